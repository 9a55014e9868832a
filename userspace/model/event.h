// SPDX-License-Identifier: MIT OR Apache-2.0
// An event: a record as people and programs understand it.
#ifndef RINGTAP_MODEL_EVENT_H
#define RINGTAP_MODEL_EVENT_H

#include <ringtap/ringtap.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "decode/syscalls.h"

namespace ringtap {

class host_model;
struct call_rule;

// Captured bytes, where they lie in the record.
struct item {
    unsigned kind;  // enum ringtap_kind
    unsigned arg;   // index, RINGTAP_ARG_NONE or RINGTAP_ARG_RESULT
    unsigned flags;
    uint64_t orig_len;
    std::string_view bytes;

    bool truncated() const { return flags & RINGTAP_ITEM_TRUNCATED; }
    bool faulted() const { return flags & RINGTAP_ITEM_FAULTED; }
};

// Strings in a row, each with its NUL.
std::vector<std::string_view> strings_in(std::string_view bytes);

// The strings of an ARGV or ENVP item.
inline std::vector<std::string_view> strings_of(const item &vector) {
    return strings_in(vector.bytes);
}

// A call that returned (type SYSCALL) or began (type ENTRY).
struct call_event {
    int nr;
    unsigned abi;
    // What the call means: null if the tables do not know it; what socketcall was asked to do.
    const syscall_desc *desc;
    const call_rule *rule;  // what it does to the model; never null
    unsigned nargs;   // how many of args are the call's
    bool args_known;  // false: a new program has replaced them
    uint32_t unknown_args;  // bit i: nobody has told the number args[i]; what is behind it may be known
    bool result_known;      // false: nobody has told the result; it is 0
    bool returns;     // ENTRY: a record of the return may follow
    // A tracer changed the number while the call was under way: to this one. nr is what ran.
    std::optional<int> renumbered;
    uint64_t args[6];
    int64_t result;                      // SYSCALL only
    std::optional<uint64_t> latency_ns;  // SYSCALL only

    // The argument's number is known.
    bool tells(unsigned arg) const { return !(unknown_args >> arg & 1); }
};

// It points into the record and the model.
struct event {
    unsigned type;  // enum ringtap_type
    bool state;     // of the start of the capture, read from /proc
    bool carried;   // of a file that was cut: it tells of the host, and was not asked for
    unsigned cpu;   // RINGTAP_ALL_CPUS: of none
    uint64_t seq;
    uint32_t joined;  // TARGET records of this CPU since its last event: they are none of their own
    uint64_t ns;
    uint32_t tgid;
    uint32_t tid;
    std::string_view comm;        // "?": nobody knows
    std::optional<uint32_t> uid;  // of the process, if it is known
    const host_model *host = nullptr; // what is known of the host at this event; null: nothing

    call_event call;  // SYSCALL, ENTRY
    // The record of the other types, the one that type says
    union {
        ringtap_exec exec;
        ringtap_fork fork;
        ringtap_exit exit;
        ringtap_signal signal;
        ringtap_switch switched;
        ringtap_fault fault;
        ringtap_cpu cpu_action;
        ringtap_lost lost;
        ringtap_level level;
        ringtap_overwritten overwritten;
    };
    std::vector<item> items;
};

// It tells of a CPU's ring, and is no process's.
inline bool is_of_ring(unsigned type) {
    return type == RINGTAP_LOST || type == RINGTAP_LEVEL || type == RINGTAP_OVERWRITTEN;
}

}  // namespace ringtap

#endif
