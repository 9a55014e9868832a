// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/snapshot.h"

#include <algorithm>

#include "capture/clock.h"
#include "engine/backlog.h"
#include "engine/recorder.h"

namespace ringtap {

void flight_snapshot::begin(uint64_t from_ns) {
    live_start start = start_;
    start.start_ns = capture_.hold(from_ns);
    start.wall_offset_ns = wall_offset_ns();
    begun_ns_ = start.start_ns;
    writer_.begin(make_header(start));
    horizon_ns_ = write_records();
}

void flight_snapshot::write_host(const std::function<void()> &meanwhile) {
    pace turns(drain_pace_ns);
    write_state(writer_, start_, {}, [&] {
        if (!ended_ns_ && turns.is_due())
            horizon_ns_ = write_records();
        meanwhile();
    });
    writer_.horizon(horizon_ns_);
}

void flight_snapshot::release() {
    capture_.resume();
    ended_ns_ = monotonic_ns();
}

run_summary flight_snapshot::end() {
    run_summary summary;
    summary.cpus = counts_by_cpu(capture_);
    const ringtap_counts total = summary.total();
    summary.module = sums_of(total, ended_ns_);
    writer_.end(*summary.module, ends_of(summary));
    summary.events = total.drained;
    summary.duration_s = static_cast<double>(ended_ns_ - begun_ns_) / ns_per_s;
    return summary;
}

// Returns a time before which nothing is missing.
uint64_t flight_snapshot::write_records() {
    uint64_t horizon;
    capture_.drain_spans(
        [this](unsigned cpu, const void *span, size_t size) {
            writer_.records(cpu, span, size);
            return true;
        },
        &horizon);
    return horizon;
}

}  // namespace ringtap
