// SPDX-License-Identifier: MIT OR Apache-2.0
// Asks the rules of each event, and makes alerts of those that are true.
#ifndef RINGTAP_RULES_DETECTOR_H
#define RINGTAP_RULES_DETECTOR_H

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "rules/alert_format.h"
#include "rules/rule_set.h"
#include "rules/token_bucket.h"

namespace ringtap {

struct detect_settings {
    alert_style style;
    bool all_rules = false;     // of an event that several rules are true of, an alert by each and not by the first alone
    double rate = 0;            // alerts of a rule in a second, on the average; 0: no limit
    uint32_t burst = 100;       // and at once
};

class detector {
  public:
    using sink = std::function<void(const alert &)>;

    detector(std::shared_ptr<rule_set> rules, detect_settings settings, sink to)
        : rules_(std::move(rules)), settings_(std::move(settings)), to_(std::move(to)) {}

    // The reader has begun with the event.
    void take(const event &event, field_reader &reader) {
        if (is_of_ring(event.type))
            return take_loss(event, reader.wall_ns());
        rules_->ask(event, reader, [&](const rule &rule) { return fire(rule, reader); });
    }

    // From the next event on.
    void use(std::shared_ptr<rule_set> rules) { rules_ = std::move(rules); }
    const rule_set &rules() const { return *rules_; }

    // Tells of what was held back and not told yet. All of it, or of what is older than a second.
    void tell_held_back(uint64_t wall_ns, bool all);

    // Alerts by rule.
    const std::map<std::string, uint64_t> &alerts() const { return alerts_; }

  private:
    // Of a rule, what may come, and what did not.
    struct allowance {
        token_bucket alerts;
        uint64_t held_back = 0;
        uint64_t since_ns = 0;
        rule_priority priority = rule_priority::debug;
    };

    bool fire(const rule &rule, field_reader &reader);
    bool may_fire(const rule &rule, uint64_t wall_ns);
    void take_loss(const event &event, uint64_t wall_ns);

    std::shared_ptr<rule_set> rules_;
    detect_settings settings_;
    sink to_;
    std::map<std::string, uint64_t> alerts_;
    std::map<std::string, allowance> allowances_;
    uint64_t told_ns_ = 0;
};

}  // namespace ringtap

#endif
