// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/fd_endpoints.h"

#include <iterator>

namespace ringtap {

namespace {

const socket_address *end_of(const descriptor_info &fd, endpoint which) {
    const socket_address *local = fd.local ? &*fd.local : nullptr;
    const socket_address *remote = fd.remote ? &*fd.remote : nullptr;
    const bool is_server = fd.server || fd.listening;
    switch (which) {
        case endpoint::client:
            return is_server ? remote : local;
        case endpoint::server:
            return is_server ? local : remote;
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
    for (const endpoint one : {which == endpoint::either ? endpoint::local : which,
                               which == endpoint::either ? endpoint::remote : which}) {
        if (const socket_address *end = end_of(*fd, one))
            read(*end);
        if (which != endpoint::either)
            return;
    }
}

void append_end(std::string &to, const socket_address &end) {
    fmt::format_to(std::back_inserter(to), "{}:{}", end.addr.value_or(""), end.port.value_or(0));
}

}  // namespace

void read_addresses(field_reader &reader, endpoint which) {
    of_ends(reader, which, [&](const socket_address &end) {
        if (end.addr)
            reader.address(*end.addr);
    });
}

void read_ports(field_reader &reader, endpoint which) {
    of_ends(reader, which, [&](const socket_address &end) {
        if (end.port)
            reader.unsigned_number(*end.port);
    });
}

std::string_view connection_name(field_reader &reader, const descriptor_info &fd) {
    const socket_address *client = end_of(fd, endpoint::client);
    const socket_address *server = end_of(fd, endpoint::server);
    std::string &to = reader.scratch();
    if (client)
        append_end(to, *client);
    if (client && server)
        to += "->";
    if (server)
        append_end(to, *server);
    return to;
}

}  // namespace ringtap
