// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_REPORT_CALL_NAME_H
#define RINGTAP_REPORT_CALL_NAME_H

#include <fmt/format.h>

#include <string>

#include "model/event.h"

namespace ringtap {

// As all output has it.
inline std::string call_name(const call_event &call) {
    return call.desc ? std::string(call.desc->name) : fmt::format("syscall_{}", call.nr);
}

}  // namespace ringtap

#endif
