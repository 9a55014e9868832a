// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/format.h"

#include <algorithm>

#include "fields/event_types.h"
#include "fields/filter.h"

namespace ringtap {

namespace {

constexpr unsigned widest = 1024;
constexpr std::string_view missing = "<NA>";

constexpr struct {
    std::string_view name;
    std::string_view format;
} known_formats[] = {
    {"p", "*%evt.num %evt.time %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.info"},
    {"c",
     "*%evt.num %evt.time %evt.cpu %container.name (%container.id) %proc.name "
     "(%thread.tid:%thread.vtid) %evt.dir %evt.type %evt.info"},
    {"container",
     "*%evt.num %evt.time %evt.cpu %container.name (%container.id) %proc.name "
     "(%thread.tid:%thread.vtid) %evt.dir %evt.type %evt.info"},
    {"k",
     "*%evt.num %evt.time %evt.cpu %k8s.ns.name %k8s.pod.name (%container.id) %proc.name "
     "(%thread.tid:%thread.vtid) %evt.dir %evt.type %evt.info"},
    {"kubernetes",
     "*%evt.num %evt.time %evt.cpu %k8s.ns.name %k8s.pod.name (%container.id) %proc.name "
     "(%thread.tid:%thread.vtid) %evt.dir %evt.type %evt.info"},
};

std::string_view written_out(std::string_view text) {
    for (const auto &known : known_formats)
        if (known.name == text)
            return known.format;
    return text;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class format_parser {
  public:
    format_parser(machine on, std::string_view text) : on_(on), text_(text) {}

    event_format parse() {
        event_format made;
        if (!text_.empty() && text_[0] == '*') {
            made.leave_out = false;
            at_++;
        }
        while (at_ < text_.size())
            step(made);
        if (!part_.text.empty())
            made.parts.push_back(std::move(part_));
        if (!has_field_)
            throw expression_error(text_, {0, text_.size()},
                                   "there is no field in this: a format is text with fields in it, as "
                                   "'%proc.name %fd.name'");
        return made;
    }

  private:
    void step(event_format &made) {
        const char c = text_[at_];
        const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
        if (c == '%' && next != '%') {
            add_field(made);
        } else if (c == '%') {
            part_.text += '%';
            at_ += 2;
        } else if (c == '\\' && (next == 'n' || next == 't' || next == '\\')) {
            part_.text += next == 'n' ? '\n' : next == 't' ? '\t' : '\\';
            at_ += 2;
        } else {
            part_.text += c;
            at_++;
        }
    }

    void add_field(event_format &made) {
        at_++;
        while (at_ < text_.size() && is_digit(text_[at_]) && part_.width <= widest)
            part_.width = part_.width * 10 + static_cast<unsigned>(text_[at_++] - '0');
        if (part_.width > widest)
            throw expression_error(text_, {at_ - 1, 1}, "the field is too wide: 1024 at most");
        part_.term = parse_field(text_, at_);
        check_argument(on_, text_, *part_.term);
        part_.type = part_.term->type();
        part_.name = text_.substr(part_.term->where.at, part_.term->where.size);
        made.parts.push_back(std::move(part_));
        has_field_ = true;
        part_ = {};
    }

    machine on_;
    std::string_view text_;
    size_t at_ = 0;
    format_part part_;
    bool has_field_ = false;
};

// Cut or filled to the width of the part.
void append_wide(text_buffer &out, const format_part &part, field_reader &reader, bool known) {
    const size_t begin = out.size();
    if (known)
        append_values(out, part.type, reader.values());
    else
        append(out, missing);
    const size_t size = out.size() - begin;
    out.resize(begin + part.width);
    if (size < part.width)
        std::fill_n(out.data() + begin + size, part.width - size, ' ');
}

// The commonest: one value, as it comes. There is room for a number.
char *put_value(text_buffer &out, char *at, value_type type, const field_value &value) {
    const bool is_number = type == value_type::number || type == value_type::duration;
    if (is_number && !value.number.negative)
        return put_decimal(at, value.number.bits);
    if (type == value_type::text && value.is_ours)
        return put(room_at(out, at, value.text.size()), value.text);
    end_at(out, at);
    append_value(out, type, value);
    return room(out, 0);
}

char *put_field(text_buffer &out, char *at, const format_part &part, field_reader &reader, bool known) {
    if (known && !part.width && reader.values().size() == 1)
        return put_value(out, at, part.type, reader.values().front());
    end_at(out, at);
    if (part.width)
        append_wide(out, part, reader, known);
    else if (known)
        append_values(out, part.type, reader.values());
    else
        append(out, missing);
    return room(out, 0);
}

// What stands in front of a field is a blank, more often than not.
char *put_text(char *at, const std::string &text) {
    if (text.size() != 1)
        return put(at, std::string_view(text));
    *at = text.front();
    return at + 1;
}

}  // namespace

event_format parse_format(machine on, std::string_view text) {
    return format_parser(on, written_out(text)).parse();
}

bool append_formatted(text_buffer &out, const event_format &format, field_reader &reader) {
    char *at = room(out, 0);
    for (const format_part &part : format.parts) {
        at = put_text(room_at(out, at, part.text.size() + longest_decimal), part.text);
        if (!part.term)
            continue;
        const bool known = read_term(*part.term, reader);
        if (!known && format.leave_out) {
            end_at(out, at);
            return false;
        }
        at = put_field(out, at, part, reader, known);
    }
    end_at(out, at);
    return true;
}

void append_values(text_buffer &out, value_type type, const std::vector<field_value> &values) {
    const field_value *value = values.data(), *end = value + values.size();
    if (value == end)
        return;
    append_value(out, type, *value);
    while (++value != end) {
        append(out, ',');
        append_value(out, type, *value);
    }
}

void append_value(text_buffer &out, value_type type, const field_value &value) {
    switch (type) {
        case value_type::boolean:
            return append(out, value.number.bits ? "true" : "false");
        case value_type::fraction:
            return append_format(out, "{:09}", value.number.bits);
        case value_type::number:
        case value_type::duration:
            if (value.number.negative)
                return append_number(out, static_cast<int64_t>(value.number.bits));
            return append_number(out, value.number.bits);
        case value_type::bytes:
            return append_escaped(out, value.text);
        default:
            if (value.is_ours)
                return end_at(out, put(room(out, value.text.size()), value.text));
            return append_visible(out, value.text);
    }
}

}  // namespace ringtap
