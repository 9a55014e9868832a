// SPDX-License-Identifier: MIT OR Apache-2.0
#include "formats/row_writer.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "fields/filter.h"

namespace ringtap {

namespace {

bool is_number(value_type type) {
    return type == value_type::number || type == value_type::duration || type == value_type::fraction;
}

row_type type_of(const field_term &term) {
    const value_type type = term.type();
    return type == value_type::boolean ? row_type::boolean : is_number(type) ? row_type::number : row_type::text;
}

void write_number(json_writer &json, const number_value &number) {
    if (number.negative)
        json.number(static_cast<int64_t>(number.bits));
    else
        json.number(number.bits);
}

void write_text(json_writer &json, const field_value &value) {
    if (value.text.data())
        json.string(value.text);
    else
        json.word(fmt::format_int(value.number.bits).c_str());
}

}  // namespace

row_writer::row_writer(const std::vector<placed_rows> &tables) {
    for (const placed_rows &table : tables)
        add(table);
    std::stable_sort(rows_.begin(), rows_.end(), [](const ready_row &one, const ready_row &other) { return one.path < other.path; });
    for (size_t i = 1; i < rows_.size(); i++) {
        const auto &before = rows_[i - 1].path, &here = rows_[i].path;
        const size_t most = std::min(before.size(), here.size()) - 1;
        const auto differs = std::mismatch(here.begin(), here.begin() + static_cast<ptrdiff_t>(most), before.begin()).first;
        rows_[i].shared = static_cast<size_t>(differs - here.begin());
    }
}

void row_writer::add(const placed_rows &table) {
    for (const row *row = table.rows; row < table.rows + table.count; row++) {
        ready_row made{{}, 0, row->from, {}, table.about, row->when | table.when};
        const std::string whole = std::string(table.prefix) + row->attribute;
        for (size_t at = 0; at <= whole.size();) {
            const size_t dot = std::min(whole.find('.', at), whole.size());
            segment part{whole.substr(at, dot - at)};
            part.is_list = part.name.size() > 2 && part.name.compare(part.name.size() - 2, 2, "[]") == 0;
            if (part.is_list)
                part.name.resize(part.name.size() - 2);
            made.path.push_back(std::move(part));
            at = dot + 1;
        }
        if (made.from.field) {
            made.term.field = find_field(made.from.field, made.term.arg);
            if (!made.term.field)
                throw std::logic_error(fmt::format("{}: there is no field {}", whole, made.from.field));
            if (made.from.type == row_type::as_field)
                made.from.type = type_of(made.term);
        }
        rows_.push_back(std::move(made));
    }
}

bool row_writer::read(const ready_row &row, const event_facts &facts) {
    if (row.when & ~facts.known)
        return false;
    if (row.from.field)
        return read_term(row.term, facts.reader);
    auto &values = facts.reader.values();
    values.clear();
    if (row.from.word)
        facts.reader.text(row.from.word);
    else if (row.about == whose::event)
        row.from.rule(facts, {});
    else if (const process_view process = facts.process(row.about); process.pid)
        row.from.rule(facts, process);
    return !values.empty();
}

void row_writer::write_value(json_writer &json, const ready_row &row, const std::vector<field_value> &values) {
    const auto write_one = [&](const field_value &value) {
        if (row.from.type == row_type::number)
            write_number(json, value.number);
        else if (row.from.type == row_type::boolean)
            json.boolean(value.number.bits != 0);
        else
            write_text(json, value);
    };
    if (!row.from.list)
        return write_one(values.front());
    json.begin_array();
    for (const field_value &value : values)
        write_one(value);
    json.end_array();
}

void row_writer::write(text_buffer &out, const event_facts &facts) const {
    json_writer json(out);
    json.begin_object();
    const ready_row *last = nullptr;
    size_t shared = 0;  // objects that are open and that this row is in, too
    const auto close_to = [&](size_t depth) {
        for (size_t i = last ? last->path.size() - 1 : 0; i > depth; i--) {
            json.end_object();
            if (last->path[i - 1].is_list)
                json.end_array();
        }
    };
    for (const ready_row &row : rows_) {
        shared = std::min(shared, row.shared);
        if (!read(row, facts))
            continue;
        close_to(shared);
        for (size_t i = shared; i + 1 < row.path.size(); i++) {
            json.key(std::string_view(row.path[i].name));
            if (row.path[i].is_list)
                json.begin_array();
            json.begin_object();
        }
        json.key(std::string_view(row.path.back().name));
        write_value(json, row, facts.reader.values());
        last = &row;
        shared = row.path.size() - 1;
    }
    close_to(0);
    json.end_object();
}

}  // namespace ringtap
