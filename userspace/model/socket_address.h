// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_MODEL_SOCKET_ADDRESS_H
#define RINGTAP_MODEL_SOCKET_ADDRESS_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ringtap {

// A struct sockaddr, as far as its captured bytes go. Members that its family does not have, or
// that were not captured, are empty.
struct socket_address {
    std::string family;               // "AF_INET", or "AF_123"
    std::optional<std::string> addr;  // AF_INET, AF_INET6
    std::optional<uint16_t> port;
    std::optional<uint32_t> scope;    // AF_INET6, if it is not 0
    std::optional<std::string> path;  // AF_UNIX; of an abstract one, what follows its NUL
    bool abstract = false;            // AF_UNIX
    std::optional<uint32_t> pid;      // AF_NETLINK
    std::optional<uint32_t> groups;   // AF_NETLINK
};

// Nothing: too short for a family.
std::optional<socket_address> read_socket_address(std::string_view bytes);

}  // namespace ringtap

#endif
