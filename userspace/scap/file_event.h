// SPDX-License-Identifier: MIT OR Apache-2.0
// An event of a .scap file as its block has it, of any of the format's versions.
#ifndef RINGTAP_SCAP_FILE_EVENT_H
#define RINGTAP_SCAP_FILE_EVENT_H

#include <cstdint>
#include <optional>
#include <string_view>

#include "scap/event_table.h"

namespace ringtap {

// An event's parameters: their lengths, of so many bytes each, and as many bytes as these say.
struct file_values {
    unsigned count;
    unsigned width;
    std::string_view lengths, values;

    size_t length(unsigned parameter) const;
    // Empty: there is none.
    std::string_view value(unsigned parameter) const;
};

struct file_event {
    uint64_t ns;  // since 1970
    uint32_t tid;
    uint16_t cpu;
    uint16_t type;
    bool state_only;
    file_values parameters;
};

// What an event's block is by its type.
struct event_form {
    bool has_flags, has_count;
    bool is_large;  // its parameters' lengths have four bytes: plugins insert such events
};

// Nothing: it is no event's.
std::optional<event_form> event_form_of(uint32_t block);

// Behind the block's head and up to its trailer. Nothing: it is damaged.
std::optional<file_event> read_file_event(std::string_view body, event_form form);

}  // namespace ringtap

#endif
