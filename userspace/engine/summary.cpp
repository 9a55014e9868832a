// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/summary.h"

#include "capture/records.h"

namespace ringtap {

ringtap_counts run_summary::total() const {
    ringtap_counts sum{};
    sum.size = sizeof(sum);
    for (const auto &[cpu, counts] : cpus)
        add_counts(sum, counts);
    if (const uint64_t silent = lost_without_ring()) {
        sum.produced += silent;
        sum.lost += silent;
        sum.lost_by_cause[RINGTAP_CAUSE_NO_RING] += silent;
    }
    return sum;
}

uint64_t run_summary::lost_without_ring() const {
    uint64_t known = 0;
    for (const auto &[cpu, counts] : cpus)
        known += counts.lost_by_cause[RINGTAP_CAUSE_NO_RING];
    const uint64_t all = module ? module->lost_by_cause[RINGTAP_CAUSE_NO_RING] : 0;
    return all > known ? all - known : 0;
}

std::vector<std::pair<unsigned, ringtap_counts>> counts_by_cpu(capture &owner) {
    std::vector<std::pair<unsigned, ringtap_counts>> counts;
    for (int cpu = owner.next_cpu(-1); cpu >= 0; cpu = owner.next_cpu(cpu))
        counts.emplace_back(cpu, owner.counts(static_cast<unsigned>(cpu)));
    return counts;
}

}  // namespace ringtap
