// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/detector.h"

#include <fmt/format.h>

#include <algorithm>

#include "capture/clock.h"

namespace ringtap {

bool detector::fire(const rule &rule, field_reader &reader) {
    alerts_[rule.definition.name]++;
    if (may_fire(rule, reader.wall_ns()))
        to_(make_alert(settings_.style, rule, reader));
    return settings_.all_rules;
}

bool detector::may_fire(const rule &rule, uint64_t wall_ns) {
    if (settings_.rate <= 0)
        return true;
    const token_bucket full(settings_.rate, settings_.burst, wall_ns);
    allowance &of = allowances_.try_emplace(rule.definition.name, allowance{full, 0, 0, rule.definition.priority}).first->second;
    if (of.alerts.has_token(wall_ns)) {
        of.alerts.take();
        return true;
    }
    if (!of.held_back++)
        of.since_ns = wall_ns;
    return false;
}

void detector::tell_held_back(uint64_t wall_ns, bool all) {
    if (!all && wall_ns < told_ns_ + ns_per_s)
        return;
    told_ns_ = wall_ns;
    for (auto &[name, of] : allowances_) {
        if (!of.held_back)
            continue;
        own_alert own{"ringtap: alerts held back", of.priority, wall_ns,
                      fmt::format("{} more alerts of rule '{}' since {} were held back", of.held_back, name,
                                  wall_time_text(of.since_ns)),
                      {}};
        own.fields["count"] = fmt::format("{}", of.held_back);
        own.fields["of_rule"] = json_text(name);
        own.fields["since"] = json_text(wall_time_text(of.since_ns));
        to_(make_alert(settings_.style, own));
        of.held_back = 0;
    }
}

void detector::take_loss(const event &event, uint64_t wall_ns) {
    if (event.type != RINGTAP_LOST)
        return;
    const ringtap_lost &lost = event.lost;
    const uint64_t offset = wall_ns - event.ns;
    own_alert own{"ringtap: records lost", rule_priority::critical, wall_ns,
                  fmt::format("{} record{} of CPU {} did not fit: what happened between {} and {} is not known in whole",
                              lost.count, lost.count == 1 ? "" : "s", event.cpu, wall_time_text(lost.first_ns + offset),
                              wall_time_text(lost.last_ns + offset)),
                  {}};
    own.fields["cpu"] = fmt::format("{}", event.cpu);
    own.fields["count"] = fmt::format("{}", lost.count);
    own.fields["first"] = json_text(wall_time_text(lost.first_ns + offset));
    own.fields["last"] = json_text(wall_time_text(lost.last_ns + offset));
    alerts_[own.rule]++;
    to_(make_alert(settings_.style, own));
}

}  // namespace ringtap
