// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/socket_addresses.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace ringtap {

namespace {

template <typename Address>
std::string bytes_of(const Address &address) {
    return {reinterpret_cast<const char *>(&address), sizeof(address)};
}

}  // namespace

std::string ip_address(int family, std::string_view ip, uint16_t port) {
    if (!port && ip.find_first_not_of('\0') == std::string_view::npos)
        return {};
    if (family == AF_INET) {
        sockaddr_in made{};
        made.sin_family = AF_INET;
        made.sin_port = htons(port);
        std::memcpy(&made.sin_addr, ip.data(), std::min(ip.size(), sizeof(made.sin_addr)));
        return bytes_of(made);
    }
    sockaddr_in6 made{};
    made.sin6_family = AF_INET6;
    made.sin6_port = htons(port);
    std::memcpy(&made.sin6_addr, ip.data(), std::min(ip.size(), sizeof(made.sin6_addr)));
    return bytes_of(made);
}

std::string unix_address(std::string_view path) {
    const sa_family_t family = AF_UNIX;
    std::string made = bytes_of(family);
    if (path.empty() || path.front() != '@')
        return made.append(path);
    return made.append(1, '\0').append(path.substr(1));
}

uint16_t port_of(std::string_view address) {
    uint16_t port = 0;
    if (address.size() >= sizeof(sockaddr_in))
        std::memcpy(&port, address.data() + offsetof(sockaddr_in, sin_port), sizeof(port));
    return ntohs(port);
}

}  // namespace ringtap
