// SPDX-License-Identifier: MIT OR Apache-2.0
// Who decides what of a filter.
#ifndef RINGTAP_CLI_EXPLAIN_H
#define RINGTAP_CLI_EXPLAIN_H

#include <string_view>

#include "engine/settings.h"

namespace ringtap {

// --explain: prints who decides what. names: see kernel_plan. client: what the client decides besides; empty: nothing.
// Returns an exit status.
int explain(const source_filter &filter, const live_settings &settings, bool names, std::string_view client = {});

// Of `record`, on standard error: what its file will hold beyond the filter.
void say_what_is_left(machine on, const event_expression &expression);

}  // namespace ringtap

#endif
