// SPDX-License-Identifier: MIT OR Apache-2.0
// What is known of a process, as the format has it.
#ifndef RINGTAP_SCAP_PROCESS_STRINGS_H
#define RINGTAP_SCAP_PROCESS_STRINGS_H

#include <string>
#include <string_view>

#include "model/host_model.h"

namespace ringtap {

// Of strings that each have their NUL.
inline std::string_view first_string(std::string_view strings) {
    return strings.substr(0, strings.find('\0'));
}

inline std::string_view further_strings(std::string_view strings) {
    const size_t end = strings.find('\0');
    return end == std::string_view::npos ? std::string_view() : strings.substr(end + 1);
}

// SUBSYSTEM=PATH and a NUL: which hierarchy it is, nobody has told.
inline std::string group_strings(const process_info &process) {
    return process.cgroup.empty() ? std::string()
                                  : std::string("cgroup=").append(process.cgroup).append(1, '\0');
}

}  // namespace ringtap

#endif
