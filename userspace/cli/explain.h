// SPDX-License-Identifier: MIT OR Apache-2.0
// Who decides what of a filter.
#ifndef RINGTAP_CLI_EXPLAIN_H
#define RINGTAP_CLI_EXPLAIN_H

#include "engine/settings.h"

namespace ringtap {

// --explain: prints who decides what. names: see kernel_plan. Returns an exit status.
int explain(const source_filter &filter, const live_settings &settings, bool names);

// Of `record`, on standard error: what its file will hold beyond the filter.
void say_what_is_left(machine on, const event_expression &expression);

}  // namespace ringtap

#endif
