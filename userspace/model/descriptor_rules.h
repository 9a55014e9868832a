// SPDX-License-Identifier: MIT OR Apache-2.0
// What each call does to descriptors.
#ifndef RINGTAP_MODEL_DESCRIPTOR_RULES_H
#define RINGTAP_MODEL_DESCRIPTOR_RULES_H

#include <cstdint>
#include <string>

#include "model/call_rules.h"
#include "model/descriptor_table.h"
#include "model/event.h"
#include "model/name_pool.h"
#include "model/process_table.h"

namespace ringtap {

// A SYSCALL event and what it changes.
struct call_context {
    const ringtap::event &event;
    const call_rule &rule;
    process_table &processes;
    process &caller;
    descriptor_table &files;
    name_pool &names;
    uint64_t lost_ns;  // what was known then may have changed unseen
};

// What the call brought: opened, made, named.
void open_descriptors(const call_context &call);

// What the call took away.
void close_descriptors(const call_context &call);

inline int fd_in(uint64_t raw) {
    return static_cast<int>(static_cast<uint32_t>(raw));
}

// The start state, or a look into /proc, has what the call did to this descriptor.
bool is_known(const call_context &call, int fd);

// The absolute path that the path in an argument means to its caller; empty: not known.
std::string path_of(const call_context &call, int path_arg, bool has_directory);

}  // namespace ringtap

#endif
