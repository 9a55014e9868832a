// SPDX-License-Identifier: MIT OR Apache-2.0
// Sets of calls, as the module takes them.
#ifndef RINGTAP_FIELDS_CALL_PUSHDOWN_H
#define RINGTAP_FIELDS_CALL_PUSHDOWN_H

#include "fields/pushdown.h"

namespace ringtap {

constexpr uint64_t bit_of(unsigned type) {
    return uint64_t{1} << type;
}

constexpr uint64_t call_types = bit_of(RINGTAP_SYSCALL) | bit_of(RINGTAP_ENTRY);
constexpr uint64_t all_types =
    ((uint64_t{1} << RINGTAP_TYPES) - 1) & ~uint64_t{bit_of(RINGTAP_PAD)};

kernel_pushdown everything_passes();
kernel_pushdown nothing_passes();

bool is_empty(const call_set &calls);
call_set operator&(const call_set &a, const call_set &b);
call_set operator|(const call_set &a, const call_set &b);

// All numbers under which such calls can come: a successful execveat returns as an execve, and what
// 32-bit x86's socketcall does is shown as that call.
call_set calls_named(machine on, const std::vector<literal> &names);
// The numbers under which another call than these can come.
call_set calls_not_named(machine on, const std::vector<literal> &names);
call_set calls_numbered(machine on, const std::vector<int64_t> &numbers);

}  // namespace ringtap

#endif
