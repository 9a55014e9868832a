// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_RENDER_JSON_VIEWS_H
#define RINGTAP_RENDER_JSON_VIEWS_H

#include "model/event.h"
#include "render/json_writer.h"

namespace ringtap {

// The members of an object that tells of a FILE, SOCKET, CRED, MEMORY, ROOT or BASE item. false:
// it is none, or too short to be one.
bool add_view(json_writer &json, const item &item);
void add_socket_address(json_writer &json, std::string_view bytes);
void add_ids(json_writer &json, const ringtap_ids &ids);
// Bytes as text, or in hex where they are none.
void add_bytes(json_writer &json, std::string_view bytes);

}  // namespace ringtap

#endif
