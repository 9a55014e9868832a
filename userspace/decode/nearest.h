// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_DECODE_NEAREST_H
#define RINGTAP_DECODE_NEAREST_H

#include <string_view>
#include <vector>

namespace ringtap {

// The one of the words that takes the fewest edits to come from a mistyped one; empty: no words.
std::string_view nearest_word(std::string_view mistyped,
                              const std::vector<std::string_view> &words);

}  // namespace ringtap

#endif
