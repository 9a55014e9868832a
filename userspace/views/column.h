// SPDX-License-Identifier: MIT OR Apache-2.0
// What a table is asked to show: the fields that its rows are grouped by, and what is added up in each of them.
#ifndef RINGTAP_VIEWS_COLUMN_H
#define RINGTAP_VIEWS_COLUMN_H

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fields/filter.h"

namespace ringtap {

// Without the blanks at its ends.
std::string_view trimmed(std::string_view text, std::string_view blanks = " \t");

// How a number is shown.
enum class unit : unsigned char { text, number, bytes, duration, rate, percent };

// What an event adds to a group.
enum class measured : unsigned char {
    events,    // one
    failures,  // one, where a call failed
    latency,   // how long the call took
    bytes,     // what it read or wrote
    cpu,       // of a switch: how long the thread had had the CPU; the table has to see the switches of all processes
    number,    // what a field says
    text,      // the same, as words: the first or the last that came
};

// What is shown of all that was added.
enum class aggregate : unsigned char {
    count,
    sum,
    rate,
    average,
    greatest,
    percentile,
    within,  // how many were no more than a bound
    share,
    per_time,
    first,
    last,
    difference,
};

struct column {
    std::string name;
    aggregate how = aggregate::count;
    measured what = measured::events;
    ringtap::unit unit = unit::number;
    field_term term;                              // of number and text
    double part = 0;                              // of a percentile
    uint64_t bound = 0;                           // of within
    std::shared_ptr<event_expression> condition;  // null: all events count
    std::string condition_text;
    bool picks_type = false;  // the condition says which events count
    size_t left = 0, right = 0;  // of a difference: columns before this one
};

struct key_column {
    std::string name;
    field_term term;
    bool optional;  // an event that lacks it is in a group all the same
};

struct table_plan {
    std::vector<key_column> by;  // those of parse_keys
    std::vector<column> columns;
    // Of columns, or behind them of by.
    size_t sort = 0;
    bool ascending = false;
    bool calls_only = true;  // no other events are counted but by columns that pick them

    bool needs_switches() const;
};

// True: the filter asks which call or event it is.
bool asks_event_type(const expression &filter);

// FIELD,...; a * before it: any of them may be missing. Throws expression_error.
std::vector<key_column> parse_keys(machine on, std::string_view text);

// [NAME =] AGGREGATE [if FILTER], which ringtap(8) lists. before: the columns at its left. Throws expression_error.
column parse_column(machine on, std::string_view text, const std::vector<column> &before);

// Appends several, with commas between them; a filter is the last one's, and ends with the text.
void parse_columns(machine on, std::string_view text, std::vector<column> &to);

// The place of a column or key of that name, as table_plan::sort has it; a minus before it: ascending. Throws
// expression_error.
void set_sort(table_plan &plan, std::string_view name);

}  // namespace ringtap

#endif
