// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/kernel_view.h"

#include <sys/stat.h>

#include <cstring>

#include "model/file_names.h"

namespace ringtap {

#ifdef RINGTAP_ARG_RESULT

namespace {

constexpr std::string_view memfd_prefix = "/memfd:";

template <typename Fixed>
bool read_fixed(const item &item, Fixed &fixed) {
    if (item.bytes.size() < sizeof(fixed))
        return false;
    std::memcpy(&fixed, item.bytes.data(), sizeof(fixed));
    return true;
}

std::optional<seen_file> read_file(const item &item, name_pool &names) {
    ringtap_file seen;
    if (!read_fixed(item, seen))
        return std::nullopt;
    file_ref file(new open_file(kind_of_mode(seen.mode)));
    const std::string_view path = item.bytes.substr(sizeof(seen));
    if (seen.flags & RINGTAP_FILE_NAMELESS || kind_of_mode(seen.mode) == fd_kind::unknown)
        set_link(*file, path, names);
    else
        file->name = names.intern(path);
    if (path.substr(0, memfd_prefix.size()) == memfd_prefix)
        file->kind = fd_kind::memfd;
    file->deleted |= (seen.flags & RINGTAP_FILE_DELETED) != 0;
    file->type_known = true;
    file->ino = seen.ino;
    file->dev = seen.dev;
    file->open_flags = seen.f_flags;
    return seen_file{seen.fd, item.arg == RINGTAP_ARG_RESULT, std::move(file)};
}

std::optional<seen_file> read_socket(const item &item, name_pool &names) {
    ringtap_socket seen;
    if (!read_fixed(item, seen))
        return std::nullopt;
    file_ref file(new open_file(kind_of_family(seen.family)));
    const std::string_view addresses = item.bytes.substr(sizeof(seen));
    const size_t peer = RINGTAP_ALIGN(size_t{seen.local_len});
    file->local = names.intern(addresses.substr(0, seen.local_len));
    if (peer < addresses.size())
        file->remote = names.intern(addresses.substr(peer, seen.peer_len));
    file->type_known = true;
    file->family = static_cast<uint8_t>(seen.family);
    file->type = static_cast<uint8_t>(seen.type);
    file->protocol = seen.protocol;
    file->ino = seen.ino;
    file->open_flags = seen.f_flags;
    constexpr unsigned tcp_listen = 10;
    file->listening = seen.state == tcp_listen;
    return seen_file{seen.fd, item.arg == RINGTAP_ARG_RESULT, std::move(file)};
}

}  // namespace

std::optional<seen_file> read_seen_file(const item &item, name_pool &names) {
    if (item.kind == RINGTAP_KIND_FILE)
        return read_file(item, names);
    return item.kind == RINGTAP_KIND_SOCKET ? read_socket(item, names) : std::nullopt;
}

std::optional<seen_credentials> read_credentials(const event &event) {
    for (const item &item : event.items) {
        ringtap_cred seen;
        if (item.kind == RINGTAP_KIND_CRED && read_fixed(item, seen))
            return seen_credentials{seen.ids, seen.cap_effective, seen.cap_permitted,
                                    seen.cap_inheritable};
    }
    return std::nullopt;
}

#else

std::optional<seen_file> read_seen_file(const item &, name_pool &) {
    return std::nullopt;
}

std::optional<seen_credentials> read_credentials(const event &) {
    return std::nullopt;
}

#endif

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
