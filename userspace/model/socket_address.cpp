// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/socket_address.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <charconv>
#include <cstddef>
#include <cstring>
#include <iterator>

namespace ringtap {

namespace {

std::string family_name(sa_family_t family) {
    switch (family) {
        case AF_UNSPEC:
            return "AF_UNSPEC";
        case AF_UNIX:
            return "AF_UNIX";
        case AF_INET:
            return "AF_INET";
        case AF_INET6:
            return "AF_INET6";
        case AF_NETLINK:
            return "AF_NETLINK";
        case AF_PACKET:
            return "AF_PACKET";
        case AF_BLUETOOTH:
            return "AF_BLUETOOTH";
        case AF_CAN:
            return "AF_CAN";
        case AF_ALG:
            return "AF_ALG";
        case AF_VSOCK:
            return "AF_VSOCK";
        case AF_XDP:
            return "AF_XDP";
        default:
            return fmt::format("AF_{}", family);
    }
}

template <typename Sockaddr>
bool copy_address(std::string_view bytes, size_t needed, Sockaddr *out) {
    *out = {};
    std::memcpy(out, bytes.data(), std::min(bytes.size(), sizeof(*out)));
    return bytes.size() >= needed;
}

std::string ipv6_text(const in6_addr &address) {
    char text[INET6_ADDRSTRLEN];
    return inet_ntop(AF_INET6, &address, text, sizeof(text));
}

// inet_ntop() goes through sprintf(), and this is asked of each event of a socket.
std::string ipv4_text(const in_addr &address) {
    const auto *bytes = reinterpret_cast<const unsigned char *>(&address);
    char text[INET_ADDRSTRLEN];
    char *end = text;
    for (size_t i = 0; i < sizeof(address); i++) {
        if (i)
            *end++ = '.';
        end = std::to_chars(end, std::end(text), bytes[i]).ptr;
    }
    return {text, end};
}

void read_inet(std::string_view bytes, socket_address &address) {
    sockaddr_in in;
    if (!copy_address(bytes, offsetof(sockaddr_in, sin_zero), &in))
        return;
    address.addr = ipv4_text(in.sin_addr);
    address.port = ntohs(in.sin_port);
}

void read_inet6(std::string_view bytes, socket_address &address) {
    sockaddr_in6 in6;
    if (!copy_address(bytes, offsetof(sockaddr_in6, sin6_scope_id), &in6))
        return;
    address.addr = ipv6_text(in6.sin6_addr);
    address.port = ntohs(in6.sin6_port);
    if (in6.sin6_scope_id)
        address.scope = in6.sin6_scope_id;
}

void read_unix(std::string_view bytes, socket_address &address) {
    std::string_view path = bytes.substr(offsetof(sockaddr_un, sun_path));
    if (path.empty())  // a socket without a name
        return;
    address.abstract = path[0] == '\0';
    address.path = address.abstract ? path.substr(1) : path.substr(0, path.find('\0'));
}

void read_netlink(std::string_view bytes, socket_address &address) {
    sockaddr_nl nl;
    if (!copy_address(bytes, sizeof(nl), &nl))
        return;
    address.pid = nl.nl_pid;
    address.groups = nl.nl_groups;
}

}  // namespace

std::optional<socket_address> read_socket_address(std::string_view bytes) {
    sa_family_t family;
    if (bytes.size() < sizeof(family))
        return std::nullopt;
    std::memcpy(&family, bytes.data(), sizeof(family));
    socket_address address;
    address.family = family_name(family);
    switch (family) {
        case AF_INET:
            read_inet(bytes, address);
            break;
        case AF_INET6:
            read_inet6(bytes, address);
            break;
        case AF_UNIX:
            read_unix(bytes, address);
            break;
        case AF_NETLINK:
            read_netlink(bytes, address);
            break;
    }
    return address;
}

}  // namespace ringtap
