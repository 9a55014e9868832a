// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/edit_output.h"

#include <algorithm>
#include <cstring>

#include "capture/records.h"
#include "engine/recorder.h"

namespace ringtap {

namespace {

constexpr size_t pending_max = 256 << 10;

void append(std::vector<uint64_t> &out, const ringtap_record &record) {
    const size_t at = out.size();
    out.resize(at + record.len / sizeof(uint64_t));
    std::memcpy(out.data() + at, &record, record.len);
}

}  // namespace

void edit_output::begin(const file_header &header) {
    last_ns_ = header.start_ns;
    to_.begin(header);
}

void edit_output::add_state(const ringtap_record &record) {
    if (pending_)
        flush_records();
    append(state_, record);
    if (state_.size() * sizeof(uint64_t) >= pending_max)
        flush_state();
}

// In a ring that begins with what was overwritten, numbers count from before that.
edit_output::ring &edit_output::ring_of(unsigned cpu, const ringtap_record &record) {
    ring &ring = rings_[cpu];
    if (ring.is_new && record.type != RINGTAP_OVERWRITTEN)
        ring.shift = record.seq - ring.counts.produced;
    ring.is_new &= record.type == RINGTAP_OVERWRITTEN;
    return ring;
}

void edit_output::go_on() {
    for (auto &[cpu, ring] : rings_)
        ring.is_new = true;
}

void edit_output::add(unsigned cpu, const ringtap_record &record, uint16_t flags) {
    flush_state();
    ring &ring = ring_of(cpu, record);
    // Of a later file: what was overwritten there is before what is here already.
    if (record.type == RINGTAP_OVERWRITTEN && ring.is_new && ring.counts.drained)
        return;
    append(ring.records, record);
    auto &added = *reinterpret_cast<ringtap_record *>(ring.records.data() + (ring.records.size() - record.len / sizeof(uint64_t)));
    if (added.type != RINGTAP_OVERWRITTEN)
        added.seq -= ring.shift;
    added.flags |= flags;
    count_record(ring.counts, added);
    last_ns_ = std::max<uint64_t>(last_ns_, added.ns);
    pending_ += added.len;
    if (pending_ >= pending_max)
        flush_records();
}

void edit_output::leave_out(unsigned cpu, const ringtap_record &record) {
    ring &ring = ring_of(cpu, record);
    if (record.type == RINGTAP_LOST)
        ring.shift += reinterpret_cast<const ringtap_lost &>(record).count;
    else
        ring.shift += record.type != RINGTAP_OVERWRITTEN;
}

void edit_output::flush() {
    flush_state();
    flush_records();
}

void edit_output::flush_state() {
    if (!state_.empty())
        to_.state(state_.data(), state_.size() * sizeof(uint64_t));
    state_.clear();
}

void edit_output::flush_records() {
    for (auto &[cpu, ring] : rings_) {
        if (!ring.records.empty())
            to_.records(cpu, ring.records.data(), ring.records.size() * sizeof(uint64_t));
        ring.records.clear();
    }
    to_.horizon(std::min(last_ns_, expected_ns_));
    pending_ = 0;
}

run_summary edit_output::summary() const {
    run_summary summary;
    for (const auto &[cpu, ring] : rings_)
        summary.cpus.emplace_back(cpu, ring.counts);
    return summary;
}

void edit_output::end(uint64_t stop_ns, uint64_t silent) {
    flush();
    const run_summary made = summary();
    ringtap_counts total = made.total();
    total.produced += silent;
    total.lost += silent;
    total.lost_by_cause[RINGTAP_CAUSE_NO_RING] += silent;
    to_.end(sums_of(total, stop_ns), ends_of(made));
}

}  // namespace ringtap
