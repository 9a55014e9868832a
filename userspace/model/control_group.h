// SPDX-License-Identifier: MIT OR Apache-2.0
// The control group of a process, as /proc/PID/cgroup tells of it.
#ifndef RINGTAP_MODEL_CONTROL_GROUP_H
#define RINGTAP_MODEL_CONTROL_GROUP_H

#include <optional>
#include <string>

namespace ringtap {

// Kernels that let groups have newlines in their names, those before 3.17, know no version 2.
bool knows_unified_groups(const std::string &proc);

// Version 2's, else the first of version 1's: no other line can be before it. process: its directory
// in /proc, open.
std::optional<std::string> control_group(int process, bool unified_known);

}  // namespace ringtap

#endif
