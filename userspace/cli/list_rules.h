// SPDX-License-Identifier: MIT OR Apache-2.0
// What the rules say, without events.
#ifndef RINGTAP_CLI_LIST_RULES_H
#define RINGTAP_CLI_LIST_RULES_H

#include "rules/rule_set.h"

namespace ringtap {

// Each returns an exit status.
int list_rules(const rule_set &rules, bool json);
int print_conditions(const rule_set &rules, bool json);
int print_validation(const rule_set &rules);

}  // namespace ringtap

#endif
