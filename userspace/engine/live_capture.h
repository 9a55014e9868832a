// SPDX-License-Identifier: MIT OR Apache-2.0
// A live capture from its start to its end, whatever becomes of its records.
#ifndef RINGTAP_ENGINE_LIVE_CAPTURE_H
#define RINGTAP_ENGINE_LIVE_CAPTURE_H

#include <functional>
#include <optional>
#include <ringtap/ringtap.hpp>

#include "engine/command.h"
#include "engine/settings.h"
#include "engine/summary.h"
#include "model/proc_snapshot.h"

namespace ringtap {

struct live_start {
    machine on = host_machine();
    ringtap_info info{};
    ringtap_setup setup{};
    uint64_t start_ns = 0;
    int64_t wall_offset_ns = 0;
    uint32_t command = 0;                             // process that was started; 0: none
    descriptors_of follows = descriptors_of::nobody;  // the filter lets all calls of them through that change descriptors
    state_scope scope;                                // whose start state it takes to name who is captured
};

class live_capture {
  public:
    // Sets the capture up; the command waits. follows_names: of the calls that the filter leaves out, those are
    // needed that rename threads and change descriptors. Throws settings_error, expression_error, command_error, error.
    live_capture(const source_filter &filter, const live_settings &settings, bool follows_names);

    // Other calls and types than those of the filter so far, at any time; processes and users stay.
    void change_calls(const event_criteria &wanted);

    // From now on there are records.
    void start();
    // Lets the command run, if there is one: when the start state is known.
    void release_command();

    // Sleeps by ppoll(2) or the like, as long as wait(ms, mask) does, but not beyond the end. False: it has come, by the
    // settings, by the command, by a signal or as has_to_end says. What ended before the sleep is seen before it.
    bool sleep(int timeout_ms, bool has_to_end, const std::function<void(int ms, const sigset_t *mask)> &wait);

    // What is there still can be drained.
    void stop();

    // When it has been stopped, and drained to its end.
    run_summary summary();

    // As a shell has it; nothing: there is no command, or it still runs.
    std::optional<int> command_status();

    ringtap::capture &capture() { return capture_; }
    const live_start &begun() const { return start_; }
    // Null: none.
    const event_expression *expression() const { return expression_.get(); }

  private:
    void set_up();
    void start_command();
    void set_nice() const;
    void set_filter(bool follows_names);
    state_scope scope_of(const ringtap_filter &filter) const;
    int ms_left(int timeout_ms) const;

    event_criteria criteria_;
    live_settings settings_;
    bool whole_state_;
    live_start start_;
    std::unique_ptr<event_expression> expression_;
    ringtap_options client_options_;
    ringtap::capture capture_;
    std::optional<traced_command> command_;
    uint64_t stop_ns_ = 0;
};

}  // namespace ringtap

#endif
