// SPDX-License-Identifier: MIT OR Apache-2.0
// What the fields say that events are grouped by, as bytes that are equal where all of it is.
#ifndef RINGTAP_VIEWS_GROUP_KEY_H
#define RINGTAP_VIEWS_GROUP_KEY_H

#include <string>
#include <string_view>
#include <vector>

#include "views/column.h"

namespace ringtap {

// Of the event that the reader has begun with. False: it lacks one of the fields. A text counts with its first 4096
// bytes, and of several values that a field has, the first eight.
bool append_key(text_buffer &out, const std::vector<key_column> &by, field_reader &reader);

// The values of each field again: texts lie in the key.
std::vector<std::vector<field_value>> key_values(std::string_view key, const std::vector<key_column> &by);

}  // namespace ringtap

#endif
