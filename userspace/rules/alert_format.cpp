// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/alert_format.h"

#include <ctime>

#include "capture/clock.h"
#include "fields/filter.h"
#include "render/json_writer.h"

namespace ringtap {

namespace {

std::string to_string(const text_buffer &text) {
    return {text.data(), text.size()};
}

std::string time_text(uint64_t wall_ns, const char *format, bool utc, const char *behind) {
    const auto second = static_cast<time_t>(wall_ns / ns_per_s);
    tm parts;
    utc ? gmtime_r(&second, &parts) : localtime_r(&second, &parts);
    char text[40], end[16] = "";
    strftime(text, sizeof(text), format, &parts);
    if (*behind)
        strftime(end, sizeof(end), behind, &parts);
    return fmt::format("{}.{:09}{}", text, wall_ns % ns_per_s, end);
}

std::string output_time(const alert_style &style, uint64_t wall_ns) {
    return style.iso_time ? time_text(wall_ns, "%Y-%m-%dT%H:%M:%S", false, "%z") : time_text(wall_ns, "%H:%M:%S", false, "");
}

// 17:04:05.000000001: Warning MESSAGE
std::string output_of(const alert_style &style, uint64_t wall_ns, rule_priority priority, const std::string &message) {
    return fmt::format("{}: {} {}", output_time(style, wall_ns), priority_name(priority), message);
}

std::string json_value(value_type type, const std::vector<field_value> &values) {
    text_buffer text;
    json_writer json(text);
    if (values.size() != 1 || type == value_type::text || type == value_type::bytes || type == value_type::address) {
        std::string joined;
        for (const field_value &value : values) {
            joined += &value == &values.front() ? "" : ",";
            text_buffer number;
            if (value.text.empty() && (type == value_type::number || type == value_type::boolean))
                append_value(number, type, value);
            joined.append(value.text).append(number.data(), number.size());
        }
        json.string(joined);
    } else if (type == value_type::boolean) {
        json.boolean(values.front().number.bits != 0);
    } else if (values.front().number.negative) {
        json.number(static_cast<int64_t>(values.front().number.bits));
    } else {
        json.number(values.front().number.bits);
    }
    return to_string(text);
}

std::map<std::string, std::string> fields_of(const event_format &format, field_reader &reader) {
    std::map<std::string, std::string> fields;
    for (const format_part &part : format.parts)
        if (part.term)
            fields[part.name] = read_term(*part.term, reader) ? json_value(part.term->type(), reader.values()) : "null";
    return fields;
}

struct alert_members {
    std::string rule, source, output;
    rule_priority priority;
    uint64_t wall_ns;
    const std::set<std::string> *tags;
    std::map<std::string, std::string> fields;
};

// The members in the order of their names, as Falco has them.
std::string json_line(const alert_style &style, const alert_members &members) {
    text_buffer text;
    json_writer json(text);
    json.begin_object().member("hostname", style.hostname);
    if (style.with_output)
        json.member("output", members.output);
    if (style.with_fields) {
        json.key("output_fields").begin_object();
        for (const auto &[name, value] : members.fields)
            json.foreign_key(name).raw(value);
        json.end_object();
    }
    json.member("priority", priority_name(members.priority)).member("rule", members.rule).member("source", members.source);
    if (style.with_tags && members.tags) {
        json.key("tags").begin_array();
        for (const std::string &tag : *members.tags)
            json.string(tag);
        json.end_array();
    }
    json.member("time", wall_time_text(members.wall_ns)).end_object();
    return to_string(text);
}

}  // namespace

std::string json_text(std::string_view text) {
    text_buffer out;
    json_writer(out).string(text);
    return to_string(out);
}

std::string wall_time_text(uint64_t wall_ns) {
    return time_text(wall_ns, "%Y-%m-%dT%H:%M:%S", true, "") + "Z";
}

alert make_alert(const alert_style &style, const rule &rule, field_reader &reader) {
    const rule_definition &definition = rule.definition;
    text_buffer message;
    append_formatted(message, rule.output, reader);
    const uint64_t wall_ns = reader.wall_ns();
    alert made{definition.name, definition.priority, wall_ns,
               output_of(style, wall_ns, definition.priority, to_string(message))};
    if (!style.json)
        return made;
    alert_members members{definition.name, definition.source,  std::move(made.line), definition.priority,
                          wall_ns,         &definition.tags, {}};
    if (style.with_fields)
        members.fields = fields_of(rule.output, reader);
    members.fields[style.iso_time ? "evt.time.iso8601" : "evt.time"] = fmt::format("{}", wall_ns);
    made.line = json_line(style, members);
    return made;
}

alert make_alert(const alert_style &style, const own_alert &own) {
    alert made{own.rule, own.priority, own.wall_ns, output_of(style, own.wall_ns, own.priority, own.message)};
    if (style.json) {
        made.line = json_line(style, {own.rule, "internal", std::move(made.line), own.priority, own.wall_ns, nullptr, own.fields});
        return made;
    }
    std::string fields;
    for (const auto &[name, value] : own.fields)
        fields += fmt::format("{}{}={}", fields.empty() ? "" : " ", name, value);
    made.line += fmt::format(" ({})", fields);
    return made;
}

}  // namespace ringtap
