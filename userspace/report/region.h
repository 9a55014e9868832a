// SPDX-License-Identifier: MIT OR Apache-2.0
// A part of a heat map, as a user names it.
#ifndef RINGTAP_REPORT_REGION_H
#define RINGTAP_REPORT_REGION_H

#include <cstdint>
#include <limits>
#include <string_view>

#include "decode/text.h"

namespace ringtap {

// From the first on, up to the second, which is not in it.
struct span_ns {
    uint64_t from = 0;
    uint64_t to = std::numeric_limits<uint64_t>::max();
    bool has(uint64_t ns) const { return ns >= from && ns < to; }
};

struct region {
    span_ns time;  // since the first event
    span_ns row;   // latency, or offset in the second
};

// "1.5s..2s,1ms..": two ranges, of each of which either end may be missing; the second may be
// missing, too. Times have a unit: ns, us, ms, s or m. Throws settings_error.
region parse_region(std::string_view text);

// 850ns, 12.3us, 1.05ms, 2s: three digits.
void append_short_time(text_buffer &out, uint64_t ns);

}  // namespace ringtap

#endif
