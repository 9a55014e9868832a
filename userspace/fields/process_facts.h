// SPDX-License-Identifier: MIT OR Apache-2.0
// What follows from several facts of a process, or of others.
#ifndef RINGTAP_FIELDS_PROCESS_FACTS_H
#define RINGTAP_FIELDS_PROCESS_FACTS_H

#include <optional>

#include "fields/reader.h"

namespace ringtap {

// The process group's leader; if it is gone, the farthest ancestor that is in the group. Null: not known.
const process_info *group_leader(const field_reader &reader);

// From the last change of the program's file to the process's beginning, in nanoseconds.
std::optional<uint64_t> program_age(const field_reader &reader);

}  // namespace ringtap

#endif
