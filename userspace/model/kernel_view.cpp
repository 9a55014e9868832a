// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/kernel_view.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <string_view>
#include <utility>

#include "model/file_names.h"
#include "model/view_items.h"

namespace ringtap {

namespace {

constexpr std::string_view memfd_prefix = "/memfd:";

seen_file seen_by(const item &item, int fd, file_ref file) {
    return {fd, item.arg, std::move(file)};
}

seen_file to_file(const item &item, const file_view &seen, name_pool &names) {
    const fd_kind kind = kind_of_mode(seen.fixed.mode);
    file_ref file(new open_file(kind));
    if (seen.fixed.flags & RINGTAP_FILE_NAMELESS || kind == fd_kind::unknown)
        set_link(*file, seen.path, names);
    else
        file->name = item.truncated() ? names.intern(kernel_path(item, seen.path)) : names.intern(seen.path);
    if (seen.path.substr(0, memfd_prefix.size()) == memfd_prefix)
        file->kind = fd_kind::memfd;
    file->deleted |= (seen.fixed.flags & RINGTAP_FILE_DELETED) != 0;
    file->type_known = true;
    file->ino = seen.fixed.ino;
    file->dev = seen.fixed.dev;
    // The descriptor's, not the file's: dup does not pass it on.
    file->open_flags = seen.fixed.f_flags & ~O_CLOEXEC;
    return seen_by(item, seen.fixed.fd, std::move(file));
}

seen_file to_socket(const item &item, const socket_view &seen, name_pool &names) {
    file_ref file(new open_file(kind_of_family(seen.fixed.family)));
    file->local = names.intern(seen.local);
    file->remote = names.intern(seen.peer);
    file->type_known = true;
    file->family = static_cast<uint8_t>(seen.fixed.family);
    file->type = static_cast<uint8_t>(seen.fixed.type);
    file->protocol = seen.fixed.protocol;
    file->ino = seen.fixed.ino;
    file->peer_ino = static_cast<uint32_t>(seen.fixed.peer_ino);
    file->open_flags = seen.fixed.f_flags & ~O_CLOEXEC;
    constexpr unsigned tcp_listen = 10;
    file->listening = seen.fixed.state == tcp_listen;
    return seen_by(item, seen.fixed.fd, std::move(file));
}

}  // namespace

std::optional<seen_file> read_seen_file(const item &item, name_pool &names) {
    if (item.kind == RINGTAP_KIND_FILE)
        if (const auto file = read_file(item))
            return is_numbers_alone(*file) ? std::nullopt : std::optional(to_file(item, *file, names));
    if (const auto socket = read_socket(item))
        return to_socket(item, *socket, names);
    return std::nullopt;
}

std::optional<seen_credentials> read_credentials(const event &event) {
    for (const item &item : event.items)
        if (const auto seen = read_cred(item))
            return seen_credentials{seen->ids, seen->cap_effective, seen->cap_permitted,
                                    seen->cap_inheritable};
    return std::nullopt;
}

fd_kind kind_of_mode(unsigned mode) {
    switch (mode & S_IFMT) {
        case S_IFREG:
            return fd_kind::file;
        case S_IFDIR:
            return fd_kind::directory;
        case S_IFCHR:
        case S_IFBLK:
            return fd_kind::device;
        case S_IFIFO:
            return fd_kind::fifo;
        case S_IFSOCK:
            return fd_kind::other_socket;
        default:
            return fd_kind::unknown;
    }
}

}  // namespace ringtap
