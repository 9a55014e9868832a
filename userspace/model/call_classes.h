// SPDX-License-Identifier: MIT OR Apache-2.0
// What a call is worth when a capture cannot keep up.
#ifndef RINGTAP_MODEL_CALL_CLASSES_H
#define RINGTAP_MODEL_CALL_CLASSES_H

#include <ringtap/ringtap.h>

#include "decode/syscalls.h"

namespace ringtap {

// Calls of the uses bulk and security, as the module takes them, and the defaults for all else.
ringtap_protect make_protect(machine on);

}  // namespace ringtap

#endif
