// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_DECODE_NEAREST_H
#define RINGTAP_DECODE_NEAREST_H

#include <string>
#include <string_view>
#include <vector>

namespace ringtap {

// The one of the words that takes the fewest edits to come from a mistyped one; empty: none is so
// near that it can have been meant.
std::string_view nearest_word(std::string_view mistyped,
                              const std::vector<std::string_view> &names);

// The end of a message about a mistyped word; empty, if no word is near.
std::string did_you_mean(std::string_view nearest);

}  // namespace ringtap

#endif
