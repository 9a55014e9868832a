// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/fd_endpoints.h"

#include <sys/socket.h>

#include <algorithm>
#include <iterator>

#include "model/view_items.h"

namespace ringtap {

namespace {

// The kernel's own view at the event is newer than what is kept of the socket.
void take_view(both_ends &ends, const event &event, int64_t fd) {
    for (const item &item : event.items) {
        const auto seen = read_socket(item);
        if (!seen || seen->fixed.fd != fd)
            continue;
        ends.local = read_socket_address(seen->local);
        ends.remote = read_socket_address(seen->peer);
    }
}

void take_peer(both_ends &ends, const event &event) {
    for (const item &item : event.items)
        if (item.kind == RINGTAP_KIND_SOCKADDR)
            ends.remote = read_socket_address(item.bytes);
}

// Whom a message went to, whatever the socket is connected to
bool has_kernel_address(const event &event) {
    return std::any_of(event.items.begin(), event.items.end(), [](const item &item) {
        return item.kind == RINGTAP_KIND_SOCKADDR && item.flags & RINGTAP_ITEM_KERNEL;
    });
}

// A socket that is not bound yet has no end.
const socket_address *known_end(const std::optional<socket_address> &end) {
    const bool nowhere = end && end->addr && (*end->addr == "0.0.0.0" || *end->addr == "::");
    return !end || (nowhere && end->port.value_or(0) == 0) ? nullptr : &*end;
}

const socket_address *end_of(const both_ends &ends, endpoint which) {
    const socket_address *local = known_end(ends.local);
    const socket_address *remote = known_end(ends.remote);
    switch (which) {
        case endpoint::client:
            return ends.server ? remote : local;
        case endpoint::server:
            return ends.server ? local : remote;
        case endpoint::remote:
            return remote;
        default:
            return local;
    }
}

template <typename Read>
void of_ends(field_reader &reader, endpoint which, Read read) {
    const descriptor_info *fd = reader.descriptor();
    if (!fd)
        return;
    const both_ends ends = ends_of(reader, *fd);
    for (const endpoint one : {which == endpoint::either ? endpoint::local : which,
                               which == endpoint::either ? endpoint::remote : which}) {
        if (const socket_address *end = end_of(ends, one))
            read(*end);
        if (which != endpoint::either)
            return;
    }
}

void append_end(std::string &out, const socket_address &end) {
    fmt::format_to(std::back_inserter(out), "{}:{}", end.addr.value_or(""), end.port.value_or(0));
}

void append_ends(std::string &out, const both_ends &ends) {
    const socket_address *client = end_of(ends, endpoint::client);
    const socket_address *server = end_of(ends, endpoint::server);
    if (client)
        append_end(out, *client);
    if (client && server)
        out += "->";
    if (server)
        append_end(out, *server);
}

}  // namespace

// A datagram of a socket that is not connected has a peer of its own: who sends is the client. A
// connect that failed says where it was to lead.
both_ends ends_of(const field_reader &reader, const descriptor_info &fd) {
    both_ends ends{fd.local, fd.remote, fd.server || fd.listening};
    const event &event = reader.current();
    if (!reader.has_result() || !event.call.desc)
        return ends;
    take_view(ends, event, reader.fd());
    const syscall_desc &call = *event.call.desc;
    const bool is_datagram = (fd.type & 0xf) == SOCK_DGRAM && event.call.result >= 0 &&
                             call.uses & (use_read | use_write);
    if (is_datagram && call.uses & use_write && has_kernel_address(event))
        ends.remote.reset();
    if (ends.remote || (!is_datagram && std::string_view(call.name) != "connect"))
        return ends;
    take_peer(ends, event);
    ends.server |= ends.remote && call.uses & use_read;
    return ends;
}

void read_addresses(field_reader &reader, endpoint which) {
    of_ends(reader, which, [&](const socket_address &end) {
        if (!end.addr)
            return;
        std::string &out = reader.scratch();
        out = *end.addr;
        reader.address(out);
    });
}

void read_ports(field_reader &reader, endpoint which) {
    of_ends(reader, which, [&](const socket_address &end) {
        if (end.port)
            reader.unsigned_number(*end.port);
    });
}

void read_address_names(field_reader &reader, endpoint which) {
    of_ends(reader, which, [&](const socket_address &end) {
        if (end.addr)
            for (const std::string_view name : reader.host()->address_names(*end.addr))
                reader.text(name);
    });
}

// Only calls that name a peer can change it.
bool is_peer_new(field_reader &reader, const descriptor_info &fd) {
    const both_ends ends = ends_of(reader, fd);
    const socket_address *remote = end_of(ends, endpoint::remote);
    if (!remote)
        return false;
    std::string peer;
    append_end(peer, *remote);
    return reader.is_new_peer(reader.fd(), peer);
}

std::string_view connection_name(field_reader &reader, const descriptor_info &fd) {
    std::string &out = reader.scratch();
    append_ends(out, ends_of(reader, fd));
    return out;
}

std::string connection_name(const descriptor_info &fd) {
    std::string name;
    append_ends(name, {fd.local, fd.remote, fd.server || fd.listening});
    return name;
}


}  // namespace ringtap
