// SPDX-License-Identifier: MIT OR Apache-2.0
// All outputs of alerts together.
#ifndef RINGTAP_RULES_ALERT_ROUTER_H
#define RINGTAP_RULES_ALERT_ROUTER_H

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "rules/alert_output.h"

namespace ringtap {

class alert_router {
  public:
    // complain: takes a sentence about an output that is in trouble.
    alert_router(alert_style style, std::function<void(const std::string &)> complain)
        : style_(std::move(style)), complain_(std::move(complain)) {}

    void add(std::unique_ptr<alert_output> output) { outputs_.push_back(std::move(output)); }

    void take(const alert &alert);
    void take(const own_alert &own) { take(make_alert(style_, own)); }

    // Passes on what waits, and tells what was dropped: to the output that lost it, as an alert. To be called often.
    void go_on();
    bool is_waiting() const;
    void reopen();
    void finish(int most_ms);

  private:
    void tell_trouble(alert_output &output);

    alert_style style_;
    std::function<void(const std::string &)> complain_;
    std::vector<std::unique_ptr<alert_output>> outputs_;
};

}  // namespace ringtap

#endif
