// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/fd_snapshot.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>

#include "capture/clock.h"
#include "capture/mapping.h"
#include "model/proc_files.h"

namespace ringtap {

namespace {

constexpr std::string_view socket_prefix = "socket:[";

bool is_socket_link(const std::string &link) {
    return link.compare(0, socket_prefix.size(), socket_prefix) == 0;
}

// Not stat(2), which would wait for a server that is gone; kernels before 4.11 tell less.
void add_inode(int process, const char *path, state_descriptor &seen) {
    struct statx status;
    constexpr unsigned wanted = STATX_TYPE | STATX_MODE | STATX_INO;
    if (syscall(SYS_statx, process, path, AT_STATX_DONT_SYNC, wanted, &status) == 0) {
        seen.mode = status.stx_mode;
        seen.dev = makedev(status.stx_dev_major, status.stx_dev_minor);
        seen.ino = status.stx_ino;
    } else if (is_socket_link(seen.link)) {
        std::string_view number = seen.link;
        number.remove_prefix(socket_prefix.size());
        seen.ino = number_in(number.substr(0, number.find(']')));
    }
}

// The time comes first: what happens to the descriptor from then on is told by records.
std::optional<state_descriptor> read_descriptor(int process, int fd) {
    const std::string path = fmt::format("fd/{}", fd);
    state_descriptor seen;
    seen.fd = fd;
    seen.ns = monotonic_ns();
    auto link = read_link(process, path.c_str());
    if (!link)
        return std::nullopt;
    seen.link = std::move(*link);
    add_inode(process, path.c_str(), seen);
    const auto info = read_file(process, fmt::format("fdinfo/{}", fd).c_str());
    if (info) {
        std::string_view flags = field_of(*info, "flags");
        const auto bits = static_cast<uint32_t>(number_in(take_word(flags), 8));
        seen.cloexec = bits & O_CLOEXEC;
        seen.open_flags = bits & ~static_cast<uint32_t>(O_CLOEXEC);
    }
    return seen;
}

// row: null if the descriptor is none of a socket, or nothing is known of that.
void add_endpoints(const socket_row *row, state_descriptor &seen) {
    if (!row)
        return;
    seen.family = row->family;
    seen.type = row->type;
    seen.protocol = row->protocol;
    seen.peer_ino = static_cast<uint32_t>(row->peer_inode);
    seen.local = row->local;
    seen.remote = row->remote;
    seen.listening = row->listening;
    seen.sure = row->sure;
}

struct close_directory {
    void operator()(DIR *directory) const { closedir(directory); }
};

}  // namespace

std::optional<state_descriptor> read_descriptor(const std::string &proc, uint32_t pid, int fd,
                                                recent_sockets &sockets) {
    const unique_fd process(
        open(fmt::format("{}/{}", proc, pid).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!process)
        return std::nullopt;
    auto seen = read_descriptor(process.get(), fd);
    if (seen && is_socket_link(seen->link)) {
        add_endpoints(sockets.find(process.get(), seen->ino), *seen);
        seen->ns = std::min(seen->ns, sockets.since_ns());
    }
    return seen;
}

std::vector<state_descriptor> read_descriptors(int process, socket_table &sockets,
                                               const std::function<void()> &meanwhile) {
    std::vector<state_descriptor> all;
    const int directory = openat(process, "fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, close_directory> entries(directory < 0 ? nullptr
                                                                      : fdopendir(directory));
    while (const dirent *entry = entries ? readdir(entries.get()) : nullptr) {
        const std::string_view name = entry->d_name;
        int fd = -1;
        std::from_chars(name.data(), name.data() + name.size(), fd);
        if (fd < 0)
            continue;
        if (auto seen = read_descriptor(process, fd)) {
            if (is_socket_link(seen->link))
                add_endpoints(sockets.find(process, seen->ino), *seen);
            all.push_back(std::move(*seen));
        }
        if (meanwhile)
            meanwhile();
    }
    return all;
}

}  // namespace ringtap
