// SPDX-License-Identifier: MIT OR Apache-2.0
// What .scap files tell of sockets' addresses, as struct sockaddr.
#ifndef RINGTAP_SCAP_SOCKET_ADDRESSES_H
#define RINGTAP_SCAP_SOCKET_ADDRESSES_H

#include <cstdint>
#include <string>
#include <string_view>

namespace ringtap {

// family: AF_INET or AF_INET6. Empty: there is none, as neither address nor port is told.
std::string ip_address(int family, std::string_view ip, uint16_t port);
// An abstract name begins with '@'.
std::string unix_address(std::string_view path);
// 0: it has none.
uint16_t port_of(std::string_view address);

}  // namespace ringtap

#endif
