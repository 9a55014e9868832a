// SPDX-License-Identifier: MIT OR Apache-2.0
// Calls by what they are for.
#ifndef RINGTAP_FIELDS_CALL_KINDS_H
#define RINGTAP_FIELDS_CALL_KINDS_H

#include <string_view>

namespace ringtap {

bool is_read(std::string_view call);
bool is_write(std::string_view call);
bool waits(std::string_view call);

// Of calls that are about whatever is behind a descriptor: that says what they are for.
constexpr std::string_view io_category = "io";

// Sysdig's word for the kind, or io_category; empty: of no call.
std::string_view category_of(std::string_view call);

}  // namespace ringtap

#endif
