// SPDX-License-Identifier: MIT OR Apache-2.0
// Which part of a stored capture is asked for.
#ifndef RINGTAP_ENGINE_TIME_SPAN_H
#define RINGTAP_ENGINE_TIME_SPAN_H

#include <cstdint>
#include <optional>
#include <string>

namespace ringtap {

// As somebody says it, who does not know the capture's clock.
struct moment {
    enum class since : unsigned char { epoch, begin, end } of = since::epoch;
    int64_t ns = 0;    // of CLOCK_REALTIME, behind the begin, or (below zero) before the end
    std::string text;  // as it was typed
};

struct time_span {
    std::optional<moment> from, to;

    bool is_all() const { return !from && !to; }
    bool needs_end() const {
        return (from && from->of == moment::since::end) || (to && to->of == moment::since::end);
    }
};

// The same by the capture's clock, CLOCK_MONOTONIC. Both are within.
struct span_limits {
    uint64_t from_ns = 0, to_ns = UINT64_MAX;

    bool is_all() const { return !from_ns && to_ns == UINT64_MAX; }
    bool has(uint64_t ns) const { return ns >= from_ns && ns <= to_ns; }
};

// Where a capture begins and ends; no end: it is not known.
struct capture_times {
    uint64_t begin_ns = 0;
    std::optional<uint64_t> end_ns;
    int64_t wall_offset_ns = 0;
};

// name: the file's. Throws settings_error: the end is asked for, and not known; or nothing lies between.
span_limits limits_of(const time_span &span, const capture_times &times, const std::string &name);

}  // namespace ringtap

#endif
