// SPDX-License-Identifier: MIT OR Apache-2.0
// A new program, or a process that was there at the start, as a record has it.
#ifndef RINGTAP_SCAP_PROCESS_READINGS_H
#define RINGTAP_SCAP_PROCESS_READINGS_H

#include <string>

#include "scap/read_event.h"
#include "scap/record_queue.h"

namespace ringtap {

inline uint32_t word(std::optional<uint64_t> number, uint32_t otherwise) {
    return number ? static_cast<uint32_t>(*number) : otherwise;
}

// Of an id, 0 and below say that there is none.
inline bool is_told(std::optional<uint64_t> id) {
    return id && static_cast<int64_t>(*id) > 0;
}

// known: what is not told is as it was; null: nothing is known.
void fill_exec(ringtap_exec &exec, const read_process &of, const process_info *known);
// One user and one group are told, the effective ones: they stand for all.
ringtap_ids ids_of(const read_process &of, const process_info *known);
ringtap_usage usage_of(const read_process &of);
// Its name and its arguments, each with a NUL.
std::string arguments_of(const read_process &of);
// The items of an EXEC that was begun. Returns how many.
uint8_t give_program(record_queue &to, const read_process &of, const process_info *known);

}  // namespace ringtap

#endif
