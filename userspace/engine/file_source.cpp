// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/file_source.h"

#include <algorithm>
#include <utility>

#include "capture/clock.h"
#include "engine/signals.h"

namespace ringtap {

namespace {

constexpr int wake_ms = 1000;

decoder_setup setup_of(const file_header &header, const model_limits &limits) {
    decoder_setup setup;
    setup.on = static_cast<machine>(header.machine);
    setup.layout = record_layout(header.record_size);
    setup.all_entries = header.setup_flags & RINGTAP_SETUP_ENTRIES;
    setup.command = header.command;
    setup.host.limits = limits;
    return setup;
}

}  // namespace

file_source::file_source(file_input input, const source_filter &filter, const model_limits &limits)
    : source(filter), file_(std::move(input)) {
    const auto on = static_cast<machine>(header().machine);
    expression_ = expression_of(on, filter);
    check_criteria(on, filter.criteria);
    set_up(setup_of(header(), limits), header().wall_offset_ns, false, expression_.get());
}

bool file_source::goes_on() const {
    return !is_broken() && !signal_watch::stop_signal();
}

bool file_source::goes_on(const void *self) {
    return static_cast<const file_source *>(self)->goes_on();
}

const ringtap_record *file_source::next_record(unsigned *cpu) {
    const ringtap_record *record = over_ ? nullptr : file_.next(cpu, goes_on, this);
    over_ = !record && !(file_.is_starved() && goes_on());
    return record;
}

// Whoever ends the source from another thread is heard within a second.
void file_source::wait(int timeout_ms) {
    if (over_ || !file_.is_starved())
        return;
    const signal_watch::hold hold;
    if (goes_on())
        file_.wait(timeout_ms < 0 ? wake_ms : std::min(timeout_ms, wake_ms), hold.mask());
}

run_summary file_source::summary() {
    run_summary summary;
    summary.forgotten = host().losses();
    summary.duration_s = static_cast<double>(file_.last_ns() - header().start_ns) / ns_per_s;
    summary.cpus = file_.counts();
    summary.module = file_.end();
    return summary;
}

}  // namespace ringtap
