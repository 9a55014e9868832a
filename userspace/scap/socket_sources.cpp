// SPDX-License-Identifier: MIT OR Apache-2.0
// Addresses, as sockets and their callers have them.
#include <arpa/inet.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "model/view_items.h"
#include "scap/event_sources.h"

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

// An abstract name without the NUL that it begins with.
std::string_view path_of(std::string_view address) {
    if (address.size() <= 2 || family_of(address) != AF_UNIX)
        return {};
    std::string_view path = address.substr(2);
    if (path.front() == '\0')
        path.remove_prefix(1);
    return path.substr(0, path.find('\0'));
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

void put_tuple_of(event_block &to, const event_context &of, int64_t fd, bool outbound) {
    const int64_t result = of.event.call.result;
    const auto found = result >= 0 || result == -EINPROGRESS ? connection_of(of, fd) : std::nullopt;
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

// ---- options

namespace {

// Which of the format's forms an option's value has.
enum class option_form : uint8_t { bytes, error, number32, number64, time };

constexpr uint64_t socket_level = 1;
constexpr uint64_t scap_so_error = 4, scap_so_rcvtimeo = 0x14, scap_so_sndtimeo = 0x15,
                   scap_so_cookie = 0x35;

option_form form_of(bool is_socket_level, uint64_t option) {
    constexpr uint64_t structs[] = {0xd, 0x11, 0x1a, 0x1c, 0x2f, 0x32, 0x33, 0x34};
    if (!is_socket_level || option == 0)
        return option_form::bytes;
    for (const uint64_t is_struct : structs)
        if (option == is_struct)
            return option_form::bytes;
    switch (option) {
        case scap_so_error:
            return option_form::error;
        case scap_so_rcvtimeo:
        case scap_so_sndtimeo:
            return option_form::time;
        case scap_so_cookie:
            return option_form::number64;
        default:
            return option_form::number32;
    }
}

template <typename Number>
Number number_at(std::string_view bytes, size_t at = 0) {
    Number number = 0;
    if (bytes.size() >= at + sizeof(number))
        std::memcpy(&number, bytes.data() + at, sizeof(number));
    return number;
}

// struct timeval of a 64-bit program, in nanoseconds.
uint64_t time_in(std::string_view bytes) {
    return number_at<uint64_t>(bytes) * 1000000000 + number_at<uint64_t>(bytes, 8) * 1000;
}

}  // namespace

void put_option_name(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const bool is_known = argument_number(of, "level") == socket_level;
    to.number(is_known ? argument_number(of, "optname", parameter.map).value_or(0) : 0,
              parameter.width);
}

void put_option_value(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const item *found = find_item(of.event, RINGTAP_KIND_BUFFER);
    const std::string_view bytes = found ? found->bytes : std::string_view();
    const bool is_socket_level = argument_number(of, "level") == socket_level;
    const option_form form =
        form_of(is_socket_level, argument_number(of, "optname", parameter.map).value_or(0));
    byte_writer made;
    made.number(form);
    switch (form) {
        case option_form::bytes:
            made.bytes(bytes);
            break;
        case option_form::error:
            made.number(-int64_t{number_at<int32_t>(bytes)});
            break;
        case option_form::number32:
            made.number(number_at<uint32_t>(bytes));
            break;
        case option_form::number64:
            made.number(number_at<uint64_t>(bytes));
            break;
        case option_form::time:
            made.number(time_in(bytes));
            break;
    }
    to.value(made);
}

void put_option_length(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const item *found = find_item(of.event, RINGTAP_KIND_BUFFER);
    to.number(found ? found->orig_len : 0, parameter.width);
}

}  // namespace ringtap
