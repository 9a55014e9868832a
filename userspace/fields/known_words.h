// SPDX-License-Identifier: MIT OR Apache-2.0
// Fields that say one of a few words: whoever compares them with another has mistyped it.
#ifndef RINGTAP_FIELDS_KNOWN_WORDS_H
#define RINGTAP_FIELDS_KNOWN_WORDS_H

#include <string_view>

#include "fields/expression.h"

namespace ringtap {

// evt.arg.res, evt.rawarg.res: what came of the call, which is no argument of any.
bool is_result_argument(const field_term &term);

// Throws expression_error: the check is for a word that its field never says.
void check_words(std::string_view text, const expression &check);

}  // namespace ringtap

#endif
