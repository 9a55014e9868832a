// SPDX-License-Identifier: MIT OR Apache-2.0
// Conditions as text, in one way for each meaning of the words.
#ifndef RINGTAP_RULES_CONDITION_TEXT_H
#define RINGTAP_RULES_CONDITION_TEXT_H

#include <string>
#include <string_view>

#include "fields/expression.h"

namespace ringtap {

// With all brackets: "(evt.type in (open, openat) and not proc.name = sh)"
std::string condition_text(const expression &condition);

// A value as a condition may have it: between quotation marks if it needs them.
std::string value_text(std::string_view value);

}  // namespace ringtap

#endif
