// SPDX-License-Identifier: MIT OR Apache-2.0
// anyof, allof and oneof: an operator of one value with a list of them.
#ifndef RINGTAP_FIELDS_LIST_MODIFIER_H
#define RINGTAP_FIELDS_LIST_MODIFIER_H

#include "fields/expression.h"

namespace ringtap {

const char *modifier_word(list_modifier modifier);

// A check for each of its values, joined as the modifier says; of none, one that never matches. The check
// as it is, if it has no modifier. Throws expression_error; text: what the check was read from.
expression written_out(std::string_view text, expression check);

}  // namespace ringtap

#endif
