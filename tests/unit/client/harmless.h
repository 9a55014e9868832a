// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_TESTS_HARMLESS_H
#define RINGTAP_TESTS_HARMLESS_H

#include <string_view>

namespace ringtap_test {

// Where a terminal would do something else than show text; npos: nowhere. C1 controls are two bytes
// of UTF-8, which JSON may have.
inline size_t harm_in(std::string_view text) {
    for (size_t i = 0; i < text.size(); i++) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
        const bool is_c1 = byte == 0xc2 && next < 0xa0;
        if ((byte < ' ' && byte != '\n') || byte == 0x7f || is_c1)
            return i;
    }
    return std::string_view::npos;
}

}  // namespace ringtap_test

#endif
