// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/alert_format.h"

#include <ctime>

#include "capture/clock.h"
#include "fields/filter.h"
#include "formats/falco_line.h"
#include "render/json_writer.h"

namespace ringtap {

namespace {

std::string to_string(const text_buffer &text) {
    return {text.data(), text.size()};
}

std::string time_text(uint64_t wall_ns, const char *format, const char *behind) {
    const auto second = static_cast<time_t>(wall_ns / ns_per_s);
    tm parts;
    localtime_r(&second, &parts);
    char text[40], end[16] = "";
    strftime(text, sizeof(text), format, &parts);
    if (*behind)
        strftime(end, sizeof(end), behind, &parts);
    return fmt::format("{}.{:09}{}", text, wall_ns % ns_per_s, end);
}

std::string output_time(const alert_style &style, uint64_t wall_ns) {
    return style.iso_time ? time_text(wall_ns, "%Y-%m-%dT%H:%M:%S", "%z") : time_text(wall_ns, "%H:%M:%S", "");
}

// 17:04:05.000000001: Warning MESSAGE
std::string output_of(const alert_style &style, uint64_t wall_ns, rule_priority priority, const std::string &message) {
    return fmt::format("{}: {} {}", output_time(style, wall_ns), priority_name(priority), message);
}

// The fields of a rule's output, by name and once each.
std::map<std::string_view, const format_part *> fields_of(const event_format &format) {
    std::map<std::string_view, const format_part *> fields;
    for (const format_part &part : format.parts)
        if (part.term)
            fields[part.name] = &part;
    return fields;
}

void add_field(json_writer &json, std::string_view name, const format_part &part, field_reader &reader) {
    json.foreign_key(name);
    if (read_term(*part.term, reader))
        add_falco_value(json, part.term->type(), reader.values());
    else
        json.null();
}

falco_line line_of(const alert_style &style, const std::string &output) {
    falco_line line;
    line.hostname = style.hostname;
    line.output = output;
    line.with_output = style.with_output;
    line.with_tags = style.with_tags;
    return line;
}

std::string falco_text(const falco_line &line) {
    text_buffer text;
    append_falco_line(text, line);
    return to_string(text);
}

// As Falco's own output has it: among the fields of the rule, when the event was.
std::string falco_text(const alert_style &style, const rule &rule, const std::string &output, field_reader &reader) {
    const rule_definition &definition = rule.definition;
    const std::string time = wall_time_text(reader.wall_ns());
    const char *time_name = style.iso_time ? "evt.time.iso8601" : "evt.time";
    falco_line line = line_of(style, output);
    line.rule = definition.name;
    line.source = definition.source;
    line.priority = priority_name(definition.priority);
    line.time = time;
    line.tags = &definition.tags;
    line.fields = [&](json_writer &json) {
        auto fields = style.with_fields ? fields_of(rule.output) : std::map<std::string_view, const format_part *>();
        fields[time_name] = nullptr;
        for (const auto &[name, part] : fields) {
            if (part)
                add_field(json, name, *part, reader);
            else
                json.foreign_key(name).number(reader.wall_ns());
        }
    };
    if (!style.with_fields)
        line.fields = nullptr;
    return falco_text(line);
}

std::string falco_text(const alert_style &style, const own_alert &own, const std::string &output) {
    const std::string time = wall_time_text(own.wall_ns);
    falco_line line = line_of(style, output);
    line.rule = own.rule;
    line.source = "internal";
    line.priority = priority_name(own.priority);
    line.time = time;
    if (style.with_fields)
        line.fields = [&](json_writer &json) {
            for (const auto &[name, value] : own.fields)
                json.foreign_key(name).raw(value);
        };
    return falco_text(line);
}

alert_facts facts_of(const rule_definition &definition, const std::string &message, uint64_t wall_ns, const alert_style &style) {
    alert_facts facts;
    facts.rule = definition.name;
    facts.description = definition.desc;
    facts.priority = priority_name(definition.priority);
    facts.severity = static_cast<unsigned>(definition.priority);
    facts.message = style.with_output ? std::string_view(message) : std::string_view();
    facts.wall_ns = wall_ns;
    facts.tags = style.with_tags ? &definition.tags : nullptr;
    return facts;
}

}  // namespace

std::string json_text(std::string_view text) {
    text_buffer out;
    json_writer(out).string(text);
    return to_string(out);
}

std::string wall_time_text(uint64_t wall_ns) {
    text_buffer text;
    append_utc_time(text, wall_ns);
    return to_string(text);
}

alert make_alert(const alert_style &style, const rule &rule, field_reader &reader) {
    const rule_definition &definition = rule.definition;
    text_buffer message;
    append_formatted(message, rule.output, reader);
    const uint64_t wall_ns = reader.wall_ns();
    alert made{definition.name, definition.priority, wall_ns,
               output_of(style, wall_ns, definition.priority, to_string(message))};
    if (style.shape) {
        text_buffer line;
        style.shape->append_alert(line, reader, facts_of(definition, to_string(message), wall_ns, style));
        made.line = to_string(line);
    } else if (style.json) {
        made.line = falco_text(style, rule, made.line, reader);
    }
    return made;
}

alert make_alert(const alert_style &style, const own_alert &own) {
    alert made{own.rule, own.priority, own.wall_ns, output_of(style, own.wall_ns, own.priority, own.message)};
    if (style.shape) {
        text_buffer line;
        alert_facts facts;
        facts.rule = own.rule;
        facts.priority = priority_name(own.priority);
        facts.severity = static_cast<unsigned>(own.priority);
        facts.message = own.message;
        facts.wall_ns = own.wall_ns;
        style.shape->append_own_alert(line, facts);
        made.line = to_string(line);
        return made;
    }
    if (style.json) {
        made.line = falco_text(style, own, made.line);
        return made;
    }
    std::string fields;
    for (const auto &[name, value] : own.fields)
        fields += fmt::format("{}{}={}", fields.empty() ? "" : " ", name, value);
    made.line += fmt::format(" ({})", fields);
    return made;
}

}  // namespace ringtap
