// SPDX-License-Identifier: MIT OR Apache-2.0
// A run of `ringtap detect`: its rules, its outputs, and what is done between two rounds of events.
#ifndef RINGTAP_CLI_DETECT_SESSION_H
#define RINGTAP_CLI_DETECT_SESSION_H

#include <memory>
#include <vector>

#include "cli/detect_options.h"
#include "engine/live_source.h"
#include "rules/alert_router.h"
#include "rules/rule_watch.h"

namespace ringtap {

class detect_session {
  public:
    // host: that the events are of
    detect_session(machine on, const host_identity &host, const detect_options &options);

    const rule_set &rules() const { return detecting_.rules(); }

    // Until the source is over.
    void watch(source &from);
    // The same live: rules are read again when they have changed, and what led to alerts is kept.
    void watch_live(live_source &from);

    // How many alerts there were, by rule.
    void tell_counts() const;

  private:
    void take_round(source &from);
    void take_rest(const source &from);
    void end(const source &from);
    void reload_if_changed(live_source &from);
    void reload(live_source &from);
    void start_recorder(live_source &from);
    void keep_alerts();
    void tell(const own_alert &own);

    const detect_options &options_;
    machine on_;
    detect_settings settings_;
    alert_router outputs_;
    detector detecting_;
    rule_watch files_;
    std::optional<alert_recorder> recorder_;
    std::vector<alert> raised_;  // of this round, if what led to them is to be kept
};

}  // namespace ringtap

#endif
