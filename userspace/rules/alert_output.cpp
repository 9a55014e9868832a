// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/alert_output.h"

#include <poll.h>

#include <utility>

#include "capture/clock.h"

namespace ringtap {

void alert_output::take(const alert &alert) {
    if (waiting_.size() >= most_lines || bytes_ + alert.line.size() > most_bytes) {
        dropped_++;
        return;
    }
    waiting_.push_back(alert);
    waiting_.back().line += '\n';
    bytes_ += waiting_.back().line.size();
    go_on();
}

void alert_output::go_on() {
    while (!waiting_.empty()) {
        const answer said = write(waiting_.front(), at_);
        if (said == answer::later)
            return;
        if (said == answer::taken && at_ < waiting_.front().line.size())
            continue;
        dropped_ += said == answer::never;
        bytes_ -= waiting_.front().line.size();
        waiting_.pop_front();
        at_ = 0;
        if (said == answer::taken)
            told_.clear();
    }
}

void alert_output::finish(int most_ms) {
    constexpr int step_ms = 20;
    for (int passed = 0; is_waiting() && passed < most_ms; passed += step_ms) {
        go_on();
        if (is_waiting())
            poll(nullptr, 0, step_ms);
    }
    dropped_ += waiting_.size();
    waiting_.clear();
}

uint64_t alert_output::take_dropped() {
    return std::exchange(dropped_, 0);
}

std::string alert_output::take_trouble() {
    return std::exchange(trouble_, {});
}

void alert_output::complain(const std::string &why) {
    if (why == told_)
        return;
    trouble_ = told_ = why;
}

}  // namespace ringtap
