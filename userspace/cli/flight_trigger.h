// SPDX-License-Identifier: MIT OR Apache-2.0
// What makes a flight recorder take a snapshot: a capture of its own, in stream mode, so that the
// recorder's rings are left alone until something has happened.
#ifndef RINGTAP_CLI_FLIGHT_TRIGGER_H
#define RINGTAP_CLI_FLIGHT_TRIGGER_H

#include <memory>
#include <optional>
#include <ringtap/ringtap.hpp>
#include <set>
#include <string>
#include <vector>

#include "cli/backlog.h"
#include "cli/live.h"

namespace ringtap {

// Numbers of signals, by names with or without SIG, or by number; "any" gives all. Throws
// usage_error.
std::set<int> signals_by_name(const std::vector<std::string> &words);

struct trigger_wishes {
    std::string expression;  // empty: none
    std::set<int> killed;    // signals of which a process died
};

// When it happened, and what.
struct trigger_event {
    uint64_t ns;
    std::string what;
};

class flight_trigger {
  public:
    // Of the processes that the recorder records. Throws error, usage_error, expression_error.
    flight_trigger(const trigger_wishes &wishes, const filter_options &filter,
                   const capture_options &options, const live_start &start);
    ~flight_trigger();

    // Sleeps until take() has something to look at.
    void wait(int ms, const sigset_t *mask) { capture_.wait(backlog_.empty() ? ms : 0, mask); }

    // While something else takes long: keeps the rings from filling. take() looks at it later.
    void take_in();

    // The last thing that happened after since_ns, if something did since the last call.
    std::optional<trigger_event> take(uint64_t since_ns);

    // Records that did not fit into its rings: among them may have been what was waited for.
    uint64_t lost() { return capture_.counts().lost; }

    // What the model that the expression asks had no room for.
    model_losses forgotten() const;

  private:
    class matcher;

    void set_filter(const filter_options &filter, const live_start &start);
    void look(unsigned cpu, const ringtap_record &record);

    std::set<int> killed_;
    std::unique_ptr<event_expression> expression_;
    ringtap_options client_;
    ringtap::capture capture_;
    backlog backlog_;
    std::unique_ptr<matcher> matcher_;
    std::optional<trigger_event> seen_;
    uint64_t since_ns_ = 0;
};

}  // namespace ringtap

#endif
