// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_FIELDS_TEXT_MATCHER_H
#define RINGTAP_FIELDS_TEXT_MATCHER_H

#include "fields/matcher.h"

namespace ringtap {

// make_matcher() for text and bytes.
std::unique_ptr<matcher> make_text_matcher(std::string_view text, const expression &check);

// left HOW right, for comparisons of two texts; null: not one of these.
using text_comparison = bool (*)(std::string_view left, std::string_view right);
text_comparison find_text_comparison(comparison how);

}  // namespace ringtap

#endif
