// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/call_pushdown.h"

#include <algorithm>

#include "model/event_filter.h"

namespace ringtap {

namespace {

void switch_number(call_set &calls, unsigned abi, int64_t nr, bool on) {
    const auto bit =
        static_cast<size_t>(nr < 0 || nr >= RINGTAP_SYSCALL_OTHER ? RINGTAP_SYSCALL_OTHER : nr);
    uint64_t &word = calls[abi][bit / 64];
    const uint64_t mask = uint64_t{1} << (bit % 64);
    word = on ? word | mask : word & ~mask;
}

void switch_call(machine on, call_set &calls, std::string_view name, bool value) {
    for (const syscall_number &number : numbers_of(on, name))
        switch_number(calls, number.abi, number.nr, value);
}

bool is_exec(std::string_view name) {
    return name == "execve" || name == "execveat";
}

bool has_name(const std::vector<literal> &names, std::string_view name) {
    return std::any_of(names.begin(), names.end(),
                       [name](const literal &known) { return known.text == name; });
}

}  // namespace

kernel_pushdown everything_passes() {
    kernel_pushdown pushdown;
    pushdown.types = all_types;
    for (auto &abi : pushdown.calls)
        abi.fill(~uint64_t{0});
    return pushdown;
}

kernel_pushdown nothing_passes() {
    kernel_pushdown pushdown;
    pushdown.exact = true;
    return pushdown;
}

bool is_empty(const call_set &calls) {
    return calls == call_set{};
}

call_set operator&(const call_set &a, const call_set &b) {
    call_set made = a;
    for (size_t abi = 0; abi < made.size(); abi++)
        for (size_t word = 0; word < made[abi].size(); word++)
            made[abi][word] &= b[abi][word];
    return made;
}

call_set operator|(const call_set &a, const call_set &b) {
    call_set made = a;
    for (size_t abi = 0; abi < made.size(); abi++)
        for (size_t word = 0; word < made[abi].size(); word++)
            made[abi][word] |= b[abi][word];
    return made;
}

// Any of them may be what a socketcall was asked to do: which is not worth a list of its own.
call_set calls_named(machine on, const std::vector<literal> &names) {
    call_set calls{};
    for (const literal &name : names) {
        switch_call(on, calls, name.text, true);
        if (is_exec(name.text))
            switch_call(on, calls, "execve", true);
        if (has_use(on, name.text, use_socketcall))
            switch_call(on, calls, "socketcall", true);
    }
    return calls;
}

call_set calls_not_named(machine on, const std::vector<literal> &names) {
    call_set calls = everything_passes().calls;
    for (const literal &name : names)
        switch_call(on, calls, name.text, false);
    switch_call(on, calls, "socketcall", true);
    if (!has_name(names, "execveat"))
        switch_call(on, calls, "execve", true);
    return calls;
}

call_set calls_numbered(machine on, const std::vector<int64_t> &numbers) {
    call_set calls{};
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++)
        for (const int64_t nr : numbers)
            switch_number(calls, abi, nr, true);
    for (const syscall_number &execveat : numbers_of(on, "execveat"))
        if (std::find(numbers.begin(), numbers.end(), execveat.nr) != numbers.end())
            switch_call(on, calls, "execve", true);
    return calls;
}

}  // namespace ringtap
