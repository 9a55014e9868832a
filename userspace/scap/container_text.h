// SPDX-License-Identifier: MIT OR Apache-2.0
// What is known of a container, as an event of a .scap file has it.
#ifndef RINGTAP_SCAP_CONTAINER_TEXT_H
#define RINGTAP_SCAP_CONTAINER_TEXT_H

#include <string>
#include <string_view>

#include "model/host_model.h"

namespace ringtap {

// JSON, in ASCII: readers of some ages stop at what is not UTF-8. What is not by root's word begins
// as container_info::said() has it. cgroup: of one of its processes. What is not known is not
// there, but for what readers of 2022 insist on.
std::string container_text(const container_info &container, std::string_view cgroup);

}  // namespace ringtap

#endif
