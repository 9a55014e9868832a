// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/saved_file.h"

#include <algorithm>

#include "capture/clock.h"
#include "capture/records.h"
#include "engine/recorder.h"

namespace ringtap {

namespace {

constexpr size_t pending_max = 256 << 10;

live_start begun_now(live_start start) {
    start.start_ns = monotonic_ns();
    start.wall_offset_ns = wall_offset_ns();
    return start;
}

void append(std::vector<char> &out, const ringtap_record &record) {
    const char *bytes = reinterpret_cast<const char *>(&record);
    out.insert(out.end(), bytes, bytes + record.len);
}

// In front of a ring's first record: those before it are in no file, or in another one.
ringtap_overwritten before(const ringtap_record &first) {
    ringtap_overwritten overwritten{};
    overwritten.h.len = sizeof(overwritten);
    overwritten.h.type = RINGTAP_OVERWRITTEN;
    overwritten.h.ns = first.ns;
    overwritten.count = first.seq;
    return overwritten;
}

}  // namespace

saved_file::saved_file(const std::string &path, const live_start &start)
    : start_(begun_now(start)), writer_(path, false), last_ns_(start_.start_ns) {
    writer_.begin(make_header(start_));
}

saved_file::~saved_file() {
    try {
        flush();
        end();
    } catch (const file_error &) {
        // Whoever reads it is told that its end is missing.
    }
}

void saved_file::write_host(const std::function<void()> &meanwhile) {
    write_state(writer_, start_, {}, meanwhile);
    writer_.horizon(last_ns_);
}

void saved_file::add_state(const ringtap_record &record) {
    append(state_, record);
    if (state_.size() >= pending_max)
        flush_state();
}

void saved_file::flush_state() {
    if (!state_.empty())
        writer_.state(state_.data(), state_.size());
    state_.clear();
}

void saved_file::add(unsigned cpu, const ringtap_record &record) {
    const auto [known, is_new] = rings_.try_emplace(cpu);
    ring &ring = known->second;
    if (is_new && record.seq) {
        const ringtap_overwritten overwritten = before(record);
        count_record(ring.counts, overwritten.h);
        append(ring.records, overwritten.h);
    }
    count_record(ring.counts, record);
    append(ring.records, record);
    last_ns_ = std::max<uint64_t>(last_ns_, record.ns);
    pending_ += record.len;
    if (pending_ >= pending_max)
        flush();
}

void saved_file::flush() {
    flush_state();
    if (!pending_)
        return;
    for (auto &[cpu, ring] : rings_) {
        if (!ring.records.empty())
            writer_.records(cpu, ring.records.data(), ring.records.size());
        ring.records.clear();
    }
    writer_.horizon(last_ns_);
    pending_ = 0;
}

void saved_file::end() {
    run_summary summary;
    for (const auto &[cpu, ring] : rings_)
        summary.cpus.emplace_back(cpu, ring.counts);
    writer_.end(sums_of(summary.total(), last_ns_), ends_of(summary));
}

}  // namespace ringtap
