// SPDX-License-Identifier: MIT OR Apache-2.0
// What an event's arguments point to, as JSON.
#ifndef RINGTAP_RENDER_JSON_ITEMS_H
#define RINGTAP_RENDER_JSON_ITEMS_H

#include <string_view>

#include "model/event.h"
#include "render/json_writer.h"

namespace ringtap {

inline std::string_view view(const text_buffer &text) {
    return {text.data(), text.size()};
}

// By enum ringtap_kind
const char *item_kind_name(unsigned kind);

// The member "items".
void add_items(json_writer &json, const event &event);

}  // namespace ringtap

#endif
