// SPDX-License-Identifier: MIT OR Apache-2.0
// Descriptors that a call put into its caller's memory.
#ifndef RINGTAP_MODEL_CONTROL_DATA_H
#define RINGTAP_MODEL_CONTROL_DATA_H

#include <string_view>
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

// The descriptors in control data (struct cmsghdr and what follows), as an ABI has it.
std::vector<int> rights_in(std::string_view control, unsigned abi);

}  // namespace ringtap

#endif
