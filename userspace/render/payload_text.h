// SPDX-License-Identifier: MIT OR Apache-2.0
// What was read or written, as lines.
#ifndef RINGTAP_RENDER_PAYLOAD_TEXT_H
#define RINGTAP_RENDER_PAYLOAD_TEXT_H

#include <string_view>

#include "decode/text.h"

namespace ringtap {

enum class payload_style : unsigned char {
    none,
    text,  // its lines, whose ends are \n or \r\n; other bytes that are not printable ASCII as C writes them
    hex,   // 16 bytes a line: where the line begins, each byte, and those that are printable ASCII, dots for others
};

// Each line stands between these two. Nothing of the bytes harms a terminal.
void append_payload(text_buffer &out, std::string_view bytes, payload_style style, std::string_view before,
                    std::string_view after = {});

}  // namespace ringtap

#endif
