// SPDX-License-Identifier: MIT OR Apache-2.0
#include "capture/records.h"

#include <fmt/format.h>

namespace ringtap {

namespace {

constexpr size_t pad_size = 8;

constexpr size_t sizes_own[RINGTAP_TYPES] = {
    pad_size,
    sizeof(ringtap_lost),
    sizeof(ringtap_syscall),
    sizeof(ringtap_entry),
    sizeof(ringtap_exec),
    sizeof(ringtap_fork),
    sizeof(ringtap_exit),
    sizeof(ringtap_signal),
    sizeof(ringtap_level),
    sizeof(ringtap_overwritten),
    sizeof(ringtap_switch),
    sizeof(ringtap_fault),
    sizeof(ringtap_cpu),
    sizeof(ringtap_target),
};

// As the first version with that type had them
constexpr size_t sizes_min[RINGTAP_TYPES] = {
    pad_size,
    sizeof(ringtap_lost),
    sizeof(ringtap_syscall),
    sizeof(ringtap_entry),
    offsetof(ringtap_exec, usage),
    offsetof(ringtap_fork, ids),
    offsetof(ringtap_exit, pf_major),
    sizeof(ringtap_signal),
    sizeof(ringtap_level),
    sizeof(ringtap_overwritten),
    sizeof(ringtap_switch),
    sizeof(ringtap_fault),
    sizeof(ringtap_cpu),
    sizeof(ringtap_target),
};

}  // namespace

size_t record_size_min(unsigned type) {
    return type < RINGTAP_TYPES ? sizes_min[type] : sizeof(ringtap_record);
}

size_t record_size_own(unsigned type) {
    return type < RINGTAP_TYPES ? sizes_own[type] : sizeof(ringtap_record);
}

std::string record_cursor::fault() const {
    const auto left = static_cast<size_t>(end_ - at_);
    if (left < pad_size)
        return fmt::format("{} bytes are left, too few for a record", left);
    return fmt::format("a record of type {} claims {} bytes, of {} that are left",
                       unsigned{here().type}, uint32_t{here().len}, left);
}

namespace {

void add_level(ringtap_counts &counts, const ringtap_level &level) {
    counts.cut += level.cut;
    for (unsigned i = 0; i < RINGTAP_CLASSES_MAX; i++)
        counts.shed[i] += level.shed[i];
}

}  // namespace

void count_record(ringtap_counts &counts, const ringtap_record &record) {
    if (record.type == RINGTAP_OVERWRITTEN) {
        counts.overwritten += reinterpret_cast<const ringtap_overwritten &>(record).count;
        counts.produced = counts.overwritten;
        return;
    }
    if (record.seq != counts.produced)
        counts.gaps += record.seq > counts.produced ? record.seq - counts.produced : 1;
    if (record.type == RINGTAP_LEVEL)
        add_level(counts, reinterpret_cast<const ringtap_level &>(record));
    if (record.type != RINGTAP_LOST) {
        counts.drained++;
        counts.produced = record.seq + 1;
        return;
    }
    const auto &lost = reinterpret_cast<const ringtap_lost &>(record);
    counts.lost += lost.count;
    counts.produced = record.seq + lost.count;
    for (unsigned i = 0; i < RINGTAP_CAUSES_MAX; i++)
        counts.lost_by_cause[i] += lost.by_cause[i];
    for (unsigned i = 0; i < RINGTAP_TYPES_MAX; i++)
        counts.lost_by_type[i] += lost.by_type[i];
}

namespace {

// of: an operation on one of the numbers, and the same one of another count.
template <typename Operation>
void combine(ringtap_counts &sum, const ringtap_counts &ring, Operation of) {
    of(sum.produced, ring.produced);
    of(sum.drained, ring.drained);
    of(sum.lost, ring.lost);
    of(sum.gaps, ring.gaps);
    of(sum.overwritten, ring.overwritten);
    of(sum.cut, ring.cut);
    for (unsigned i = 0; i < RINGTAP_CLASSES_MAX; i++)
        of(sum.shed[i], ring.shed[i]);
    for (unsigned i = 0; i < RINGTAP_CAUSES_MAX; i++)
        of(sum.lost_by_cause[i], ring.lost_by_cause[i]);
    for (unsigned i = 0; i < RINGTAP_TYPES_MAX; i++)
        of(sum.lost_by_type[i], ring.lost_by_type[i]);
}

}  // namespace

void add_counts(ringtap_counts &sum, const ringtap_counts &ring) {
    combine(sum, ring, [](auto &to, auto count) { to += count; });
}

void subtract_counts(ringtap_counts &whole, const ringtap_counts &part) {
    combine(whole, part, [](auto &to, auto count) { to -= count; });
}

}  // namespace ringtap
