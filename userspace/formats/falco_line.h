// SPDX-License-Identifier: MIT OR Apache-2.0
// The JSON object that Falco prints for an alert, and falcosidekick and its like take.
#ifndef RINGTAP_FORMATS_FALCO_LINE_H
#define RINGTAP_FORMATS_FALCO_LINE_H

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "fields/format.h"
#include "render/json_writer.h"

namespace ringtap {

struct falco_line {
    std::string_view hostname, output, rule, source, priority, time;
    bool with_output = true, with_tags = true;
    const std::set<std::string> *tags = nullptr;       // null: it has no such member
    std::function<void(json_writer &)> fields;         // the members of output_fields; empty: it has no such member
};

// Without a newline; members in the order of their names, as Falco has them.
void append_falco_line(text_buffer &out, const falco_line &line);

// What a field says, as Falco has it among output_fields: several values are one text.
void add_falco_value(json_writer &json, value_type type, const std::vector<field_value> &values);

// 2026-11-29T17:04:05.000000001Z
void append_utc_time(text_buffer &out, uint64_t wall_ns);

}  // namespace ringtap

#endif
