// SPDX-License-Identifier: MIT OR Apache-2.0
#include "render/json_writer.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace ringtap {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";

bool in_range(unsigned byte, unsigned low, unsigned high) {
    return byte >= low && byte <= high;
}

// How many bytes the character at the front has; 0: it is none. After Unicode's table 3-7.
size_t utf8_length(std::string_view text) {
    const auto at = [text](size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const unsigned lead = at(0);
    if (lead < 0x80)
        return 1;
    unsigned low = 0x80;
    unsigned high = 0xbf;
    size_t length = 0;
    if (in_range(lead, 0xc2, 0xdf))
        length = 2;
    else if (in_range(lead, 0xe0, 0xef))
        length = 3;
    else if (in_range(lead, 0xf0, 0xf4))
        length = 4;
    if (lead == 0xe0)
        low = 0xa0;
    else if (lead == 0xed)
        high = 0x9f;
    else if (lead == 0xf0)
        low = 0x90;
    else if (lead == 0xf4)
        high = 0x8f;
    if (length == 0 || !in_range(at(1), low, high))
        return 0;
    for (size_t i = 2; i < length; i++)
        if (!in_range(at(i), 0x80, 0xbf))
            return 0;
    return length;
}

uint32_t code_point(std::string_view character) {
    const auto byte = [character](size_t i) { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1)
        return byte(0);
    uint32_t code = byte(0) & (0xffu >> (character.size() + 1));
    for (size_t i = 1; i < character.size(); i++)
        code = code << 6 | (byte(i) & 0x3f);
    return code;
}

struct code_range {
    uint32_t first, last;
};

// What a terminal obeys, or what makes text look like other text than it is: controls, marks
// without width, directions of writing, ends of lines, tags.
constexpr code_range unseen[] = {{0x7f, 0x9f},     {0xad, 0xad},     {0x61c, 0x61c},
                                 {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f},
                                 {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f}};

bool is_unseen(uint32_t code) {
    return std::any_of(std::begin(unseen), std::end(unseen), [code](const code_range &range) {
        return in_range(code, range.first, range.last);
    });
}

void append_code(text_buffer &out, uint32_t code) {
    constexpr uint32_t first_pair = 0x10000;
    if (code < first_pair)
        return append_format(out, "\\u{:04x}", code);
    append_format(out, "\\u{:04x}\\u{:04x}", 0xd800 + ((code - first_pair) >> 10),
                  0xdc00 + ((code - first_pair) & 0x3ff));
}

void append_character(text_buffer &out, std::string_view character) {
    switch (const uint32_t code = code_point(character)) {
        case '"':
            return append(out, "\\\"");
        case '\\':
            return append(out, "\\\\");
        case '\n':
            return append(out, "\\n");
        case '\r':
            return append(out, "\\r");
        case '\t':
            return append(out, "\\t");
        default:
            if (code < ' ' || is_unseen(code))
                append_code(out, code);
            else
                append(out, character);
    }
}

}  // namespace

bool is_utf8(std::string_view text) {
    for (;;) {
        text.remove_prefix(plain_length(text));
        if (text.empty())
            return true;
        const size_t length = utf8_length(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
}

json_writer &json_writer::key(std::string_view name) {
    copy_bytes(begin_key(name.size()), name.data(), name.size());
    return *this;
}

json_writer &json_writer::foreign_key(std::string_view name) {
    string(name);
    append(to_, ':');
    first_ = true;
    return *this;
}

json_writer &json_writer::string(std::string_view text) {
    separate();
    if (char *end = put_if_plain(put(here(text.size() + 2), "\""), text))
        return ends(put(end, "\""));
    append(to_, '"');
    while (!text.empty()) {
        const size_t plain = plain_length(text);
        append(to_, text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.empty())
            break;
        const size_t length = utf8_length(text);
        if (length == 0)
            append(to_, replacement);
        else
            append_character(to_, text.substr(0, length));
        text.remove_prefix(std::max<size_t>(length, 1));
    }
    append(to_, '"');
    return *this;
}

json_writer &json_writer::text_or_hex(std::string_view bytes) {
    separate();
    char *const before = here(bytes.size() + 2);
    if (char *end = put_if_plain(put(before, "\""), bytes))
        return ends(put(end, "\""));
    begins(before);
    if (is_utf8(bytes))
        return string(bytes);
    return begin_object().key("hex").hex_bytes(bytes).end_object();
}

json_writer &json_writer::hex_number(uint64_t value) {
    separate();
    return ends(put(put_hex(put(here(longest_hex + 2), "\""), value), "\""));
}

json_writer &json_writer::hex_bytes(std::string_view bytes) {
    separate();
    append(to_, '"');
    append_hex_bytes(to_, bytes);
    append(to_, '"');
    return *this;
}

json_writer &json_writer::boolean(bool value) {
    separate();
    append(to_, value ? "true" : "false");
    return *this;
}

json_writer &json_writer::raw(std::string_view value) {
    separate();
    append(to_, value);
    return *this;
}

json_writer &json_writer::null() {
    separate();
    append(to_, "null");
    return *this;
}

}  // namespace ringtap
