// SPDX-License-Identifier: MIT OR Apache-2.0
// What an event's arguments point to, as JSON.
#ifndef RINGTAP_CLI_JSON_ITEMS_H
#define RINGTAP_CLI_JSON_ITEMS_H

#include <string_view>

#include "cli/json_writer.h"
#include "model/event.h"

namespace ringtap {

inline std::string_view view(const text_buffer &text) {
    return {text.data(), text.size()};
}

// The member "items".
void add_items(json_writer &json, const event &event);

}  // namespace ringtap

#endif
