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

bool is_direct(const struct_field &field) {
    return field.format <= field_format::dev;
}

// Of one that is direct. Takes longest_element.
char *put_number(char *at, const struct_field &field, std::string_view bytes) {
    const int64_t number = field_number(field, bytes);
    const uint64_t bits = unsigned_of(field, number);
    switch (field.format) {
        case field_format::hex:
            return bits ? put_hex(at, bits) : put(at, "0");
        case field_format::ptr:
            return bits ? put_hex(at, bits) : put(at, "NULL");
        case field_format::oct:
            return put_octal(at, bits);
        case field_format::dev:
            return put_device(at, bits);
        default:
            return field.is_signed ? put_signed(at, number) : put_decimal(at, bits);
    }
}
static_assert(longest_element >= std::max({longest_decimal, longest_hex, longest_octal, longest_device}));

void append_number(text_buffer &out, const struct_field &field, std::string_view bytes,
                   const descriptor_names *descriptors) {
    const int64_t number = field_number(field, bytes);
    const uint64_t bits = unsigned_of(field, number);
    switch (field.format) {
        case field_format::mode:
            return append_file_mode(out, bits);
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
            return end_at(out, put_number(room(out, longest_element), field, bytes));
    }
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

std::optional<uint64_t> find_field(const struct_layout &layout, std::string_view bytes,
                                   std::string_view name) {
    for (unsigned i = 0; i < layout.count; i++) {
        const struct_field &field = layout.fields[i];
        const std::string_view found = name == std::string_view(field.name) ? field_bytes(field, bytes, 0) : "";
        if (!found.empty())
            return static_cast<uint64_t>(field_number(field, found));
    }
    return std::nullopt;
}

namespace {

// Commas, name and number; and behind the last one, what ends the struct
constexpr size_t room_for_field = sizeof(field_name) + longest_element + 8;

void append_fields(text_buffer &out, const struct_layout &layout, std::string_view bytes,
                   const descriptor_names *descriptors) {
    const struct_field *field = layout.fields, *end = field + layout.count;
    const auto room_for_rest = [&] { return room(out, static_cast<size_t>(end - field + 1) * room_for_field); };
    char *at = put(room_for_rest(), "{");
    for (; field != end; field++) {
        if (field != layout.fields)
            at = put(at, ", ");
        const std::string_view first = field_bytes(*field, bytes, 0);
        if (first.empty()) {
            at = put(at, "...");
            break;
        }
        at = put(field->name.put(at), "=");
        if (is_direct(*field) && !field->count) {
            at = put_number(at, *field, first);
        } else {
            end_at(out, at);
            append_field(out, *field, bytes, descriptors);
            at = room_for_rest();
        }
    }
    end_at(out, put(at, "}"));
}

}  // namespace

void append_struct(text_buffer &out, const struct_layout &layout, std::string_view bytes,
                   const descriptor_names *descriptors) {
    if (is_unnamed(layout))
        return append_unnamed(out, layout.fields[0], bytes, descriptors);
    append_fields(out, layout, bytes, descriptors);
}

shown_elements elements_shown(const struct_layout &layout, std::string_view bytes) {
    const size_t all = bytes.size() / layout.size;
    shown_elements shown;
    const auto show = [&](bool with_result) {
        for (size_t i = 0; i < all && shown.count < shown_most; i++) {
            const std::string_view element = bytes.substr(i * layout.size, layout.size);
            const bool has_result = all > shown_most && find_field(layout, element, "revents").value_or(0);
            if (has_result == with_result)
                shown.places[shown.count++] = static_cast<unsigned>(i);
        }
    };
    if (all > shown_most)
        show(true);
    show(false);
    shown.left_out = all - shown.count;
    return shown;
}

void append_array(text_buffer &out, const struct_layout &layout, std::string_view bytes,
                  bool truncated, const descriptor_names *descriptors) {
    std::string_view separator;
    const shown_elements shown = elements_shown(layout, bytes);
    append(out, '[');
    for (size_t i = 0; i < shown.count; i++) {
        const std::string_view element = bytes.substr(size_t{shown.places[i]} * layout.size, layout.size);
        append(out, separator);
        if (is_unnamed(layout))
            append_field(out, layout.fields[0], element, descriptors);
        else
            append_struct(out, layout, element, descriptors);
        separator = ", ";
    }
    if (shown.left_out)
        append_format(out, ", {} more", shown.left_out);
    if (truncated)
        append_format(out, "{}...", separator);
    append(out, ']');
}

}  // namespace ringtap
