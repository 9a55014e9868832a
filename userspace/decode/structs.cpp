// SPDX-License-Identifier: MIT OR Apache-2.0
#include "decode/structs.h"

#include <algorithm>
#include <cstring>

#include "decode/names.h"

namespace ringtap {

namespace {

#include "decode/struct_layouts.inc"

uint64_t unsigned_of(const struct_field &field, int64_t number) {
    const auto bits = static_cast<uint64_t>(number);
    return field.size >= 8 ? bits : bits & ((uint64_t{1} << field.size * 8) - 1);
}

void append_number(text_buffer &out, const struct_field &field, std::string_view bytes,
                   const descriptor_names *descriptors) {
    const int64_t number = field_number(field, bytes);
    const uint64_t bits = unsigned_of(field, number);
    switch (field.format) {
        case field_format::hex:
            return append_hex(out, bits, "0");
        case field_format::ptr:
            return append_hex(out, bits, "NULL");
        case field_format::oct:
            return append_octal(out, bits);
        case field_format::mode:
            return append_file_mode(out, bits);
        case field_format::dev:
            return append_device(out, bits);
        case field_format::sig:
            return append_signal(out, static_cast<int>(number));
        case field_format::wait:
            return append_wait_status(out, static_cast<uint32_t>(bits));
        case field_format::fd:
            return append_descriptor(out, static_cast<int>(number), descriptors);
        case field_format::flags:
        case field_format::enum_:
            return append_named(out, set_at(field.what), bits);
        default:
            break;
    }
    if (field.is_signed)
        ringtap::append_number(out, number);
    else
        ringtap::append_number(out, bits);
}

void append_element(text_buffer &out, const struct_field &field, std::string_view bytes,
                    const descriptor_names *descriptors) {
    if (field.format == field_format::struct_)
        append_struct(out, layouts[field.what], bytes, descriptors);
    else
        append_number(out, field, bytes, descriptors);
}

void append_elements(text_buffer &out, const struct_field &field, std::string_view bytes,
                     const descriptor_names *descriptors) {
    append(out, '[');
    for (unsigned i = 0; i < field.count; i++) {
        append(out, i ? ", " : "");
        const std::string_view element = field_bytes(field, bytes, i);
        if (element.empty()) {
            append(out, "...");
            break;
        }
        append_element(out, field, element, descriptors);
    }
    append(out, ']');
}

std::string_view all_elements(const struct_field &field, std::string_view bytes) {
    return bytes.substr(std::min<size_t>(field.offset, bytes.size()),
                        size_t{field.size} * std::max<unsigned>(field.count, 1));
}

void append_signals(text_buffer &out, std::string_view bytes) {
    uint64_t set = 0;
    std::memcpy(&set, bytes.data(), std::min(bytes.size(), sizeof(set)));
    append_signal_set(out, set, static_cast<unsigned>(bytes.size() * 8));
}

// [0 3 5]: the descriptors in a set of select
void append_descriptor_set(text_buffer &out, std::string_view bytes,
                           const descriptor_names *descriptors) {
    std::string_view separator;
    append(out, '[');
    for (size_t bit = 0; bit < bytes.size() * 8; bit++) {
        if (!(bytes[bit / 8] >> bit % 8 & 1))
            continue;
        append(out, separator);
        append_descriptor(out, static_cast<int>(bit), descriptors);
        separator = " ";
    }
    append(out, ']');
}

// One number, or one struct
bool is_single(const struct_field &field) {
    return !field.count && field.format != field_format::str && field.format != field_format::sigset &&
           field.format != field_format::fdset;
}

void append_field(text_buffer &out, const struct_field &field, std::string_view bytes,
                  const descriptor_names *descriptors) {
    if (is_single(field))
        return append_element(out, field, field_bytes(field, bytes, 0), descriptors);
    const std::string_view all = all_elements(field, bytes);
    switch (field.format) {
        case field_format::str:
            return append_quoted(out, all.substr(0, all.find('\0')));
        case field_format::sigset:
            return append_signals(out, all);
        case field_format::fdset:
            return append_descriptor_set(out, all, descriptors);
        default:
            break;
    }
    append_elements(out, field, bytes, descriptors);
}

// name=, with a comma in front of all but the first
void append_key(text_buffer &out, std::string_view name, bool is_first) {
    constexpr std::string_view comma = ", ";
    char *at = grow(out, name.size() + 1 + (is_first ? 0 : comma.size()));
    if (!is_first) {
        std::memcpy(at, comma.data(), comma.size());
        at += comma.size();
    }
    copy_bytes(at, name.data(), name.size());
    at[name.size()] = '=';
}

bool brings_its_brackets(const struct_field &field) {
    return field.count || field.format == field_format::sigset ||
           field.format == field_format::fdset;
}

// The only field: a number that a pointer leads to stands between brackets.
void append_unnamed(text_buffer &out, const struct_field &field, std::string_view bytes,
                    const descriptor_names *descriptors) {
    const bool bare = brings_its_brackets(field);
    append(out, bare ? "" : "[");
    if (field_bytes(field, bytes, 0).empty())
        append(out, "...");
    else
        append_field(out, field, bytes, descriptors);
    append(out, bare ? "" : "]");
}

bool is_unnamed(const struct_layout &layout) {
    return layout.count == 1 && layout.fields[0].name.empty();
}

}  // namespace

const struct_layout &layout_at(unsigned index) {
    return layouts[index];
}

namespace {

template <typename Number>
int64_t number_in(std::string_view bytes) {
    Number number;
    std::memcpy(&number, bytes.data(), sizeof(number));
    return static_cast<int64_t>(number);
}

// Of any length; of more than a number can have, the beginning.
int64_t odd_number(const struct_field &field, std::string_view bytes) {
    uint64_t bits = 0;
    const size_t size = std::min(bytes.size(), sizeof(bits));
    std::memcpy(&bits, bytes.data(), size);
    if (!field.is_signed || size == 0)
        return static_cast<int64_t>(bits);
    const auto shift = static_cast<unsigned>(64 - size * 8);
    return static_cast<int64_t>(bits << shift) >> shift;
}

}  // namespace

std::string_view field_bytes(const struct_field &field, std::string_view bytes, unsigned element) {
    const size_t at = field.offset + size_t{field.size} * element;
    return at + field.size <= bytes.size() ? bytes.substr(at, field.size) : std::string_view();
}

int64_t field_number(const struct_field &field, std::string_view bytes) {
    switch (bytes.size()) {
        case 8:
            return number_in<int64_t>(bytes);
        case 4:
            return field.is_signed ? number_in<int32_t>(bytes) : number_in<uint32_t>(bytes);
        case 2:
            return field.is_signed ? number_in<int16_t>(bytes) : number_in<uint16_t>(bytes);
        default:
            return odd_number(field, bytes);
    }
}

std::optional<uint64_t> find_field(const struct_layout &layout, std::string_view bytes,
                                   std::string_view name) {
    for (unsigned i = 0; i < layout.count; i++) {
        const struct_field &field = layout.fields[i];
        const std::string_view found = name == field.name ? field_bytes(field, bytes, 0) : "";
        if (!found.empty())
            return static_cast<uint64_t>(field_number(field, found));
    }
    return std::nullopt;
}

void append_struct(text_buffer &out, const struct_layout &layout, std::string_view bytes,
                   const descriptor_names *descriptors) {
    if (is_unnamed(layout))
        return append_unnamed(out, layout.fields[0], bytes, descriptors);
    append(out, '{');
    for (unsigned i = 0; i < layout.count; i++) {
        const struct_field &field = layout.fields[i];
        if (field_bytes(field, bytes, 0).empty()) {
            append(out, i ? ", ..." : "...");
            break;
        }
        append_key(out, field.name, i == 0);
        append_field(out, field, bytes, descriptors);
    }
    append(out, '}');
}

void append_array(text_buffer &out, const struct_layout &layout, std::string_view bytes,
                  bool truncated, const descriptor_names *descriptors) {
    std::string_view separator;
    append(out, '[');
    for (; bytes.size() >= layout.size; bytes.remove_prefix(layout.size)) {
        append(out, separator);
        if (is_unnamed(layout))
            append_field(out, layout.fields[0], bytes.substr(0, layout.size), descriptors);
        else
            append_struct(out, layout, bytes.substr(0, layout.size), descriptors);
        separator = ", ";
    }
    if (truncated)
        append_format(out, "{}...", separator);
    append(out, ']');
}

}  // namespace ringtap
