// SPDX-License-Identifier: MIT OR Apache-2.0
#include "render/payload_text.h"

#include <algorithm>
#include <string>

namespace ringtap {

namespace {

constexpr size_t bytes_per_line = 16;

bool is_printable(char c) {
    return c >= ' ' && c <= '~';
}

// Takes the line from the front, with its end.
std::string_view take_line(std::string_view &bytes) {
    const size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (end != std::string_view::npos && !line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return line;
}

void append_hex_line(text_buffer &out, size_t at, std::string_view bytes) {
    append_format(out, "{:04x} ", at);
    for (size_t i = 0; i < bytes_per_line; i++) {
        append(out, i % 8 ? " " : "  ");
        if (i < bytes.size())
            append_hex_bytes(out, bytes.substr(i, 1));
        else
            append(out, "  ");
    }
    append(out, "  ");
    std::string shown(bytes);
    std::replace_if(shown.begin(), shown.end(), [](char c) { return !is_printable(c); }, '.');
    append_visible(out, shown);
}

}  // namespace

void append_payload(text_buffer &out, std::string_view bytes, payload_style style, std::string_view before,
                    std::string_view after) {
    for (size_t at = 0; !bytes.empty(); at += bytes_per_line) {
        append(out, before);
        if (style == payload_style::hex) {
            append_hex_line(out, at, bytes.substr(0, bytes_per_line));
            bytes.remove_prefix(std::min(bytes_per_line, bytes.size()));
        } else {
            append_visible(out, take_line(bytes));
        }
        append(out, after);
        append(out, '\n');
    }
}

}  // namespace ringtap
