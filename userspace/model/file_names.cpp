// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/file_names.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <climits>
#include <iterator>
#include <vector>

#include "model/proc_files.h"

namespace ringtap {

namespace {

struct link_of_kind {
    std::string_view link;  // what it begins with
    fd_kind kind;
};

constexpr link_of_kind anonymous[] = {
    {"anon_inode:[eventpoll]", fd_kind::epoll},
    {"anon_inode:[eventfd", fd_kind::event},
    {"anon_inode:[signalfd]", fd_kind::signal},
    {"anon_inode:[timerfd]", fd_kind::timer},
    {"anon_inode:inotify", fd_kind::inotify},
    {"anon_inode:[fanotify]", fd_kind::fanotify},
    {"anon_inode:[pidfd]", fd_kind::pidfd},
    {"pidfd:[", fd_kind::pidfd},
    {"anon_inode:bpf", fd_kind::bpf},
    {"anon_inode:[bpf", fd_kind::bpf},
    {"anon_inode:[userfaultfd]", fd_kind::userfault},
    {"anon_inode:[io_uring]", fd_kind::io_uring},
    {"anon_inode:[perf_event]", fd_kind::perf},
    {"anon_inode:", fd_kind::other},
    {"/memfd:", fd_kind::memfd},
    {"/secretmem", fd_kind::memfd},
    {"mnt:[", fd_kind::ns},
    {"pid:[", fd_kind::ns},
    {"net:[", fd_kind::ns},
    {"uts:[", fd_kind::ns},
    {"ipc:[", fd_kind::ns},
    {"user:[", fd_kind::ns},
    {"cgroup:[", fd_kind::ns},
    {"time:[", fd_kind::ns},
};

constexpr std::string_view deleted_suffix = " (deleted)";

bool has_prefix(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

// "pipe:[123]"
uint64_t bracketed_number(std::string_view link) {
    const size_t begin = link.find('[') + 1;
    const size_t end = link.find(']');
    if (begin == 0 || end == std::string_view::npos)
        return 0;
    return number_in(link.substr(begin, end - begin));
}

}  // namespace

// No call takes a longer name than PATH_MAX. Directories may lie deeper: their names would grow
// with each chdir("a"), and the work of joining them.
std::string absolute_path(std::string_view directory, std::string_view path) {
    const bool absolute = !path.empty() && path[0] == '/';
    const bool cut = !absolute && has_prefix(directory, lost_head);
    if (cut)
        directory.remove_prefix(lost_head.size());
    if (!absolute && (directory.empty() || directory[0] != '/'))
        return {};
    if (path.size() >= PATH_MAX || (!absolute && directory.size() >= PATH_MAX))
        return {};
    std::vector<std::string_view> names;
    for (std::string_view rest : {absolute ? std::string_view() : directory, path}) {
        while (!rest.empty()) {
            const size_t end = std::min(rest.find('/'), rest.size());
            const std::string_view word = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (word == ".." && !names.empty())
                names.pop_back();
            else if (!word.empty() && word != "." && word != "..")
                names.push_back(word);
        }
    }
    std::string joined(cut ? lost_head : std::string_view());
    for (const std::string_view word : names)
        joined.append("/").append(word);
    if (joined.size() >= PATH_MAX)
        return {};
    return names.empty() ? joined + "/" : joined;
}

void set_link(open_file &file, std::string_view link, name_pool &names) {
    const auto by_number = [&](fd_kind kind) {
        file.kind = kind;
        file.ino = bracketed_number(link);
    };
    if (has_prefix(link, "pipe:["))
        return by_number(fd_kind::pipe);
    if (has_prefix(link, "socket:["))
        return by_number(fd_kind::other_socket);
    file.kind = fd_kind::file;
    for (const auto &[begin, kind] : anonymous) {
        if (!has_prefix(link, begin))
            continue;
        file.kind = kind;
        break;
    }
    const size_t size = link.size() - std::min(link.size(), deleted_suffix.size());
    if (link.substr(size) == deleted_suffix) {
        file.deleted = true;
        link = link.substr(0, size);
    }
    file.name = names.intern(link);
}

std::string name_of_kind(const open_file &file) {
    const char *type = nullptr;
    if (file.kind == fd_kind::pipe)
        type = "pipe";
    else if (is_socket(file.kind))
        type = "socket";
    if (type)
        return file.ino ? fmt::format("{}:[{}]", type, file.ino) : type;
    for (const auto &[begin, kind] : anonymous)
        if (kind == file.kind && has_prefix(begin, "anon_inode:") && kind != fd_kind::other)
            return fmt::format("{}{}", begin, kind == fd_kind::event ? "]" : "");
    return {};
}

bool is_socket(fd_kind kind) {
    switch (kind) {
        case fd_kind::ipv4:
        case fd_kind::ipv6:
        case fd_kind::unix_socket:
        case fd_kind::netlink:
        case fd_kind::packet:
        case fd_kind::other_socket:
            return true;
        default:
            return false;
    }
}

fd_kind kind_of_family(int family) {
    switch (family) {
        case AF_INET:
            return fd_kind::ipv4;
        case AF_INET6:
            return fd_kind::ipv6;
        case AF_UNIX:
            return fd_kind::unix_socket;
        case AF_NETLINK:
            return fd_kind::netlink;
        case AF_PACKET:
            return fd_kind::packet;
        default:
            return fd_kind::other_socket;
    }
}

}  // namespace ringtap
