// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/socket_address.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cstddef>
#include <cstring>

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

std::string ip_text(int family, const void *address) {
    char text[INET6_ADDRSTRLEN];
    return inet_ntop(family, address, text, sizeof(text));
}

void read_inet(std::string_view bytes, socket_address &address) {
    sockaddr_in in;
    if (!copy_address(bytes, offsetof(sockaddr_in, sin_zero), &in))
        return;
    address.addr = ip_text(AF_INET, &in.sin_addr);
    address.port = ntohs(in.sin_port);
}

void read_inet6(std::string_view bytes, socket_address &address) {
    sockaddr_in6 in6;
    if (!copy_address(bytes, offsetof(sockaddr_in6, sin6_scope_id), &in6))
        return;
    address.addr = ip_text(AF_INET6, &in6.sin6_addr);
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
