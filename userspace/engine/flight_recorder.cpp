// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/flight_recorder.h"

#include <fmt/format.h>

#include <algorithm>

#include "capture/clock.h"
#include "engine/signals.h"

namespace ringtap {

namespace {

constexpr int round_ms = 50;

}  // namespace

flight_recorder::flight_recorder(live_capture &from, const source_filter &filter,
                                 const live_settings &settings, const flight_settings &flight)
    : from_(from), filter_(filter), settings_(settings), flight_(flight) {
    signal_watch::watch_usr1();
}

void flight_recorder::begin() {
    from_.start();
    if (!flight_.trigger.expression.empty() || !flight_.trigger.killed.empty())
        watch_ = std::make_unique<flight_trigger>(flight_.trigger, filter_, settings_, from_.begun());
    from_.release_command();
}

// Signals wait meanwhile: one that came before is seen here.
bool flight_recorder::sleep() {
    return from_.sleep(-1, false, [this](int ms, const sigset_t *mask) {
        if (signal_watch::has_usr1())
            return;
        if (watch_)
            watch_->wait(ms, mask);
        else
            from_.capture().wait(ms, mask);
    });
}

std::optional<taken_snapshot> flight_recorder::next() {
    std::optional<trigger_event> event;
    if (watch_)
        event = watch_->take(covered_ns_);
    if (signal_watch::take_usr1())
        event = {monotonic_ns(), "SIGUSR1"};
    if (!event)
        return std::nullopt;
    return take(*event);
}

std::optional<taken_snapshot> flight_recorder::at_end() {
    if (!flight_.at_end || has_enough())
        return std::nullopt;
    return take({monotonic_ns(), "the end"});
}

taken_snapshot flight_recorder::take(const trigger_event &event) {
    const std::string path = fmt::format("{}.{}", flight_.path, ++taken_);
    flight_snapshot file(from_.capture(), from_.begun(), path, flight_.compress, flight_.changer);
    file.begin(flight_.before_ns ? event.ns - std::min(event.ns, flight_.before_ns) : 0);
    if (!flight_.after_ns)
        file.release();
    file.write_host([this] { keep_watch(); });
    if (flight_.after_ns) {
        go_on_until(file, event.ns + flight_.after_ns);
        file.release();
    }
    covered_ns_ = file.ended_ns();
    return {path, event, file.end()};
}

// The window after the trigger: read as it is written, so that nothing of it is overwritten.
void flight_recorder::go_on_until(flight_snapshot &file, uint64_t until_ns) {
    for (uint64_t now; (now = monotonic_ns()) < until_ns;) {
        const signal_watch::hold hold;
        if (signal_watch::stop_signal())
            break;
        const uint64_t left_ms = (until_ns - now) / (ns_per_s / 1000) + 1;
        from_.capture().wait(static_cast<int>(std::min<uint64_t>(left_ms, round_ms)), hold.mask());
        file.go_on();
        keep_watch();
    }
    file.go_on();
}

void flight_recorder::keep_watch() {
    if (watch_)
        watch_->take_in();
}

}  // namespace ringtap
