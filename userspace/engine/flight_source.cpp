// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/flight_source.h"

#include <poll.h>

#include "capture/clock.h"
#include "engine/live_source.h"

namespace ringtap {

namespace {

// Records younger than the merge delay are held back by a drain.
constexpr int merge_delay_ms = RINGTAP_MERGE_DELAY_DEFAULT_NS / 1000000 + 1;

}  // namespace

flight_source::flight_source(const source_filter &filter, live_capture &recorder, uint64_t from_ns)
    : source(filter), start_(recorder.begun()) {
    set_up(live_decoder_setup(start_), ringtap::wall_offset_ns(), true, recorder.expression());
    take_records(recorder.capture(), from_ns);
}

void flight_source::take_records(capture &rings, uint64_t from_ns) {
    begun_ns_ = rings.hold(from_ns);
    records_.take_in(rings);
    poll(nullptr, 0, merge_delay_ms);
    records_.take_in(rings);
    rings.resume();
    const uint64_t ended_ns = monotonic_ns();
    summary_.cpus = counts_by_cpu(rings);
    summary_.duration_s = static_cast<double>(ended_ns - begun_ns_) / ns_per_s;
}

// A step of it. False: that was all.
bool flight_source::read_state() {
    if (std::exchange(fresh_, false)) {
        host().refresh(monotonic_ns());
        snapshot_.emplace(snapshot_settings{record_layout(start_.info.record_size), start_.follows, {}, {}},
                          [this](const ringtap_record &record) { state_.add(RINGTAP_ALL_CPUS, record); });
    }
    if (snapshot_ && !snapshot_->step())
        snapshot_.reset();
    return snapshot_.has_value() || !state_.empty();
}

const ringtap_record *flight_source::next_record(unsigned *cpu) {
    if (over_)
        return nullptr;
    do {
        while (!state_.empty())
            if (const ringtap_record *record = state_.next(cpu))
                return record;
    } while (read_state());
    while (!is_broken() && !records_.empty())
        if (const ringtap_record *record = records_.next(cpu))
            return record;
    host().refresh(monotonic_ns());
    over_ = true;
    return nullptr;
}

run_summary flight_source::summary() {
    summary_.forgotten = host().losses();
    return summary_;
}

}  // namespace ringtap
