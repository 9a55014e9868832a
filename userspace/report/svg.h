// SPDX-License-Identifier: MIT OR Apache-2.0
// One picture alone, for a document.
#ifndef RINGTAP_REPORT_SVG_H
#define RINGTAP_REPORT_SVG_H

#include "decode/text.h"
#include "report/call_stacks.h"
#include "report/heat_map.h"
#include "report/heat_picture.h"

namespace ringtap {

// zero_ns: what times count from.
void append_heat_map_svg(text_buffer &out, const heat_map &map, const row_scale &scale,
                         std::string_view title, uint64_t zero_ns);
void append_flame_svg(text_buffer &out, const call_stacks &stacks);

}  // namespace ringtap

#endif
