// SPDX-License-Identifier: MIT OR Apache-2.0
// The two ends of a connection, by who they are to each other.
#ifndef RINGTAP_FIELDS_FD_ENDPOINTS_H
#define RINGTAP_FIELDS_FD_ENDPOINTS_H

#include "fields/reader.h"

namespace ringtap {

// Both ends of a socket as they were at the event, and whether this one is the server's.
struct both_ends {
    std::optional<socket_address> local, remote;
    bool server;
};
both_ends ends_of(const field_reader &reader, const descriptor_info &fd);

enum class endpoint : unsigned char { local, remote, client, server, either };

void read_addresses(field_reader &reader, endpoint which);
void read_ports(field_reader &reader, endpoint which);

// 10.0.0.1:4711->10.0.0.2:80, the client first; :::80 of one that listens.
std::string_view connection_name(field_reader &reader, const descriptor_info &fd);
// The same of what is known of the socket, whatever the event at hand says.
std::string connection_name(const descriptor_info &fd);

// The names of the addresses.
void read_address_names(field_reader &reader, endpoint which);

// The descriptor stands for another peer after this call than after the last one that was asked about.
bool is_peer_new(field_reader &reader, const descriptor_info &fd);

}  // namespace ringtap

#endif
