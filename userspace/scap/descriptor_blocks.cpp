// SPDX-License-Identifier: MIT OR Apache-2.0
#include <arpa/inet.h>

#include <array>

#include "scap/host_blocks.h"

namespace ringtap {

namespace {

scap_fd type_of(const descriptor_info &file) {
    switch (file.kind) {
        case fd_kind::file:
        case fd_kind::device:
            return scap_fd::file_v2;
        case fd_kind::directory:
            return scap_fd::directory;
        case fd_kind::pipe:
        case fd_kind::fifo:
            return scap_fd::fifo;
        case fd_kind::ipv4:
            return file.listening ? scap_fd::ipv4_server : scap_fd::ipv4;
        case fd_kind::ipv6:
            return file.listening ? scap_fd::ipv6_server : scap_fd::ipv6;
        case fd_kind::unix_socket:
            return scap_fd::unix_socket;
        case fd_kind::netlink:
            return scap_fd::netlink;
        case fd_kind::epoll:
            return scap_fd::epoll;
        case fd_kind::event:
            return scap_fd::event;
        case fd_kind::signal:
            return scap_fd::signalfd;
        case fd_kind::timer:
            return scap_fd::timerfd;
        case fd_kind::inotify:
            return scap_fd::inotify;
        case fd_kind::memfd:
            return scap_fd::memfd;
        case fd_kind::pidfd:
            return scap_fd::pidfd;
        case fd_kind::bpf:
            return scap_fd::bpf;
        case fd_kind::userfault:
            return scap_fd::userfault;
        case fd_kind::io_uring:
            return scap_fd::io_uring;
        default:
            return scap_fd::unsupported;
    }
}

scap_protocol protocol_of(const descriptor_info &file) {
    switch (file.type) {
        case SOCK_STREAM:
            return scap_protocol::tcp;
        case SOCK_DGRAM:
            return file.protocol == IPPROTO_ICMP ? scap_protocol::icmp : scap_protocol::udp;
        case SOCK_RAW:
            return scap_protocol::raw;
        default:
            return scap_protocol::unknown;
    }
}

void put_ip(byte_writer &to, int family, const std::optional<socket_address> &address) {
    std::array<char, sizeof(in6_addr)> bytes{};
    if (address && address->addr)
        inet_pton(family, address->addr->c_str(), bytes.data());
    to.bytes({bytes.data(), family == AF_INET ? sizeof(in_addr) : sizeof(in6_addr)});
}

void put_port(byte_writer &to, const std::optional<socket_address> &address) {
    to.number(address ? address->port.value_or(uint16_t{0}) : uint16_t{0});
}

void put_connection(byte_writer &to, int family, const descriptor_info &file) {
    // Readers take the first for the client's.
    const auto &from = file.server ? file.remote : file.local,
               &with = file.server ? file.local : file.remote;
    put_ip(to, family, from);
    put_ip(to, family, with);
    put_port(to, from);
    put_port(to, with);
    to.number(protocol_of(file));
}

void put_listener(byte_writer &to, int family, const descriptor_info &file) {
    put_ip(to, family, file.local);
    put_port(to, file.local);
    to.number(protocol_of(file));
}

void put_named_file(byte_writer &to, const descriptor_info &file) {
    to.number(uint32_t{0});  // how it was opened
    to.counted(file.name, scap_path_max);
    to.number(static_cast<uint32_t>(file.dev));
}

void put_unix(byte_writer &to, const descriptor_info &file) {
    to.number(file.ino);
    to.number(uint64_t{0});
    to.counted(file.name, scap_path_max);
}

void put_what(byte_writer &to, scap_fd type, const descriptor_info &file) {
    switch (type) {
        case scap_fd::ipv4:
            return put_connection(to, AF_INET, file);
        case scap_fd::ipv6:
            return put_connection(to, AF_INET6, file);
        case scap_fd::ipv4_server:
            return put_listener(to, AF_INET, file);
        case scap_fd::ipv6_server:
            return put_listener(to, AF_INET6, file);
        case scap_fd::unix_socket:
            return put_unix(to, file);
        case scap_fd::file_v2:
            return put_named_file(to, file);
        default:
            return to.counted(file.name, scap_path_max);
    }
}

}  // namespace

void append_descriptors(std::string &out, const host_state &host, uint32_t tgid) {
    byte_writer body;
    body.number(uint64_t{tgid});
    host.for_each_descriptor(tgid, [&](int fd) {
        const descriptor_info *file = host.descriptor(tgid, fd);
        if (!file)
            return;
        const scap_fd type = type_of(*file);
        const size_t begun = body.size();
        body.number(uint32_t{0});
        body.number(int64_t{fd});
        body.number(file->ino);
        body.number(type);
        put_what(body, type, *file);
        body.set(begun, static_cast<uint32_t>(body.size() - begun));
    });
    append_block(out, scap_block::descriptors, body.written());
}

}  // namespace ringtap
