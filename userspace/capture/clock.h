// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_CAPTURE_CLOCK_H
#define RINGTAP_CAPTURE_CLOCK_H

#include <cstdint>
#include <ctime>

namespace ringtap {

constexpr uint64_t ns_per_s = 1000000000;

inline uint64_t clock_ns(clockid_t clock) {
    timespec now;
    clock_gettime(clock, &now);
    return static_cast<uint64_t>(now.tv_sec) * ns_per_s + static_cast<uint64_t>(now.tv_nsec);
}

// The clock of all records.
inline uint64_t monotonic_ns() {
    return clock_ns(CLOCK_MONOTONIC);
}

// The time of day, where a file may say anything: unsigned, so that it wraps and nothing overflows.
inline uint64_t wall_ns(uint64_t monotonic, int64_t offset) {
    return monotonic + static_cast<uint64_t>(offset);
}

// What has to be added to monotonic_ns() to have the time of day.
inline int64_t wall_offset_ns() {
    return static_cast<int64_t>(clock_ns(CLOCK_REALTIME) - monotonic_ns());
}

}  // namespace ringtap

#endif
