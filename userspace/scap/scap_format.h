// SPDX-License-Identifier: MIT OR Apache-2.0
// The layout of a .scap file: pcapng's blocks, of types of their own. All numbers are in the byte
// order of the host that wrote it, none is aligned.
#ifndef RINGTAP_SCAP_SCAP_FORMAT_H
#define RINGTAP_SCAP_SCAP_FORMAT_H

#include <cstddef>
#include <cstdint>

namespace ringtap {

enum class scap_block : uint32_t {
    section = 0x0a0d0d0a,
    machine = 0x201,
    processes = 0x215,
    event = 0x216,
    flagged_event = 0x217,  // with scap_state_only
    descriptors = 0x218,
    interfaces = 0x219,
    users = 0x220,
    large_event = 0x221,
    flagged_large_event = 0x222,
};

// For whom: files for today's readers; files for those who know by where calls begin which
// descriptor they are about, back to libs of 2022; and events for a program that reads them as it
// would a driver's of today.
enum class scap_dialect : unsigned char { modern, superset, live };

// The event changes what a reader knows, and is not shown.
constexpr uint32_t scap_state_only = 1;

// Events whose parameters have lengths of 32 bits: of plugins, of containers, and what plugins insert.
constexpr bool is_large(uint16_t type) {
    return type == 322 || type == 324 || type == 402;
}

// Readers have a buffer of 64 KiB for the block of an event, and refuse more parameters.
constexpr size_t scap_event_max = 65535;
constexpr size_t scap_parameters_max = 32;
// They refuse a file in which one of these is longer.
constexpr size_t scap_path_max = 1023;
constexpr size_t scap_strings_max = 4095;
constexpr size_t scap_name_max = 255;

// Linux's AT_FDCWD, whatever the machine
constexpr int64_t scap_none = -1;

enum class scap_fd : uint8_t {
    file = 1,
    directory,
    ipv4,
    ipv6,
    ipv4_server,
    ipv6_server,
    fifo,
    unix_socket,
    event,
    unsupported,
    signalfd,
    epoll,
    inotify,
    timerfd,
    netlink,
    file_v2,
    bpf,
    userfault,
    io_uring,
    memfd,
    pidfd
};

enum class scap_protocol : uint8_t { unknown, none, tcp, udp, icmp, raw };

}  // namespace ringtap

#endif
