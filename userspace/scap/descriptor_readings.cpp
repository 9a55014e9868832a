// SPDX-License-Identifier: MIT OR Apache-2.0
// What descriptor_blocks.cpp writes, taken back.
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "scap/byte_reader.h"
#include "scap/host_reader.h"
#include "scap/scap_format.h"
#include "scap/socket_addresses.h"
#include "scap/state_time.h"

namespace ringtap {

namespace {

// So many are told at once.
constexpr size_t descriptors_max = 4096;

void set_protocol(state_descriptor &to, scap_protocol protocol) {
    switch (protocol) {
        case scap_protocol::tcp:
            to.type = SOCK_STREAM;
            return;
        case scap_protocol::udp:
            to.type = SOCK_DGRAM;
            return;
        case scap_protocol::icmp:
            to.type = SOCK_DGRAM;
            to.protocol = IPPROTO_ICMP;
            return;
        case scap_protocol::raw:
            to.type = SOCK_RAW;
            return;
        default:
            return;
    }
}

void read_connection(byte_reader &from, state_descriptor &to, int family) {
    const size_t size = family == AF_INET ? sizeof(in_addr) : sizeof(in6_addr);
    const std::string_view local = from.bytes(size), remote = from.bytes(size);
    const auto local_port = from.number<uint16_t>(), remote_port = from.number<uint16_t>();
    to.family = family;
    to.local = ip_address(family, local, local_port);
    to.remote = ip_address(family, remote, remote_port);
    set_protocol(to, static_cast<scap_protocol>(from.number<uint8_t>()));
}

void read_listener(byte_reader &from, state_descriptor &to, int family) {
    const size_t size = family == AF_INET ? sizeof(in_addr) : sizeof(in6_addr);
    const std::string_view local = from.bytes(size);
    to.family = family;
    to.local = ip_address(family, local, from.number<uint16_t>());
    set_protocol(to, static_cast<scap_protocol>(from.number<uint8_t>()));
    to.listening = to.type == SOCK_STREAM;
}

void read_unix(byte_reader &from, state_descriptor &to) {
    from.bytes(2 * sizeof(uint64_t));  // where both ends lie in the kernel
    to.family = AF_UNIX;
    if (const std::string_view path = from.counted(); !path.empty())
        to.local = unix_address(path);
}

// As /proc has it, by whatever name the file has for it.
std::string link_of(scap_fd type, std::string_view name) {
    const bool is_link = name.substr(0, 1) == "/" || name.find(':') != std::string_view::npos;
    if (is_link)
        return std::string(name);
    switch (type) {
        case scap_fd::event:
            return "anon_inode:[eventfd]";
        case scap_fd::signalfd:
            return "anon_inode:[signalfd]";
        case scap_fd::epoll:
            return "anon_inode:[eventpoll]";
        case scap_fd::inotify:
            return "anon_inode:inotify";
        case scap_fd::timerfd:
            return "anon_inode:[timerfd]";
        case scap_fd::bpf:
            return "anon_inode:bpf";
        case scap_fd::userfault:
            return "anon_inode:[userfaultfd]";
        case scap_fd::io_uring:
            return "anon_inode:[io_uring]";
        case scap_fd::pidfd:
            return "anon_inode:[pidfd]";
        case scap_fd::memfd:
            return fmt::format("/memfd:{}", name);
        default:
            return std::string(name);
    }
}

unsigned mode_of(scap_fd type) {
    return type == scap_fd::directory ? S_IFDIR : type == scap_fd::fifo ? S_IFIFO : 0;
}

void read_named(byte_reader &from, state_descriptor &to, scap_fd type) {
    const std::string_view name = from.counted();
    to.mode = mode_of(type);
    if (type == scap_fd::netlink)
        to.family = AF_NETLINK;
    else
        to.link = link_of(type, name);
}

void read_what(byte_reader &from, state_descriptor &to, scap_fd type) {
    switch (type) {
        case scap_fd::ipv4:
            return read_connection(from, to, AF_INET);
        case scap_fd::ipv6:
            return read_connection(from, to, AF_INET6);
        case scap_fd::ipv4_server:
            return read_listener(from, to, AF_INET);
        case scap_fd::ipv6_server:
            return read_listener(from, to, AF_INET6);
        case scap_fd::unix_socket:
            return read_unix(from, to);
        case scap_fd::file_v2:
            from.number<uint32_t>();  // how it was opened
            to.link = from.counted();
            return;
        default:
            return read_named(from, to, type);
    }
}

}  // namespace

std::optional<size_t> host_reader::begin(uint32_t block, std::string_view at_hand) {
    block_ = block;
    given_ = false;
    descriptors_.clear();
    listens_.clear();
    if (entries_of(block) != host_entries::descriptors)
        return 0;
    byte_reader from(at_hand);
    const auto tid = static_cast<uint32_t>(from.number<uint64_t>());
    if (!from.is_whole())
        return std::nullopt;
    const thread_info *thread = host_.thread(tid);
    tgid_ = thread && thread->tgid ? thread->tgid : tid;
    // Threads have their process's, which tells of them itself.
    given_ = tgid_ != tid && host_.process(tgid_) && host_.process(tgid_)->open_fds;
    return from.taken();
}

size_t host_reader::take_descriptor(std::string_view at_hand) {
    constexpr uint32_t block_with_length = 0x218;
    const bool has_length = block_ == block_with_length;
    byte_reader from(at_hand);
    const size_t length = has_length ? from.number<uint32_t>() : at_hand.size();
    if (!from.is_whole() || length > at_hand.size() || length < from.taken())
        return 0;
    byte_reader entry(at_hand.substr(from.taken(), length - from.taken()));
    state_descriptor seen;
    seen.ns = state_ns;
    seen.fd = static_cast<int>(entry.number<int64_t>());
    seen.ino = entry.number<uint64_t>();
    const auto type = static_cast<scap_fd>(entry.number<uint8_t>());
    read_what(entry, seen, type);
    if (!entry.is_whole())
        return 0;
    if (type == scap_fd::file_v2 && has_length && entry.rest().size() >= sizeof(uint32_t))
        seen.dev = entry.number<uint32_t>();
    if (seen.family && seen.link.empty())
        seen.link = fmt::format("socket:[{}]", seen.ino);
    if (seen.listening)
        listens_.insert(port_of(seen.local));
    if (seen.fd >= 0)
        descriptors_.push_back(std::move(seen));
    if (descriptors_.size() >= descriptors_max)
        give_descriptors();
    return has_length ? length : from.taken() + entry.taken();
}

// Which end is this host's is not told: the one on whose port the process listens is, else the
// first.
bool host_reader::is_server(const state_descriptor &socket) const {
    return !socket.remote.empty() &&
           (listens_.count(port_of(socket.local)) || listens_.count(port_of(socket.remote)));
}

void host_reader::give_descriptors() {
    for (state_descriptor &one : descriptors_) {
        one.server = is_server(one);
        if (one.server && !listens_.count(port_of(one.local)))
            one.local.swap(one.remote);
    }
    write_state(
        tgid_, state_ns, 0, true, descriptors_,
        [&](const ringtap_record &record) { to_.add(RINGTAP_ALL_CPUS, record); }, given_);
    given_ = true;
    descriptors_.clear();
}

void host_reader::end() {
    if (entries_of(block_) == host_entries::descriptors && (!given_ || !descriptors_.empty()))
        give_descriptors();
}

}  // namespace ringtap
