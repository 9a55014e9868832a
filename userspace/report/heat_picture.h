// SPDX-License-Identifier: MIT OR Apache-2.0
// A heat map as lines of text: time from left to right, the rows upwards, counts as colours or
// characters.
#ifndef RINGTAP_REPORT_HEAT_PICTURE_H
#define RINGTAP_REPORT_HEAT_PICTURE_H

#include <cstdint>
#include <string_view>
#include <vector>

#include "decode/text.h"
#include "report/heat_map.h"

namespace ringtap {

struct picture_size {
    unsigned width, height;
};

// What the rows are.
struct row_scale {
    std::string_view counted;  // "calls"
    uint64_t (*begin)(unsigned row);
    std::vector<unsigned> rows_per_line;  // from the finest on: the first that fits is taken
    bool only_used;                       // leave out rows above and below all that has counts
};

const row_scale &latency_scale();
const row_scale &subsecond_scale();

// Draws it, no wider and higher than that, the legend included; returns how many lines it took.
// zero_ns: what the times below it count from. In 256 colours, or in characters.
unsigned draw(text_buffer &out, const heat_map &map, const row_scale &scale, uint64_t zero_ns,
              picture_size size, bool in_colour);

}  // namespace ringtap

#endif
