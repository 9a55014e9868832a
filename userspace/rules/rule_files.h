// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_RULES_RULE_FILES_H
#define RINGTAP_RULES_RULE_FILES_H

#include <string>
#include <vector>

#include "rules/rule_collection.h"

namespace ringtap {

// The files themselves: of a directory, those that end in .yaml or .yml, in the order of their names. Throws rule_error.
std::vector<std::string> rule_file_paths(const std::vector<std::string> &paths);

// All that they define. Throws rule_error.
rule_collection read_rule_files(const std::vector<std::string> &paths);

}  // namespace ringtap

#endif
