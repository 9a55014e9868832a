// SPDX-License-Identifier: MIT OR Apache-2.0
// The sockets of a network namespace, as NETLINK_SOCK_DIAG tells of them.
#ifndef RINGTAP_CAPTURE_SOCK_DIAG_H
#define RINGTAP_CAPTURE_SOCK_DIAG_H

#include <cstdint>
#include <functional>
#include <string>

namespace ringtap {

struct socket_row {
    uint64_t inode = 0;
    int family = 0, type = 0, protocol = 0;
    bool listening = false;
    bool sure = true;  // false: a text that users write into told of it, and may have been forged
    uint64_t peer_inode = 0;    // AF_UNIX
    std::string local, remote;  // struct sockaddr; empty: none
};

// TCP, UDP and Unix sockets. network: a descriptor of /proc/PID/ns/net, or below 0: this process's
// own. False: the kernel does not tell, or not of all; what it told has been given to call, some of
// it perhaps twice.
bool dump_sockets(int network, const std::function<void(socket_row)> &call);

}  // namespace ringtap

#endif
