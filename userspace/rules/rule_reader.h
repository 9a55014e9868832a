// SPDX-License-Identifier: MIT OR Apache-2.0
// From a rules file to the definitions in it.
#ifndef RINGTAP_RULES_RULE_READER_H
#define RINGTAP_RULES_RULE_READER_H

#include <string>
#include <string_view>

#include "rules/rule_collection.h"

namespace ringtap {

// The version of Falco's rules language that is spoken here: 0.VERSION.0.
constexpr unsigned rules_engine_version = 57;

// Adds what the text defines; name: the file's. Throws rule_error.
void read_rules(rule_collection &to, const std::string &name, std::string_view text);

}  // namespace ringtap

#endif
