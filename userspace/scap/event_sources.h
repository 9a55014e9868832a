// SPDX-License-Identifier: MIT OR Apache-2.0
// What fills the parameters of events: a function for each word of tables/scap.tbl.
#ifndef RINGTAP_SCAP_EVENT_SOURCES_H
#define RINGTAP_SCAP_EVENT_SOURCES_H

#include <optional>
#include <string_view>

#include "model/event.h"
#include "model/host_model.h"
#include "scap/event_table.h"
#include "scap/event_table.inc"

namespace ringtap {

// Of what an event is encoded.
struct event_context {
    const ringtap::event &event;
    uint16_t code = 0;                      // of a call: the format's number for it
    const process_info *process = nullptr;  // whose it is; null: not known
    const ringtap_fork *fork =
        nullptr;            // of what it made, or of who it is: see of_child; null: not known
    bool of_child = false;  // it is the new one's own event
};

#define X(word) \
    void put_##word(event_block &to, const event_context &of, const scap_parameter &parameter);
RT_SCAP_WORDS(X)
#undef X

// The number that the call has in an argument of that name, through the map where there is one;
// nothing: it has no such argument, or it is not known.
std::optional<uint64_t> argument_number(const event_context &of, std::string_view name,
                                        const scap_map *map = nullptr);

// A parameter that is an argument of the call.
void put_argument(event_block &to, const event_context &of, const scap_parameter &parameter);

}  // namespace ringtap

#endif
