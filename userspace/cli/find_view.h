// SPDX-License-Identifier: MIT OR Apache-2.0
// From a view to what is asked of a source and a table.
#ifndef RINGTAP_CLI_FIND_VIEW_H
#define RINGTAP_CLI_FIND_VIEW_H

#include <vector>

#include "cli/show_tables.h"
#include "views/view.h"

namespace ringtap {

// All views; says on standard error what is wrong with those of the user.
std::vector<view> known_views();

// Throws usage_error: there is none of that name.
const view &find_view(const std::vector<view> &views, const std::string &name);

// filter: what is asked for beside the view. Throws usage_error: the view asks for types that are none.
table_request request_of(const view &view, source_filter filter);

}  // namespace ringtap

#endif
