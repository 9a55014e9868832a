// SPDX-License-Identifier: MIT OR Apache-2.0
#include "views/table.h"

#include <algorithm>

#include "render/json_writer.h"

namespace ringtap {

namespace {

constexpr std::string_view unknown = "-";

void append_scaled(text_buffer &out, double number, std::string_view suffix) {
    append_format(out, "{:.{}f}{}", number, number < 9.995 ? 2 : number < 99.95 ? 1 : 0, suffix);
}

void append_duration(text_buffer &out, uint64_t ns) {
    const auto number = static_cast<double>(ns);
    if (ns < 1000)
        append_format(out, "{}ns", ns);
    else if (number < 999.5e3)
        append_scaled(out, number / 1e3, "us");
    else if (number < 999.5e6)
        append_scaled(out, number / 1e6, "ms");
    else
        append_scaled(out, number / 1e9, "s");
}

void append_bytes_of(text_buffer &out, uint64_t bytes) {
    static constexpr std::string_view suffixes[] = {"K", "M", "G", "T", "P", "E"};
    if (bytes < 1024)
        return append_number(out, bytes);
    double number = static_cast<double>(bytes) / 1024;
    size_t at = 0;
    for (; number >= 999.5 && at + 1 < std::size(suffixes); at++)
        number /= 1024;
    append_scaled(out, number, suffixes[at]);
}

void append_exact(text_buffer &out, const number_value &number) {
    if (number.negative)
        append_number(out, static_cast<int64_t>(number.bits));
    else
        append_number(out, number.bits);
}

std::string_view view_of(const text_buffer &text) {
    return {text.data(), text.size()};
}

using line = std::vector<std::string>;

line texts_of(const std::vector<heading> &headings, const std::vector<cell> &cells) {
    line texts;
    for (size_t i = 0; i < headings.size(); i++) {
        text_buffer text;
        if (i < cells.size())
            append_cell(text, cells[i], headings[i].unit);
        texts.emplace_back(view_of(text));
    }
    return texts;
}

// Below the rows, where the first key would stand, what the line is.
void name_line(line &texts, const std::vector<heading> &headings, std::string name) {
    for (size_t i = 0; i < headings.size(); i++)
        if (headings[i].is_key) {
            texts[i] = std::move(name);
            return;
        }
}

line names_of(const std::vector<heading> &headings) {
    line names;
    for (const heading &heading : headings)
        names.push_back(heading.name);
    return names;
}

// One after the other: all at once take as much memory as the rows themselves.
template <typename See>
void for_each_line(const table &table, const See &see) {
    see(names_of(table.headings));
    for (const std::vector<cell> &row : table.rows)
        see(texts_of(table.headings, row));
    const auto see_sum = [&](const std::vector<cell> &cells, const char *name) {
        if (cells.empty())
            return;
        line texts = texts_of(table.headings, cells);
        name_line(texts, table.headings, name);
        see(texts);
    };
    see_sum(table.others, "(others)");
    see_sum(table.total, "(total)");
}

void widen(std::vector<size_t> &widths, const line &texts) {
    widths.resize(texts.size());
    for (size_t i = 0; i < texts.size(); i++)
        widths[i] = std::max(widths[i], texts[i].size());
}

std::string json_name(const heading &heading) {
    return heading.unit == unit::duration && !heading.is_key ? heading.name + "_ns" : heading.name;
}

void add_cell(json_writer &json, const heading &heading, const cell &cell) {
    json.foreign_key(json_name(heading));
    if (!cell.known)
        json.null();
    else if (heading.unit == unit::text)
        json.string(cell.text);
    else if (heading.unit == unit::rate || heading.unit == unit::percent)
        json.number(cell.real);
    else if (cell.number.negative)
        json.number(static_cast<int64_t>(cell.number.bits));
    else
        json.number(cell.number.bits);
}

void append_json_row(text_buffer &out, const table &table, std::string_view type, std::string_view of,
                     const std::vector<cell> &row) {
    json_writer json(out);
    json.begin_object().member("type", type).member("of", of);
    for (size_t i = 0; i < std::min(table.headings.size(), row.size()); i++)
        add_cell(json, table.headings[i], row[i]);
    json.end_object();
    append(out, '\n');
}

void append_tsv_cell(text_buffer &out, const cell &cell, unit unit) {
    if (!cell.known)
        return;
    if (unit == unit::text)
        append_visible(out, cell.text);
    else if (unit == unit::rate || unit == unit::percent)
        append_format(out, "{}", cell.real);
    else
        append_exact(out, cell.number);
}

}  // namespace

void append_cell(text_buffer &out, const cell &cell, unit unit) {
    if (!cell.known)
        return append(out, unknown);
    switch (unit) {
        case unit::text:
            return append_visible(out, cell.text);
        case unit::number:
            return append_exact(out, cell.number);
        case unit::bytes:
            return append_bytes_of(out, cell.number.bits);
        case unit::duration:
            return append_duration(out, cell.number.bits);
        case unit::rate:
            return append_format(out, "{:.1f}/s", cell.real);
        case unit::percent:
            return append_format(out, "{:.1f}%", cell.real);
    }
}

std::vector<line> table_texts(const table &table, size_t first, size_t count) {
    std::vector<line> lines = {names_of(table.headings)};
    for (size_t i = first; i < table.rows.size() && i - first < count; i++)
        lines.push_back(texts_of(table.headings, table.rows[i]));
    return lines;
}

std::vector<size_t> widths_of(const std::vector<line> &texts) {
    std::vector<size_t> widths;
    for (const line &line : texts)
        widen(widths, line);
    return widths;
}

std::string joined(const table &table, const line &texts, const std::vector<size_t> &widths) {
    std::string made;
    for (size_t i = 0; i < texts.size(); i++) {
        const size_t fill = widths[i] - texts[i].size();
        const bool right = table.headings[i].unit != unit::text;
        made.append(i ? 2 : 0, ' ').append(right ? fill : 0, ' ').append(texts[i]);
        made.append(right || i + 1 == texts.size() ? 0 : fill, ' ');
    }
    return made;
}

void append_table_text(text_buffer &out, const table &table) {
    std::vector<size_t> widths;
    for_each_line(table, [&](const line &texts) { widen(widths, texts); });
    for_each_line(table, [&](const line &texts) {
        append(out, joined(table, texts, widths));
        append(out, '\n');
    });
}

void append_table_notes(text_buffer &out, const table &table) {
    if (table.lost)
        append_format(out, "{} records were lost: these numbers are too low\n", table.lost);
    if (table.merged)
        append_format(out,
                      "{} groups were too many to be told apart: they are in (others), and as much as {} may be missing "
                      "of the number that a row is sorted by\n",
                      table.merged, table.missing);
    if (table.lacking)
        append_format(out, "{} events lack a field that is grouped by, and are not counted\n", table.lacking);
}

void append_table_tsv(text_buffer &out, const table &table) {
    for (size_t i = 0; i < table.headings.size(); i++)
        append_format(out, "{}{}", i ? "\t" : "", json_name(table.headings[i]));
    append(out, '\n');
    for (const auto &row : table.rows) {
        for (size_t i = 0; i < row.size(); i++) {
            append(out, i ? "\t" : "");
            append_tsv_cell(out, row[i], table.headings[i].unit);
        }
        append(out, '\n');
    }
}

void append_table_json(text_buffer &out, const table &table, std::string_view of) {
    for (const auto &row : table.rows)
        append_json_row(out, table, "row", of, row);
    if (!table.others.empty())
        append_json_row(out, table, "others", of, table.others);
    json_writer json(out);
    json.begin_object().member("type", "table").member("of", of).member("seconds", table.seconds);
    json.member("rows", table.rows.size()).member("groups", table.groups).member("merged", table.merged);
    json.member("missing", table.missing).member("lacking", table.lacking).member("lost", table.lost);
    json.end_object();
    append(out, '\n');
}

}  // namespace ringtap
