// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_SCAP_STATE_TIME_H
#define RINGTAP_SCAP_STATE_TIME_H

#include <cstdint>

namespace ringtap {

// What was there at the start has no time in a .scap file: it is before all events.
constexpr uint64_t state_ns = 1;

}  // namespace ringtap

#endif
