// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/read_views.h"

#include <fmt/format.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>

namespace ringtap {

namespace {

constexpr int length_is_result = 7;

template <typename Fixed>
std::string_view bytes_of(const Fixed &fixed) {
    return {reinterpret_cast<const char *>(&fixed), sizeof(fixed)};
}

std::string_view call_name(const read_event &of) {
    return of.desc->name;
}

bool is_vector(arg_type type) {
    return type == arg_type::iov_in || type == arg_type::iov_out || type == arg_type::msg_in ||
           type == arg_type::msg_out;
}

bool is_filled(arg_type type) {
    return type == arg_type::iov_out || type == arg_type::msg_out;
}

// How long a buffer was, as far as the call says so.
std::optional<uint64_t> length_of(const read_event &of, unsigned arg) {
    const syscall_arg &type = of.desc->args[arg];
    if (of.total)
        return of.total;
    const bool by_result = type.len == length_is_result || is_filled(type.type);
    if (by_result)
        return of.result && *of.result >= 0 ? std::optional<uint64_t>(*of.result) : std::nullopt;
    const bool by_argument = type.len >= 0 && !is_vector(type.type) && type.len < 6;
    return by_argument && of.knows(static_cast<unsigned>(type.len))
               ? std::optional(of.args[type.len])
               : std::nullopt;
}

void complete_buffers(read_event &of) {
    for (read_item &item : of.items) {
        if (item.kind != RINGTAP_KIND_BUFFER || item.arg >= of.desc->nargs)
            continue;
        item.orig_len = std::max(item.orig_len, length_of(of, item.arg).value_or(0));
        if (item.orig_len > (item.own ? item.size : item.bytes.size()))
            item.flags |= RINGTAP_ITEM_TRUNCATED;
    }
}

// A buffer of which no byte was captured, or that had none.
void add_empty_buffer(read_event &of) {
    for (unsigned i = 0; i < of.desc->nargs; i++) {
        const arg_type type = of.desc->args[i].type;
        const bool holds = type == arg_type::in || type == arg_type::out || is_vector(type);
        const bool is_there = std::any_of(of.items.begin(), of.items.end(),
                                          [&](const read_item &item) { return item.arg == i; });
        if (holds && !is_there && of.result >= 0 && of.desc->uses & (use_read | use_write)) {
            read_item item{RINGTAP_KIND_BUFFER, i};
            return of.add(item);
        }
    }
}

void complete_structs(read_event &of) {
    for (const read_struct &told : of.structs) {
        read_item item{RINGTAP_KIND_STRUCT, told.arg};
        item.own = true;
        item.at = told.at;
        item.size = told.end;
        item.orig_len = std::max<size_t>(told.end, told.layout->size);
        if (told.end < told.layout->size)
            item.flags = RINGTAP_ITEM_TRUNCATED;
        of.add(item);
    }
}

// Two of struct __user_cap_data_struct, which each have a half of all three sets.
void add_capabilities(read_event &of) {
    const auto arg = of.place_of("data");
    if (!of.capabilities || !arg)
        return;
    uint32_t halves[6];
    for (size_t i = 0; i < 3; i++) {
        halves[i] = static_cast<uint32_t>((*of.capabilities)[i]);
        halves[3 + i] = static_cast<uint32_t>((*of.capabilities)[i] >> 32);
    }
    of.add_made(RINGTAP_KIND_STRUCT, *arg, bytes_of(halves));
}

void forget_peeked(read_event &of) {
    const auto request = of.number("request");
    const auto data = of.place_of("data");
    if (call_name(of) == "ptrace" && data &&
        (request == PTRACE_PEEKTEXT || request == PTRACE_PEEKDATA || request == PTRACE_PEEKUSER))
        of.known &= ~(1U << *data);
}

// ---- files

void add_file(read_event &of, const ringtap_file &file, unsigned arg, std::string_view path) {
    of.add_made(RINGTAP_KIND_FILE, arg, std::string(bytes_of(file)).append(path));
}

void add_made_file(read_event &of) {
    if (of.result < 0 || !of.dev || !of.ino || (!*of.dev && !*of.ino))
        return;
    ringtap_file file{};
    file.ino = *of.ino;
    file.dev = static_cast<uint32_t>(*of.dev);
    file.fd = static_cast<int32_t>(*of.result);
    file.flags = of.created ? RINGTAP_FILE_CREATED : 0;
    add_file(of, file, RINGTAP_ARG_RESULT, of.path.value_or(""));
}

// What the call wrote into its caller's memory.
void add_numbers(read_event &of, unsigned arg) {
    const int32_t numbers[] = {static_cast<int32_t>(*of.fd1), static_cast<int32_t>(*of.fd2)};
    of.add_made(RINGTAP_KIND_STRUCT, arg, bytes_of(numbers));
}

void add_pipe(read_event &of) {
    if (of.result != 0 || !of.ino || !of.fd1 || !of.fd2)
        return;
    add_numbers(of, 0);
    for (const auto fd : {of.fd1, of.fd2}) {
        ringtap_file file{};
        file.ino = *of.ino;
        file.mode = S_IFIFO;
        file.fd = static_cast<int32_t>(*fd);
        file.flags = RINGTAP_FILE_NAMELESS;
        add_file(of, file, 0, fmt::format("pipe:[{}]", *of.ino));
    }
}

// ---- sockets

void add_socket(read_event &of, ringtap_socket socket, unsigned arg, std::string_view local,
                std::string_view peer) {
    socket.local_len = static_cast<uint16_t>(local.size());
    socket.peer_len = static_cast<uint16_t>(peer.size());
    std::string bytes(bytes_of(socket));
    bytes.append(local);
    if (!peer.empty())
        bytes.append(RINGTAP_ALIGN(local.size()) - local.size(), '\0').append(peer);
    of.add_made(RINGTAP_KIND_SOCKET, arg, bytes);
}

void add_pair(read_event &of) {
    const auto arg = of.place_of("usockvec");
    if (of.result != 0 || !of.fd1 || !of.fd2 || !arg)
        return;
    add_numbers(of, *arg);
    constexpr uint64_t type_mask = 0xf;
    for (const bool is_first : {true, false}) {
        ringtap_socket socket{};
        socket.fd = static_cast<int32_t>(is_first ? *of.fd1 : *of.fd2);
        socket.ino = (is_first ? of.pair_source : of.pair_peer).value_or(0);
        socket.peer_ino = (is_first ? of.pair_peer : of.pair_source).value_or(0);
        socket.family = static_cast<uint16_t>(of.args[0]);
        socket.type = static_cast<uint16_t>(of.args[1] & type_mask);
        socket.protocol = static_cast<uint16_t>(of.args[2]);
        add_socket(of, socket, *arg, {}, {});
    }
}

// The argument with the address of a message.
std::optional<unsigned> address_place(const read_event &of) {
    for (unsigned i = 0; i < of.desc->nargs; i++) {
        const arg_type type = of.desc->args[i].type;
        if (type == arg_type::sockaddr_in || type == arg_type::sockaddr_out ||
            type == arg_type::msg_in || type == arg_type::msg_out)
            return i;
    }
    return std::nullopt;
}

bool is_ip(int family) {
    return family == AF_INET || family == AF_INET6;
}

// What is known of the socket already, and only a stream is accepted from.
ringtap_socket socket_of(const read_event &of, const descriptor_info *known, bool accepts) {
    ringtap_socket socket{};
    socket.family = static_cast<uint16_t>(of.tuple->family);
    socket.ino = of.tuple->local_ino;
    socket.peer_ino = of.tuple->remote_ino;
    socket.queue_len = of.queue_len;
    socket.queue_max = of.queue_max;
    if (accepts)
        socket.type = is_ip(of.tuple->family) ? SOCK_STREAM : 0;
    else if (known) {
        socket.type = static_cast<uint16_t>(known->type);
        socket.protocol = static_cast<uint16_t>(known->protocol);
        socket.ino = socket.ino ? socket.ino : known->ino;
    }
    return socket;
}

// The peer of a message that has an address of its own is none of the socket's.
void add_tuple(read_event &of, const host_model &host, uint32_t tgid) {
    const bool accepts = call_name(of) == "accept" || call_name(of) == "accept4";
    const int64_t fd = accepts ? of.result.value_or(-1) : static_cast<int32_t>(of.args[0]);
    if (!of.tuple || fd < 0 || (!accepts && !of.knows(0)))
        return;
    const descriptor_info *known = accepts ? nullptr : host.descriptor(tgid, static_cast<int>(fd));
    const auto place = address_place(of);
    const bool is_message = of.desc->uses & (use_read | use_write) && known && place &&
                            (known->type & 0xf) == SOCK_DGRAM && !known->remote;
    ringtap_socket socket = socket_of(of, known, accepts);
    socket.fd = static_cast<int32_t>(fd);
    const std::string remote = of.tuple->remote, local = of.tuple->local;
    if (is_message && !remote.empty())
        of.add_made(RINGTAP_KIND_SOCKADDR, *place, remote);
    add_socket(of, socket, accepts ? RINGTAP_ARG_RESULT : 0, local,
               is_message ? std::string() : remote);
}

}  // namespace

void complete_call(read_event &of, const host_model &host, uint32_t tgid) {
    if (!of.desc)
        return;
    const bool any_buffer = !of.items.empty() || of.desc->uses & (use_read | use_write);
    if (any_buffer) {
        add_empty_buffer(of);
        complete_buffers(of);
    }
    if (of.poll_asked)
        complete_poll(of);
    complete_structs(of);
    add_capabilities(of);
    if (of.knows(0))
        forget_peeked(of);
    if (of.fd1)
        of.pair_source ? add_pair(of) : add_pipe(of);
    else if (of.ino)
        add_made_file(of);
    add_tuple(of, host, tgid);
    if (of.memory)
        of.add_made(RINGTAP_KIND_MEMORY, RINGTAP_ARG_NONE, bytes_of(*of.memory));
}

}  // namespace ringtap
