// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/json_writer.h"

#include <algorithm>
#include <cstdint>

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

void append_escaped(text_buffer &to, char c) {
    switch (c) {
        case '"':
            return append(to, "\\\"");
        case '\\':
            return append(to, "\\\\");
        case '\n':
            return append(to, "\\n");
        case '\r':
            return append(to, "\\r");
        case '\t':
            return append(to, "\\t");
        default:
            return append_format(to, "\\u{:04x}", static_cast<unsigned>(c));
    }
}

bool needs_escape(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7f;
}

}  // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const size_t length = utf8_length(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

json_writer &json_writer::key(std::string_view name) {
    string(name);
    to_.push_back(':');
    first_ = true;
    return *this;
}

json_writer &json_writer::string(std::string_view text) {
    separate();
    to_.push_back('"');
    while (!text.empty()) {
        const size_t length = utf8_length(text);
        if (length == 0)
            append(to_, replacement);
        else if (needs_escape(text[0]))
            append_escaped(to_, text[0]);
        else
            append(to_, text.substr(0, length));
        text.remove_prefix(std::max<size_t>(length, 1));
    }
    to_.push_back('"');
    return *this;
}

json_writer &json_writer::hex_number(uint64_t value) {
    separate();
    append_format(to_, "\"{:#x}\"", value);
    return *this;
}

json_writer &json_writer::hex_bytes(std::string_view bytes) {
    separate();
    to_.push_back('"');
    for (const char byte : bytes)
        append_format(to_, "{:02x}", static_cast<unsigned char>(byte));
    to_.push_back('"');
    return *this;
}

json_writer &json_writer::boolean(bool value) {
    separate();
    append(to_, value ? "true" : "false");
    return *this;
}

json_writer &json_writer::null() {
    separate();
    append(to_, "null");
    return *this;
}

json_writer &json_writer::open(char bracket) {
    separate();
    to_.push_back(bracket);
    first_ = true;
    return *this;
}

json_writer &json_writer::close(char bracket) {
    to_.push_back(bracket);
    first_ = false;
    return *this;
}

void json_writer::separate() {
    if (!first_)
        to_.push_back(',');
    first_ = false;
}

}  // namespace ringtap
