// SPDX-License-Identifier: MIT OR Apache-2.0
#include "views/group_key.h"

#include <algorithm>
#include <cstring>

#include "decode/text.h"

namespace ringtap {

namespace {

constexpr size_t longest_text = 4096;
constexpr size_t most_values = 8;

bool is_text(value_type type) {
    return type == value_type::text || type == value_type::bytes || type == value_type::address;
}

template <typename Number>
char *put_raw(char *to, Number number) {
    std::memcpy(to, &number, sizeof(number));
    return to + sizeof(number);
}

template <typename Number>
Number take_raw(std::string_view &key) {
    Number number;
    std::memcpy(&number, key.data(), sizeof(number));
    key.remove_prefix(sizeof(number));
    return number;
}

void append_one(text_buffer &out, value_type type, const field_value &value) {
    if (!is_text(type)) {
        char *to = grow(out, 1 + sizeof(value.number.bits));
        put_raw(put_raw(to, static_cast<char>(value.number.negative)), value.number.bits);
        return;
    }
    const std::string_view text = value.text.substr(0, longest_text);
    char *to = grow(out, sizeof(uint16_t) + text.size());
    copy_bytes(put_raw(to, static_cast<uint16_t>(text.size())), text.data(), text.size());
}

field_value take_one(std::string_view &key, value_type type) {
    field_value value;
    if (!is_text(type)) {
        value.number.negative = take_raw<char>(key);
        value.number.bits = take_raw<uint64_t>(key);
        return value;
    }
    const size_t size = take_raw<uint16_t>(key);
    value.text = key.substr(0, size);
    key.remove_prefix(size);
    return value;
}

}  // namespace

bool append_key(text_buffer &out, const std::vector<key_column> &by, field_reader &reader) {
    for (const key_column &column : by) {
        if (!read_term(column.term, reader) && !column.optional)
            return false;
        const auto &values = reader.values();
        const size_t count = std::min(values.size(), most_values);
        append(out, static_cast<char>(count));
        for (size_t i = 0; i < count; i++)
            append_one(out, column.term.type(), values[i]);
    }
    return true;
}

std::vector<std::vector<field_value>> key_values(std::string_view key, const std::vector<key_column> &by) {
    std::vector<std::vector<field_value>> fields;
    for (const key_column &column : by) {
        std::vector<field_value> values(static_cast<size_t>(take_raw<char>(key)));
        for (field_value &value : values)
            value = take_one(key, column.term.type());
        fields.push_back(std::move(values));
    }
    return fields;
}

}  // namespace ringtap
