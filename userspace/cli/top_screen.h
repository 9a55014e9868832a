// SPDX-License-Identifier: MIT OR Apache-2.0
// `ringtap top` on a terminal.
#ifndef RINGTAP_CLI_TOP_SCREEN_H
#define RINGTAP_CLI_TOP_SCREEN_H

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/source.h"
#include "views/view.h"

namespace ringtap {

struct top_screen_setup {
    std::vector<view> views;
    view first;
    source_filter filter;  // beside that of the view
    std::string sort;      // of the first view; empty: its own
    std::string from;      // where the events come from, for people
    // Begins anew with each view and each filter.
    std::function<std::unique_ptr<source>(const source_filter &filter)> open;
};

// Until the user has enough of it, or a signal comes. Returns an exit status.
int show_top(const top_screen_setup &setup);

}  // namespace ringtap

#endif
