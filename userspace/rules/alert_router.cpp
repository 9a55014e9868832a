// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/alert_router.h"

#include <fmt/format.h>

#include <algorithm>

#include "capture/clock.h"

namespace ringtap {

void alert_router::take(const alert &alert) {
    for (const auto &output : outputs_)
        output->take(alert);
}

void alert_router::go_on() {
    for (const auto &output : outputs_) {
        output->go_on();
        tell_trouble(*output);
    }
}

void alert_router::tell_trouble(alert_output &output) {
    if (const std::string why = output.take_trouble(); !why.empty())
        complain_(fmt::format("alerts to {} wait: {}", output.name(), why));
    if (output.is_waiting())
        return;
    const uint64_t dropped = output.take_dropped();
    if (!dropped)
        return;
    const std::string what = fmt::format("{} alerts to {} were lost, as too many waited", dropped, output.name());
    complain_(what);
    output.take(make_alert(style_, {"ringtap: alerts lost", rule_priority::critical, clock_ns(CLOCK_REALTIME), what,
                                    {{"count", fmt::format("{}", dropped)}, {"output", json_text(output.name())}}}));
}

bool alert_router::is_waiting() const {
    return std::any_of(outputs_.begin(), outputs_.end(), [](const auto &output) { return output->is_waiting(); });
}

void alert_router::reopen() {
    for (const auto &output : outputs_)
        output->reopen();
}

void alert_router::finish(int most_ms) {
    for (const auto &output : outputs_) {
        output->finish(most_ms);
        if (const uint64_t dropped = output->take_dropped())
            complain_(fmt::format("{} alerts to {} were lost at the end", dropped, output->name()));
    }
}

}  // namespace ringtap
