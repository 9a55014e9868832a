// SPDX-License-Identifier: MIT OR Apache-2.0
// A format is a table: the format's attributes, and where each gets its value from.
#ifndef RINGTAP_FORMATS_ROW_H
#define RINGTAP_FORMATS_ROW_H

#include <vector>

#include "formats/event_facts.h"

namespace ringtap {

// A rule adds what it says to facts.reader.values(), as a field does; nothing: the attribute is left out.
using rule_reader = void (*)(const event_facts &facts, const process_view &process);

enum class row_type : unsigned char { as_field, text, number, boolean };

struct row_source {
    row_type type = row_type::text;
    bool list = false;             // an array, however many there are
    const char *field = nullptr;   // of the language
    const char *word = nullptr;    // a constant
    rule_reader rule = nullptr;
};

struct row {
    // The names of objects with dots between, from where the rows are placed on. NAME[]: an array of one object.
    const char *attribute;
    row_source from;
    unsigned when = when_always;  // row_condition
};

// Rows that stand in one object or, with a prefix that ends in a dot, below one.
struct placed_rows {
    const char *prefix;
    whose about;
    const row *rows;
    size_t count;
    unsigned when = when_always;
};

template <size_t Count>
placed_rows placed(const char *prefix, whose about, const row (&rows)[Count], unsigned when = when_always) {
    return {prefix, about, rows, Count, when};
}

constexpr row_source field_of(const char *name) {
    return {row_type::as_field, false, name};
}
// A number as text, where the format wants an id to be one.
constexpr row_source field_text_of(const char *name) {
    return {row_type::text, false, name};
}
constexpr row_source field_list_of(const char *name) {
    return {row_type::text, true, name};
}
constexpr row_source word(const char *text) {
    return {row_type::text, false, nullptr, text};
}
constexpr row_source text_by(rule_reader rule) {
    return {row_type::text, false, nullptr, nullptr, rule};
}
constexpr row_source list_by(rule_reader rule) {
    return {row_type::text, true, nullptr, nullptr, rule};
}
constexpr row_source number_by(rule_reader rule) {
    return {row_type::number, false, nullptr, nullptr, rule};
}
constexpr row_source boolean_by(rule_reader rule) {
    return {row_type::boolean, false, nullptr, nullptr, rule};
}
template <int64_t Number>
constexpr row_source number_of() {
    return number_by([](const event_facts &facts, const process_view &) { facts.reader.number(Number); });
}

// A format: of plain events, and of alerts.
struct format_tables {
    std::vector<placed_rows> events, alerts;
    bool (*has_class)(activity);  // of an event; what has none is left out
};

format_tables ecs_tables();
format_tables ocsf_tables();

}  // namespace ringtap

#endif
