// SPDX-License-Identifier: MIT OR Apache-2.0
// What makes a flight recorder take a snapshot: a capture of its own, in stream mode, so that the
// recorder's rings are left alone until something has happened.
#ifndef RINGTAP_ENGINE_FLIGHT_TRIGGER_H
#define RINGTAP_ENGINE_FLIGHT_TRIGGER_H

#include <memory>
#include <optional>
#include <ringtap/ringtap.hpp>
#include <set>
#include <string>

#include "engine/backlog.h"
#include "engine/live_capture.h"

namespace ringtap {

struct trigger_settings {
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
    // Of the processes that the recorder records. Throws error, settings_error, expression_error.
    flight_trigger(const trigger_settings &when, const source_filter &filter,
                   const live_settings &settings, const live_start &start);
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

    void set_filter(const source_filter &filter, const live_start &start);
    void inspect(unsigned cpu, const ringtap_record &record);
    void inspect_oldest();

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
