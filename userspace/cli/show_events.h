// SPDX-License-Identifier: MIT OR Apache-2.0
// From a source to an output.
#ifndef RINGTAP_CLI_SHOW_EVENTS_H
#define RINGTAP_CLI_SHOW_EVENTS_H

#include "cli/event_output.h"
#include "engine/live_capture.h"
#include "engine/source.h"

namespace ringtap {

// Until the source is over, or so many have been shown; 0: no limit. Returns how many.
uint64_t show_events(source &from, event_output &output, uint64_t most);

// What a subcommand that captures exits with.
int status_of(live_capture &live);

}  // namespace ringtap

#endif
