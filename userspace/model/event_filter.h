// SPDX-License-Identifier: MIT OR Apache-2.0
// Says which events are wanted: what the module's filter does, for events that are read from a
// file, and for those that the module let through for the client's own sake.
#ifndef RINGTAP_MODEL_EVENT_FILTER_H
#define RINGTAP_MODEL_EVENT_FILTER_H

#include <ringtap/ringtap.h>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/event.h"

namespace ringtap {

struct event_criteria {
    // Calls by name, or sets of them by %NAME; each may begin with '!', which takes it away. Empty: all.
    std::vector<std::string> calls;
    std::set<unsigned> types;  // enum ringtap_type; empty: all that need no asking
    std::vector<uint32_t> pids;
    bool trees = false;  // pids, and all processes below them
    std::vector<uint32_t> uids;
    bool failed = false;
    uint64_t slower_ns = 0;
};

// An unknown call is reported by this text; empty: all are known.
std::string check_calls(machine on, const std::vector<std::string> &calls);

// The criteria as the module takes them. It points into them. Calls and types are the wanted ones.
ringtap_filter make_filter(machine on, const event_criteria &criteria);

// Adds what the client needs to know whatever is wanted: who is who, how an execve began, and what
// socketcall stands for. names: and what threads call themselves, and what descriptors stand for,
// if a wanted call has any.
void add_needs_of_decoder(machine on, ringtap_filter &filter, bool names);

// Calls are not chosen by what came of them, so that records TARGET may come before they return.
bool can_record_targets(const ringtap_filter &filter);

// The filter lets through all calls that change descriptors.
bool follows_descriptors(machine on, const ringtap_filter &filter);

class event_filter {
  public:
    // checked: the module has applied all criteria but those of calls and types.
    event_filter(machine on, event_criteria criteria, bool checked);

    // To be asked of each event, in order: it follows the processes.
    bool wants(const event &event);

  private:
    bool wants_call(const event &event) const;
    bool wants_number(const call_event &call) const;
    bool wants_process(const event &event);
    void follow_members(const event &event);
    void add_at_start(uint32_t pid, uint32_t parent);
    void close_over_state();

    event_criteria criteria_;
    ringtap_filter filter_;
    bool checked_;
    bool leaves_out_;  // false: there are no criteria
    std::set<uint32_t> members_;
    // Processes and their parents at the start, until the first event that is of later
    std::vector<std::pair<uint32_t, uint32_t>> at_start_;
};

}  // namespace ringtap

#endif
