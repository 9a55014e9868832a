// SPDX-License-Identifier: MIT OR Apache-2.0
// What a call's memory, not its arguments, says of descriptors.
#ifndef RINGTAP_MODEL_CONTROL_DATA_H
#define RINGTAP_MODEL_CONTROL_DATA_H

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "model/call_rules.h"
#include "model/descriptor_table.h"
#include "model/event.h"

namespace ringtap {

// Of pipe or socketpair: both ends, as far as items tell; empty: they do not.
std::vector<std::pair<int, file_ref>> made_pair(const event &event, const call_rule &rule);

// Of recvmsg: what SCM_RIGHTS gave it.
std::vector<int> received_descriptors(const event &event);

// Of openat2: O_*, in the struct open_how that an argument points to.
std::optional<uint64_t> flags_of_open_how(const event &event, unsigned arg);

}  // namespace ringtap

#endif
