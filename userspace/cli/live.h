// SPDX-License-Identifier: MIT OR Apache-2.0
// A live capture from its start to its end, whatever becomes of its records.
#ifndef RINGTAP_CLI_LIVE_H
#define RINGTAP_CLI_LIVE_H

#include <functional>
#include <ringtap/ringtap.hpp>

#include "cli/event_output.h"
#include "cli/options.h"
#include "model/proc_snapshot.h"

namespace ringtap {

struct live_start {
    machine on;
    const ringtap_info &info;
    const ringtap_setup &setup;
    uint64_t start_ns;
    int64_t wall_offset_ns;
    uint32_t command;                    // process behind "--"; 0: none
    descriptors_of follows;              // the filter lets all calls of them through that change descriptors
    const event_expression *expression;  // null: none
};

class live_sink {
  public:
    virtual ~live_sink() = default;
    // Called when the capture runs, before anything is drained. A command does not run yet, but others do:
    // while this reads the start state, it drains.
    virtual void begin(const live_start &start, capture &capture) = 0;
    // Sleeps until there is something to drain, or to do.
    virtual void wait(capture &capture, int ms, const sigset_t *mask) { capture.wait(ms, mask); }
    // Drains what there is. False: it has enough.
    virtual bool drain(capture &capture) = 0;
    // The same for the last time: the capture has been stopped.
    virtual void drain_rest(capture &capture) { drain(capture); }
    // Called when the capture has been stopped and drained to its end.
    virtual void end(const run_summary &summary) = 0;
    // Of the calls that the filter leaves out, whether those are needed that rename threads and
    // change descriptors.
    virtual bool follows_names() const = 0;
};

// Returns an exit status. Throws usage_error, error, output_error, file_error.
int run_live(const filter_options &filter, const capture_options &options, live_sink &sink);

}  // namespace ringtap

#endif
