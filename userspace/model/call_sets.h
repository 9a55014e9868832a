// SPDX-License-Identifier: MIT OR Apache-2.0
// Sets of calls by what they are about, with strace's names and, but for rare calls, its contents.
#ifndef RINGTAP_MODEL_CALL_SETS_H
#define RINGTAP_MODEL_CALL_SETS_H

#include <string_view>
#include <vector>

#include "decode/syscalls.h"

namespace ringtap {

struct call_set {
    std::string_view name;
    std::string_view alias;  // empty: it has none
    std::string_view text;   // what its calls do
    bool (*has)(const syscall_desc &desc);
};

// Without their %.
const std::vector<call_set> &call_sets();

// By one of its names; null: there is no such set.
const call_set *find_call_set(std::string_view name);

// All numbers of its calls on this machine.
std::vector<syscall_number> numbers_of(machine on, const call_set &set);

}  // namespace ringtap

#endif
