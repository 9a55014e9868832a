// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/file_source.h"

#include <algorithm>
#include <utility>

#include "capture/clock.h"
#include "engine/signals.h"

namespace ringtap {

namespace {

constexpr int wake_ms = 1000;

}  // namespace

decoder_setup decoder_setup_of(const file_header &header, const model_limits &limits) {
    decoder_setup setup;
    setup.on = static_cast<machine>(header.machine);
    setup.layout = record_layout(header.record_size);
    setup.all_entries = header.setup_flags & RINGTAP_SETUP_ENTRIES;
    setup.command = header.command;
    setup.host.limits = limits;
    return setup;
}

span_limits limits_in(file_reader &file, const time_span &span) {
    if (span.is_all())
        return {};
    const file_header &header = file.header();
    return limits_of(span, {header.start_ns, span.needs_end() ? file.find_stop_ns() : std::nullopt, header.wall_offset_ns},
                     file.name());
}

file_source::file_source(file_input input, const source_filter &filter, const model_limits &limits)
    : source(filter), file_(std::move(input)) {
    const auto on = static_cast<machine>(header().machine);
    expression_ = expression_of(on, filter);
    check_criteria(on, filter.criteria);
    set_up(decoder_setup_of(header(), limits), header().wall_offset_ns, false, expression_.get());
    limit(limits_in(file_, filter.span));
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
    if (record && !limits().is_all() && *cpu != RINGTAP_ALL_CPUS && limits().has(record->ns))
        within_.add(*cpu, *record);
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
    summary.cpus = file_.counts();
    summary.module = file_.end();
    if (!limits().is_all())
        within_.take_place(summary);
    summary.forgotten = host().losses();
    const uint64_t begin_ns = std::max(header().start_ns, limits().from_ns);
    const uint64_t end_ns = std::min(file_.last_ns(), limits().to_ns);
    summary.duration_s = static_cast<double>(end_ns - std::min(begin_ns, end_ns)) / ns_per_s;
    return summary;
}

}  // namespace ringtap
