// SPDX-License-Identifier: MIT OR Apache-2.0
// What is known of a container, as an event of a .scap file has it.
#ifndef RINGTAP_SCAP_CONTAINER_TEXT_H
#define RINGTAP_SCAP_CONTAINER_TEXT_H

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "model/host_model.h"

namespace ringtap {

// JSON, in ASCII: readers of some ages stop at what is not UTF-8. What is not by root's word begins
// as container_info::said() has it. cgroup: of one of its processes. What is not known is not
// there, but for what readers of 2022 insist on. Empty: there is more of it than an event may have.
std::string container_text(const container_info &container, std::string_view cgroup);

// What such a text tells, and of which control group; nothing: not both. Sysdig's own do not name
// the group.
std::optional<std::pair<std::string, container_info>> container_in(std::string_view text);

}  // namespace ringtap

#endif
