// SPDX-License-Identifier: MIT OR Apache-2.0
// What fills the parameters of events, and what takes them back: two functions for each word of
// tables/scap.tbl.
#ifndef RINGTAP_SCAP_EVENT_SOURCES_H
#define RINGTAP_SCAP_EVENT_SOURCES_H

#include <optional>
#include <string_view>

#include "model/event.h"
#include "model/host_model.h"
#include "scap/event_table.h"
#include "scap/event_table.inc"
#include "scap/read_event.h"

namespace ringtap {

// Of what an event is encoded. Null: it is not known.
struct event_context {
    const ringtap::event &event;
    uint16_t code = 0;  // of a call: the format's number for it
    bool for_old_readers = false;  // by the custom of their module, where the newer ones have another
    const process_info *process = nullptr;
    const ringtap_fork *fork = nullptr;  // of what it made, or, with of_child, of who it is
    bool of_child = false;               // it is the new one's own event
    std::string_view notice_name = {}, notice_text = {};  // to be told to who reads the file
    std::string_view container = {};                      // what is known of one
};

#define X(word)                                                                                 \
    void put_##word(event_block &to, const event_context &of, const scap_parameter &parameter); \
    void take_##word(read_event &to, std::string_view value, const read_parameter &parameter);
RT_SCAP_WORDS(X)
#undef X

// A parameter that is an argument of the call, or lies in a struct that one leads to, or is
// constant.
void put_argument(event_block &to, const event_context &of, const scap_parameter &parameter);
void take_argument(read_event &to, std::string_view value, const read_parameter &parameter);

// ---- for the functions; nothing: the call has no such argument, or it is not known

std::optional<unsigned> place_of(const event_context &of, std::string_view argument);

// Through the map, where there is one.
std::optional<uint64_t> argument_number(const event_context &of, std::string_view argument,
                                        const scap_map *map = nullptr);

// The first number of the struct that it leads to.
std::optional<uint64_t> pointed_number(const event_context &of, std::string_view argument);

// The parameter's member of that struct; of an array, that of an element.
std::optional<uint64_t> member_number(const event_context &of, const scap_parameter &parameter,
                                      unsigned element = 0);

// A number that has names, as the format has it.
uint64_t mapped(const scap_map &map, const name_set &names, uint64_t value);

}  // namespace ringtap

#endif
