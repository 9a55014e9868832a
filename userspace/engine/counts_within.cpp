// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/counts_within.h"

#include "capture/records.h"

namespace ringtap {

void counts_within::add(unsigned cpu, const ringtap_record &record) {
    const auto [known, is_new] = rings_.try_emplace(cpu);
    ring &ring = known->second;
    if (is_new && record.type != RINGTAP_OVERWRITTEN) {
        ring.first = record.seq;
        ring.counts.produced = record.seq;
    }
    count_record(ring.counts, record);
}

void counts_within::take_place(run_summary &summary) const {
    const uint64_t silent = summary.lost_without_ring();
    summary.cpus.clear();
    summary.module.reset();
    for (const auto &[cpu, ring] : rings_) {
        summary.cpus.emplace_back(cpu, ring.counts);
        summary.cpus.back().second.produced -= ring.first;
    }
    if (!silent)
        return;
    const ringtap_counts total = summary.total();
    summary.module.emplace();
    summary.module->produced = total.produced + silent;
    summary.module->written = total.produced - total.lost;
    summary.module->lost = total.lost + silent;
    summary.module->lost_by_cause[RINGTAP_CAUSE_NO_RING] = total.lost_by_cause[RINGTAP_CAUSE_NO_RING] + silent;
}

}  // namespace ringtap
