// SPDX-License-Identifier: MIT OR Apache-2.0
// Names of what can happen: calls, and what is no call.
#ifndef RINGTAP_FIELDS_EVENT_TYPES_H
#define RINGTAP_FIELDS_EVENT_TYPES_H

#include <ringtap/ringtap.h>

#include <cstdint>
#include <string_view>

#include "decode/syscalls.h"
#include "fields/expression.h"

namespace ringtap {

// "procexec"; empty: of calls, whose names are theirs, and of what has none.
const char *process_event_name(unsigned type);
// enum ringtap_type; RINGTAP_TYPES: it is no process event's name.
unsigned process_event_type(std::string_view name);

// Of a call that has not returned, of a life that ends, and of what is about to be done: evt.dir is >.
inline bool is_beginning(unsigned type) {
    return type == RINGTAP_ENTRY || type == RINGTAP_EXIT || (RINGTAP_TYPES_ASKED >> type & 1);
}

// Bits of RINGTAP_TYPES_ASKED: those that the filter, or its opposite, names as wanted.
uint64_t types_asked_by(const expression &filter, bool negated = false);

// True: the check asks which call or event it is, by whole names.
bool tests_event_type(const expression &check);

// Throws expression_error: such a check has a name that no event bears.
void check_event_types(machine on, std::string_view text, const expression &check);

// Throws expression_error: evt.arg and its like name an argument or a type that no call has.
void check_argument(machine on, std::string_view text, const field_term &term);

}  // namespace ringtap

#endif
