// SPDX-License-Identifier: MIT OR Apache-2.0
// An event as one JSON object.
#ifndef RINGTAP_RENDER_JSON_EVENT_H
#define RINGTAP_RENDER_JSON_EVENT_H

#include <cstdint>

#include "decode/text.h"
#include "model/event.h"

namespace ringtap {

// And a newline. wall_offset_ns: from the records' clock to the time of day.
void append_event_json(text_buffer &out, const event &event, int64_t wall_offset_ns);

}  // namespace ringtap

#endif
