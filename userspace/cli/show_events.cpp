// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/show_events.h"

#include <csignal>

#include "cli/options.h"
#include "engine/signals.h"

namespace ringtap {

uint64_t show_events(source &from, event_output &output, uint64_t most) {
    uint64_t shown = 0;
    while (!from.is_over()) {
        while (const event *event = from.next()) {
            if (!output.shows(*event))
                continue;
            output.event(*event);
            if (++shown == most) {
                from.finish();
                break;
            }
        }
        output.flush();
        from.wait(-1);
    }
    return shown;
}

int status_of(live_capture &live) {
    if (signal_watch::stop_signal() == SIGINT)
        return exit_interrupted;
    return live.command_status().value_or(exit_ok);
}

}  // namespace ringtap
