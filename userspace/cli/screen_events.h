// SPDX-License-Identifier: MIT OR Apache-2.0
// The events of a selection, or what they read and wrote, on a whole screen.
#ifndef RINGTAP_CLI_SCREEN_EVENTS_H
#define RINGTAP_CLI_SCREEN_EVENTS_H

#include <functional>
#include <memory>
#include <string>

#include "cli/whole_screen.h"
#include "engine/source.h"

namespace ringtap {

struct event_screen_setup {
    const std::function<std::unique_ptr<source>(const source_filter &filter)> &open;
    source_filter filter;
    std::string title;
    bool payload;
};

// Until a key that leads back, which is returned; key_none: the program is to end. Of a file the first ten thousand lines
// are kept, live the last ones.
int show_event_screen(whole_screen &on, const event_screen_setup &setup);

}  // namespace ringtap

#endif
