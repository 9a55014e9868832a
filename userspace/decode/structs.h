// SPDX-License-Identifier: MIT OR Apache-2.0
// What lies in captured structs, by structs.tbl.
#ifndef RINGTAP_DECODE_STRUCTS_H
#define RINGTAP_DECODE_STRUCTS_H

#include <cstdint>
#include <optional>
#include <string_view>

#include "decode/text.h"

namespace ringtap {

enum class field_format : unsigned char {
    dec,
    hex,
    oct,
    mode,
    dev,
    str,
    sigset,
    sig,
    wait,
    fd,
    ptr,
    flags,
    enum_,
    fdset,
    struct_
};

struct struct_field {
    std::string_view name;  // empty: the only field of its struct
    unsigned short offset;
    unsigned short size;   // of one element
    unsigned short count;  // 0: no array
    bool is_signed;
    field_format format;
    unsigned short what;  // index of a set, or of a layout
};

struct struct_layout {
    std::string_view name;
    unsigned short size;
    const struct_field *fields;
    unsigned count;
};

const struct_layout &layout_at(unsigned index);

// An element's bytes; empty: the capture ends before it does.
std::string_view field_bytes(const struct_field &field, std::string_view bytes, unsigned element);
// The same as a number, with its sign.
int64_t field_number(const struct_field &field, std::string_view bytes);
// A field of that name as a number; absent: none, or not captured.
std::optional<uint64_t> find_field(const struct_layout &layout, std::string_view bytes,
                                   std::string_view name);

// {tv_sec=1, tv_nsec=0}; [3, 4] where the fields have no names. What is cut off is "...".
void append_struct(text_buffer &out, const struct_layout &layout, std::string_view bytes,
                   const descriptor_names *descriptors = nullptr);
// [{...}, {...}], of as many as bytes has.
void append_array(text_buffer &out, const struct_layout &layout, std::string_view bytes,
                  bool truncated, const descriptor_names *descriptors = nullptr);

}  // namespace ringtap

#endif
