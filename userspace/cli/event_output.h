// SPDX-License-Identifier: MIT OR Apache-2.0
// Where events go: one interface, for people and for programs.
#ifndef RINGTAP_CLI_EVENT_OUTPUT_H
#define RINGTAP_CLI_EVENT_OUTPUT_H

#include <functional>
#include <memory>
#include <utility>

#include "cli/out_stream.h"
#include "cli/time_text.h"
#include "engine/summary.h"
#include "model/event.h"
#include "model/host_state.h"

namespace ringtap {

class event_output {
  public:
    virtual ~event_output() = default;
    // False: this output leaves it out. To be asked before event() shows it.
    virtual bool shows(const ringtap::event &) { return true; }
    virtual void event(const ringtap::event &event) = 0;
    // The processes that the model has, and their descriptors.
    virtual void state(const host_state &host) = 0;
    virtual void summary(const run_summary &summary) = 0;
    virtual void flush() = 0;
};

// Appends what the call has read or written, in lines below its own; empty: nothing does.
using payload_lines = std::function<void(text_buffer &, const ringtap::event &)>;

// wall_offset_ns: from the records' clock to the time of day.
std::unique_ptr<event_output> make_text_output(out_stream out, int64_t wall_offset_ns,
                                               time_style style = time_style::day, payload_lines payload = {});
std::unique_ptr<event_output> make_json_output(out_stream out, int64_t wall_offset_ns);

// Lines about what was forgotten, for people; none, if nothing was.
void print_forgotten(text_buffer &out, const model_losses &forgotten);

// The summary alone, for people, on standard error.
void print_summary(const run_summary &summary);
// The same as a line of JSON on standard output.
void print_summary_json(const run_summary &summary);

}  // namespace ringtap

#endif
