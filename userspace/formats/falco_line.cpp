// SPDX-License-Identifier: MIT OR Apache-2.0
#include "formats/falco_line.h"

#include <ctime>

#include "capture/clock.h"

namespace ringtap {

void append_falco_line(text_buffer &out, const falco_line &line) {
    json_writer json(out);
    json.begin_object().member("hostname", line.hostname);
    if (line.with_output)
        json.member("output", line.output);
    if (line.fields) {
        json.key("output_fields").begin_object();
        line.fields(json);
        json.end_object();
    }
    json.member("priority", line.priority).member("rule", line.rule).member("source", line.source);
    if (line.with_tags && line.tags) {
        json.key("tags").begin_array();
        for (const std::string &tag : *line.tags)
            json.string(tag);
        json.end_array();
    }
    json.member("time", line.time).end_object();
}

void add_falco_value(json_writer &json, value_type type, const std::vector<field_value> &values) {
    const bool is_text = type == value_type::text || type == value_type::bytes || type == value_type::address;
    if (values.size() == 1 && !is_text) {
        const number_value &number = values.front().number;
        if (type == value_type::boolean)
            json.boolean(number.bits != 0);
        else if (number.negative)
            json.number(static_cast<int64_t>(number.bits));
        else
            json.number(number.bits);
        return;
    }
    if (values.size() == 1) {
        json.string(values.front().text);
        return;
    }
    std::string joined;
    for (const field_value &value : values) {
        joined += &value == &values.front() ? "" : ",";
        text_buffer number;
        if (value.text.empty() && (type == value_type::number || type == value_type::boolean))
            append_value(number, type, value);
        joined.append(value.text).append(number.data(), number.size());
    }
    json.string(joined);
}

void append_utc_time(text_buffer &out, uint64_t wall_ns) {
    const auto second = static_cast<time_t>(wall_ns / ns_per_s);
    tm parts;
    gmtime_r(&second, &parts);
    char text[32];
    append(out, std::string_view(text, strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &parts)));
    put_fraction(grow(out, fraction_length), wall_ns % ns_per_s);
    append(out, 'Z');
}

}  // namespace ringtap
