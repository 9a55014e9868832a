// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/recorder.h"

#include <sys/utsname.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "capture/clock.h"
#include "capture/records.h"
#include "engine/backlog.h"
#include "model/proc_files.h"

namespace ringtap {

namespace {

constexpr size_t state_chunk = 256 << 10;

// Copies a text as far as it fits, with its NUL.
template <size_t Size>
void set_text(char (&to)[Size], const char *text) {
    std::memcpy(to, text, strnlen(text, Size - 1));
}

// What earlier files have is not in the last one.
void subtract_sums(end_stats &whole, const end_stats &part) {
    whole.produced -= part.produced;
    whole.written -= part.written;
    whole.lost -= part.lost;
    for (unsigned i = 0; i < RINGTAP_CAUSES_MAX; i++)
        whole.lost_by_cause[i] -= part.lost_by_cause[i];
    for (unsigned i = 0; i < RINGTAP_TYPES_MAX; i++)
        whole.lost_by_type[i] -= part.lost_by_type[i];
}

}  // namespace

file_header make_header(const live_start &start) {
    utsname host;
    uname(&host);
    file_header header{};
    header.machine = static_cast<uint16_t>(start.on);
    header.page_size = start.info.page_size;
    header.abi_major = start.info.abi_major;
    header.abi_minor = start.info.abi_minor;
    header.nr_cpus = start.info.nr_cpus;
    header.setup_flags = start.setup.flags;
    header.snaplen = start.setup.snaplen;
    header.command = start.command;
    header.ring_size = start.setup.ring_size;
    header.start_ns = start.start_ns;
    header.wall_offset_ns = start.wall_offset_ns;
    std::memcpy(header.record_size, start.info.record_size, sizeof(header.record_size));
    set_text(header.module_version, start.info.version);
    set_text(header.kernel_release, host.release);
    set_text(header.hostname, host.nodename);
    set_text(header.boot_id, boot_id().c_str());
    return header;
}

void state_chunks::add(const ringtap_record &record) {
    const char *bytes = reinterpret_cast<const char *>(&record);
    bytes_.insert(bytes_.end(), bytes, bytes + record.len);
    if (bytes_.size() >= state_chunk)
        flush();
}

void state_chunks::flush() {
    if (!bytes_.empty())
        to_.state(bytes_.data(), bytes_.size());
    bytes_.clear();
}

void write_state(file_writer &writer, const live_start &start, const state_scope &scope,
                 const std::function<void()> &meanwhile, const record_sink_fn &also) {
    state_chunks to(writer);
    snapshot_host({record_layout(start.info.record_size), start.follows, scope, meanwhile},
                  [&](const ringtap_record &record) {
                      to.add(record);
                      if (also)
                          also(record);
                  });
    to.flush();
}

end_stats sums_of(const ringtap_counts &total, uint64_t stop_ns) {
    end_stats sums{};
    sums.stop_ns = stop_ns;
    sums.produced = total.produced;
    sums.written = total.produced - total.lost;
    sums.lost = total.lost;
    std::copy(std::begin(total.lost_by_cause), std::end(total.lost_by_cause), sums.lost_by_cause);
    std::copy(std::begin(total.lost_by_type), std::end(total.lost_by_type), sums.lost_by_type);
    return sums;
}

std::vector<end_cpu> ends_of(const run_summary &summary) {
    std::vector<end_cpu> ends;
    for (const auto &[cpu, counts] : summary.cpus)
        ends.push_back({cpu, 0, counts.produced, counts.drained, counts.lost, counts.gaps,
                        counts.overwritten});
    return ends;
}

void recorder::begin() {
    from_.start();
    begin_file(from_.begun());
    from_.release_command();
}

// Whoever reads the file has the records wait for the horizon, and so for the state.
void recorder::begin_file(const live_start &start) {
    horizon_ns_ = start.start_ns;
    to_->begin(make_header(start));
    for (const auto &[cpu, counts] : before_.cpus)
        to_->first(cpu, counts.produced);
    pace turns(drain_pace_ns);
    strangers_.reset();
    if (!start.scope.is_of_all())
        strangers_.emplace(start.on, record_layout(start.info.record_size));
    write_state(
        *to_, start, start.scope,
        [&] {
            if (turns.is_due())
                write_records();
        },
        [this](const ringtap_record &record) {
            if (strangers_)
                strangers_->look_at(record);
        });
    write_strangers();
    to_->horizon(horizon_ns_);
}

void recorder::drain() {
    if (!write_records())
        return;
    write_strangers();
    to_->horizon(horizon_ns_);
}

// In front of the horizon, so that whoever reads the file knows them with the records that speak of them.
void recorder::write_strangers() {
    if (!strangers_ || !strangers_->has_any())
        return;
    state_chunks to(*to_);
    strangers_->read([&to](const ringtap_record &record) { to.add(record); });
    to.flush();
}

run_summary recorder::part_of_file(const run_summary &until_now) const {
    run_summary part = until_now;
    for (auto &[cpu, counts] : part.cpus)
        for (const auto &[other, counted] : before_.cpus)
            if (other == cpu)
                subtract_counts(counts, counted);
    return part;
}

uint64_t recorder::records_in_file() {
    return from_.capture().counts().drained - before_.total().drained;
}

void recorder::go_on_in(file_writer &next) {
    // Whose records the next file has should be there still when its start state is read, and to
    // make that file took a while.
    drain();
    run_summary until_now;
    until_now.cpus = counts_by_cpu(from_.capture());
    const run_summary part = part_of_file(until_now);
    to_->end(sums_of(part.total(), horizon_ns_), ends_of(part));
    before_ = until_now;
    to_ = &next;
    live_start start = from_.begun();
    start.start_ns = horizon_ns_;
    start.wall_offset_ns = wall_offset_ns();
    // Whom somebody in a tree has left behind is in the module's tree, and in none of /proc.
    if (start.scope.trees || start.command)
        start.scope = {};
    start.command = 0;  // it runs, and is like any other
    begin_file(start);
}

run_summary recorder::end() {
    from_.stop();
    drain();
    run_summary summary = from_.summary();
    summary.events = summary.total().drained;
    end_stats sums = *summary.module;
    subtract_sums(sums, sums_of(before_.total(), 0));
    to_->end(sums, ends_of(part_of_file(summary)));
    return summary;
}

void recorder::look_at(const void *span, size_t size) {
    if (!strangers_)
        return;
    record_cursor records(span, size);
    while (const ringtap_record *record = records.peek()) {
        strangers_->look_at(*record);
        records.skip();
    }
}

int64_t recorder::write_records() {
    if (before_round_)
        before_round_();
    return from_.capture().drain_spans(
        [this](unsigned cpu, const void *span, size_t size) {
            to_->records(cpu, span, size);
            look_at(span, size);
            return true;
        },
        &horizon_ns_);
}

}  // namespace ringtap
