// SPDX-License-Identifier: MIT OR Apache-2.0
// What lies in captured structs, by structs.tbl.
#ifndef RINGTAP_DECODE_STRUCTS_H
#define RINGTAP_DECODE_STRUCTS_H

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "decode/text.h"

namespace ringtap {

enum class field_format : unsigned char {
    // Of what is told by the number alone, and takes no more than longest_element
    dec,
    hex,
    oct,
    ptr,
    dev,
    // Of what is told otherwise
    mode,
    str,
    sigset,
    sig,
    wait,
    fd,
    flags,
    enum_,
    fdset,
    struct_
};

// Of so few bytes that all of them are copied, rather than looked at how many there are.
class field_name {
  public:
    static constexpr size_t longest = 31;

    template <size_t Size>
    constexpr field_name(const char (&literal)[Size]) : size_(Size - 1) {
        static_assert(Size - 1 <= longest);
        for (size_t i = 0; i < Size; i++)
            text_[i] = literal[i];
    }

    constexpr operator std::string_view() const { return {text_.data(), size_}; }
    constexpr bool empty() const { return !size_; }
    // Takes sizeof(field_name), of which size bytes are the name.
    char *put(char *at) const {
        std::memcpy(at, text_.data(), text_.size());
        return at + size_;
    }

  private:
    std::array<char, longest> text_{};
    unsigned char size_;
};

struct struct_field {
    field_name name;  // empty: the only field of its struct
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
inline std::string_view field_bytes(const struct_field &field, std::string_view bytes, unsigned element) {
    const size_t at = field.offset + size_t{field.size} * element;
    return at + field.size <= bytes.size() ? std::string_view(bytes.data() + at, field.size) : std::string_view();
}

// Of so many bytes: of more than a number can have, the beginning.
inline uint64_t number_of_bytes(const char *bytes, size_t size) {
    uint64_t number = 0;
    if (size == sizeof(uint64_t)) {
        std::memcpy(&number, bytes, sizeof(uint64_t));
    } else if (size == sizeof(uint32_t)) {
        uint32_t half;
        std::memcpy(&half, bytes, sizeof(half));
        number = half;
    } else {
        std::memcpy(&number, bytes, std::min(size, sizeof(number)));
    }
    return number;
}

// An element as a number, with its sign.
inline int64_t field_number(const struct_field &field, std::string_view bytes) {
    const uint64_t number = number_of_bytes(bytes.data(), bytes.size());
    if (!field.is_signed || bytes.size() >= sizeof(number) || bytes.empty())
        return static_cast<int64_t>(number);
    const auto shift = static_cast<unsigned>(64 - bytes.size() * 8);
    return static_cast<int64_t>(number << shift) >> shift;
}

constexpr size_t longest_element = 48;
// A field of that name as a number; absent: none, or not captured.
std::optional<uint64_t> find_field(const struct_layout &layout, std::string_view bytes,
                                   std::string_view name);

// {tv_sec=1, tv_nsec=0}; [3, 4] where the fields have no names. What is cut off is "...".
void append_struct(text_buffer &out, const struct_layout &layout, std::string_view bytes,
                   const descriptor_names *descriptors = nullptr);
// Which elements of an array are shown, by their places: all, or of more than shown_most those that have a result first, and
// then the first ones. A poll of thousands has few results.
constexpr size_t shown_most = 32;
struct shown_elements {
    std::array<unsigned, shown_most> places;
    size_t count = 0;
    size_t left_out = 0;
};
shown_elements elements_shown(const struct_layout &layout, std::string_view bytes);

// [{...}, {...}, 96 more], of those that bytes has.
void append_array(text_buffer &out, const struct_layout &layout, std::string_view bytes,
                  bool truncated, const descriptor_names *descriptors = nullptr);

}  // namespace ringtap

#endif
