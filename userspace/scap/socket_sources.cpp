// SPDX-License-Identifier: MIT OR Apache-2.0
// Addresses, as sockets and their callers have them.
#include <arpa/inet.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "model/view_items.h"
#include "scap/event_sources.h"
#include "scap/socket_addresses.h"

namespace ringtap {

namespace {

constexpr size_t ipv4_size = 4, ipv6_size = 16;

// What a struct sockaddr begins with; nothing: it is too short.
std::optional<uint16_t> family_of(std::string_view address) {
    uint16_t family;
    if (address.size() < sizeof(family))
        return std::nullopt;
    std::memcpy(&family, address.data(), sizeof(family));
    return family;
}

// Of an address that has none: zeros.
void put_ip(byte_writer &to, std::string_view address, int family) {
    const size_t at = family == AF_INET ? 4 : 8, size = family == AF_INET ? ipv4_size : ipv6_size;
    if (address.size() >= at + size && family_of(address) == family)
        to.bytes(address.substr(at, size));
    else
        to.zeros(size);
}

void put_port(byte_writer &to, std::string_view address, int family) {
    uint16_t port = 0;
    if (address.size() >= 4 && family_of(address) == family)
        std::memcpy(&port, address.data() + 2, sizeof(port));
    to.number(ntohs(port));
}

// An abstract name begins with '@', where the kernel has a NUL.
std::string path_of(std::string_view address) {
    if (address.size() <= 2 || family_of(address) != AF_UNIX)
        return {};
    std::string_view path = address.substr(2);
    const bool is_abstract = path.front() == '\0';
    if (is_abstract)
        path.remove_prefix(1);
    return (is_abstract ? "@" : "") + std::string(path.substr(0, path.find('\0')));
}

void put_text(byte_writer &to, std::string_view text) {
    to.bytes(text);
    to.zeros(1);
}

void put_endpoint(byte_writer &to, std::string_view address, int family) {
    put_ip(to, address, family);
    put_port(to, address, family);
}

const item *find_item(const event &event, unsigned kind) {
    for (const item &item : event.items)
        if (item.kind == kind)
            return &item;
    return nullptr;
}

std::optional<socket_view> socket_of(const event_context &of, int64_t fd) {
    for (const item &item : of.event.items)
        if (const auto socket = read_socket(item))
            if (socket->fixed.fd == fd)
                return socket;
    return std::nullopt;
}

// The sockets that the call made, in the order in which it gives them.
std::optional<socket_view> made_socket(const event_context &of, unsigned number) {
    for (const item &item : of.event.items)
        if (const auto socket = read_socket(item))
            if (number-- == 0)
                return socket;
    return std::nullopt;
}

struct connection {
    int family;
    std::string_view local, remote;
    uint64_t local_ino = 0, remote_ino = 0;
};

std::string_view named_address(const event_context &of) {
    const item *found = find_item(of.event, RINGTAP_KIND_SOCKADDR);
    return found ? found->bytes : std::string_view();
}

// Whom a datagram goes to or comes from, its caller says, or the kernel beside it.
std::optional<connection> connection_of(const event_context &of, int64_t fd) {
    const auto socket = socket_of(of, fd);
    if (!socket)
        return std::nullopt;
    const auto remote = socket->peer.empty() ? named_address(of) : socket->peer;
    return connection{socket->fixed.family, socket->local, remote, socket->fixed.ino,
                      socket->fixed.peer_ino};
}

int64_t fd_of(const event_context &of) {
    return static_cast<int64_t>(
        argument_number(of, "fd").value_or(static_cast<uint64_t>(scap_none)));
}

// from and with as the format has them: who began it comes first.
void put_tuple(event_block &to, const connection &of, bool outbound) {
    byte_writer made;
    made.number(static_cast<uint8_t>(of.family));
    if (of.family == AF_INET || of.family == AF_INET6) {
        put_endpoint(made, outbound ? of.local : of.remote, of.family);
        put_endpoint(made, outbound ? of.remote : of.local, of.family);
    } else if (of.family == AF_UNIX) {
        made.number(outbound ? of.remote_ino : of.local_ino);
        made.number(outbound ? of.local_ino : of.remote_ino);
        put_text(made, path_of(outbound ? of.remote : of.local));
    } else {
        return to.absent();
    }
    to.value(made);
}

// Of a call that failed, where to it was meant is what its caller said.
std::optional<connection> meant_connection(const event_context &of) {
    const std::string_view remote = named_address(of);
    const auto family = family_of(remote);
    return family ? std::make_optional(connection{*family, {}, remote, 0, 0}) : std::nullopt;
}

void put_tuple_of(event_block &to, const event_context &of, int64_t fd, bool outbound) {
    const int64_t result = of.event.call.result;
    const bool has_failed = result < 0 && result != -EINPROGRESS;
    const auto found = !has_failed ? connection_of(of, fd)
                       : outbound  ? meant_connection(of)
                                   : std::nullopt;
    found ? put_tuple(to, *found, outbound) : to.absent();
}

}  // namespace

void put_address(event_block &to, const event_context &of, const scap_parameter &) {
    const std::string_view address = named_address(of);
    const int family = family_of(address).value_or(uint16_t{AF_UNSPEC});
    byte_writer made;
    made.number(static_cast<uint8_t>(family));
    if (family == AF_INET || family == AF_INET6)
        put_endpoint(made, address, family);
    else if (family == AF_UNIX)
        put_text(made, path_of(address));
    else
        return to.absent();
    to.value(made);
}

void put_tuple_out(event_block &to, const event_context &of, const scap_parameter &) {
    put_tuple_of(to, of, fd_of(of), true);
}

void put_tuple_in(event_block &to, const event_context &of, const scap_parameter &) {
    put_tuple_of(to, of, fd_of(of), false);
}

void put_tuple_accepted(event_block &to, const event_context &of, const scap_parameter &) {
    put_tuple_of(to, of, of.event.call.result, false);
}

void put_queue_length(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto socket = socket_of(of, of.event.call.result);
    to.number(socket ? socket->fixed.queue_len : 0, parameter.width);
}

void put_queue_max(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto socket = socket_of(of, of.event.call.result);
    to.number(socket ? socket->fixed.queue_max : 0, parameter.width);
}

void put_queue_percent(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto socket = socket_of(of, of.event.call.result);
    const uint64_t most = socket ? socket->fixed.queue_max : 0;
    to.number(most ? uint64_t{socket->fixed.queue_len} * 100 / most : 0, parameter.width);
}

void put_pair_fd1(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto socket = made_socket(of, 0);
    to.number(static_cast<uint64_t>(int64_t{socket ? socket->fixed.fd : -1}), parameter.width);
}

void put_pair_fd2(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto socket = made_socket(of, 1);
    to.number(static_cast<uint64_t>(int64_t{socket ? socket->fixed.fd : -1}), parameter.width);
}

void put_pair_source(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto socket = made_socket(of, 0);
    to.number(socket ? socket->fixed.ino : 0, parameter.width);
}

void put_pair_peer(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto socket = made_socket(of, 0);
    to.number(socket ? socket->fixed.peer_ino : 0, parameter.width);
}

// ---- back

namespace {

// Drivers tell of Unix sockets where they lie in the kernel, ringtap tells inodes.
uint64_t inode_in(std::string_view bytes) {
    constexpr uint64_t kernel_begins = uint64_t{1} << 47;
    const uint64_t number = raw_number(bytes.substr(0, 8));
    return number < kernel_begins ? number : 0;
}

bool is_ip(int family) {
    return family == AF_INET || family == AF_INET6;
}

size_t end_size(int family) {
    return (family == AF_INET ? ipv4_size : ipv6_size) + sizeof(uint16_t);
}

// Address and port; nothing: there are not so many bytes.
std::string end_in(int family, std::string_view bytes) {
    const size_t size = end_size(family) - sizeof(uint16_t);
    if (bytes.size() < end_size(family))
        return {};
    return ip_address(family, bytes.substr(0, size),
                      static_cast<uint16_t>(raw_number(bytes.substr(size, sizeof(uint16_t)))));
}

void take_tuple(read_event &to, std::string_view value, bool outbound) {
    const int family = static_cast<uint8_t>(value.front());
    const std::string_view rest = value.substr(1);
    const size_t end = end_size(family);
    std::string from, with;
    uint64_t from_ino = 0, with_ino = 0;
    if (is_ip(family) && rest.size() >= 2 * end) {
        from = end_in(family, rest);
        with = end_in(family, rest.substr(end));
    } else if (family == AF_UNIX && rest.size() > 16) {
        // Of both ends, it is the server's that has a path.
        with = unix_address(text_in(rest.substr(16)).value_or(""));
        with_ino = inode_in(rest);
        from_ino = inode_in(rest.substr(8));
        if (!outbound)
            std::swap(from_ino, with_ino);
    } else {
        return;
    }
    const bool has_path = family != AF_UNIX || with.size() > sizeof(uint16_t);
    if (!has_path)
        with.clear();
    to.tuple = outbound ? read_tuple{family, from, with, from_ino, with_ino}
                        : read_tuple{family, with, from, with_ino, from_ino};
}

}  // namespace

void take_address(read_event &to, std::string_view value, const read_parameter &parameter) {
    const int family = static_cast<uint8_t>(value.front());
    if (parameter.arg < 0)
        return;
    std::string address;
    if (is_ip(family))
        address = end_in(family, value.substr(1));
    else if (family == AF_UNIX)
        address = unix_address(text_in(value.substr(1)).value_or(""));
    if (!address.empty())
        to.add_made(RINGTAP_KIND_SOCKADDR, static_cast<unsigned>(parameter.arg), address);
}

void take_tuple_out(read_event &to, std::string_view value, const read_parameter &) {
    take_tuple(to, value, true);
}
void take_tuple_in(read_event &to, std::string_view value, const read_parameter &) {
    take_tuple(to, value, false);
}
void take_tuple_accepted(read_event &to, std::string_view value, const read_parameter &) {
    take_tuple(to, value, false);
}

void take_queue_length(read_event &to, std::string_view value, const read_parameter &) {
    to.queue_len = static_cast<uint32_t>(raw_number(value));
}
void take_queue_max(read_event &to, std::string_view value, const read_parameter &) {
    to.queue_max = static_cast<uint32_t>(raw_number(value));
}
// It follows from both.
void take_queue_percent(read_event &, std::string_view, const read_parameter &) {}

void take_pair_fd1(read_event &to, std::string_view value, const read_parameter &) {
    to.fd1 = raw_number(value);
}
void take_pair_fd2(read_event &to, std::string_view value, const read_parameter &) {
    to.fd2 = raw_number(value);
}
void take_pair_source(read_event &to, std::string_view value, const read_parameter &) {
    to.pair_source = inode_in(value);
}
void take_pair_peer(read_event &to, std::string_view value, const read_parameter &) {
    to.pair_peer = inode_in(value);
}

}  // namespace ringtap
