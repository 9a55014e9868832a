// SPDX-License-Identifier: MIT OR Apache-2.0
// What a call is worth when a capture cannot keep up.
#ifndef RINGTAP_MODEL_CALL_CLASSES_H
#define RINGTAP_MODEL_CALL_CLASSES_H

#include <ringtap/ringtap.h>

#include <string_view>

#include "decode/syscalls.h"

namespace ringtap {

// Calls that come often and change nothing that others rely on.
bool is_bulk(std::string_view call);
// Calls that change who may do what, and what reaches where.
bool is_security(std::string_view call);

// Both, as the module takes them, and the defaults for all else.
ringtap_protect make_protect(machine on);

}  // namespace ringtap

#endif
