// SPDX-License-Identifier: MIT OR Apache-2.0
// What is missing of a capture, in words for who reads the file.
#ifndef RINGTAP_SCAP_NOTICES_H
#define RINGTAP_SCAP_NOTICES_H

#include <string>

#include "model/event.h"

namespace ringtap {

// Of an event of a CPU's ring.
std::string notice_of(const event &event);

}  // namespace ringtap

#endif
