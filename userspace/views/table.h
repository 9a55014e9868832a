// SPDX-License-Identifier: MIT OR Apache-2.0
// A table that is made: rows of cells, and what stands below them.
#ifndef RINGTAP_VIEWS_TABLE_H
#define RINGTAP_VIEWS_TABLE_H

#include <string>
#include <vector>

#include "decode/text.h"
#include "views/column.h"

namespace ringtap {

struct cell {
    bool known = false;
    number_value number;  // of a number, bytes, a duration in nanoseconds
    double real = 0;      // of a rate, a percentage
    std::string text;     // of a text; foreign
};

struct heading {
    std::string name;
    ringtap::unit unit = unit::text;
    bool is_key = false;
};

struct table {
    std::vector<heading> headings;  // the columns, and behind them the keys
    std::vector<std::vector<cell>> rows;
    std::vector<cell> others;  // of groups that there is no row of; empty: there are none
    std::vector<cell> total;   // without keys
    uint64_t groups = 0;       // that are told apart
    uint64_t merged = 0;       // that were not, or not from their first event on
    uint64_t missing = 0;      // of a group's number that the rows are sorted by, so much may be missing at most
    uint64_t lacking = 0;      // events without one of the keys, which are in no group
    uint64_t lost = 0;         // records
    double seconds = 0;
};

// A cell as people read it: 12.3ms, 4.7M, 12.5%. Nothing of it harms a terminal.
void append_cell(text_buffer &out, const cell &cell, unit unit);

// For screens: the names of the columns, and behind them the cells of so many rows, as texts.
std::vector<std::vector<std::string>> table_texts(const table &table, size_t first, size_t count);
// Of each column the longest text.
std::vector<size_t> widths_of(const std::vector<std::vector<std::string>> &texts);
// A line of them, with columns that wide.
std::string joined(const table &table, const std::vector<std::string> &texts, const std::vector<size_t> &widths);

// Lines with columns one below the other; what is not in the numbers is said behind them.
void append_table_text(text_buffer &out, const table &table);
// The lines behind a table that say what is not in it; none, if nothing is missing.
void append_table_notes(text_buffer &out, const table &table);
// A line of names, then a line for each row: exact numbers, durations in nanoseconds.
void append_table_tsv(text_buffer &out, const table &table);
// An object a line; ringtap(8) documents them.
void append_table_json(text_buffer &out, const table &table, std::string_view of);

}  // namespace ringtap

#endif
