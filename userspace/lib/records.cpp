// SPDX-License-Identifier: MIT OR Apache-2.0
#include "lib/records.h"

#include <fmt/format.h>

#include <cstddef>

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
};

// Of a PAD, only len and type can be relied on to be there.
const ringtap_record *record_at(const uint8_t *bytes) {
    return reinterpret_cast<const ringtap_record *>(bytes);
}

}  // namespace

size_t record_size_min(unsigned type) {
    return type < RINGTAP_TYPES ? sizes_min[type] : sizeof(ringtap_record);
}

size_t record_size_own(unsigned type) {
    return type < RINGTAP_TYPES ? sizes_own[type] : sizeof(ringtap_record);
}

record_cursor::record_cursor(const void *begin, size_t bytes)
    : begin_(static_cast<const uint8_t *>(begin)), size_(bytes) {}

bool record_cursor::valid_here() const {
    const size_t left = size_ - at_;
    if (left < pad_size)
        return false;
    const ringtap_record *record = record_at(begin_ + at_);
    return record->len % 8 == 0 && record->len <= left &&
           record->len >= record_size_min(record->type);
}

const ringtap_record *record_cursor::peek() {
    while (!damaged_ && at_ < size_) {
        if (!checked_ && !valid_here()) {
            damaged_ = true;
            break;
        }
        const ringtap_record *record = record_at(begin_ + at_);
        checked_ = record->type != RINGTAP_PAD;
        if (checked_)
            return record;
        at_ += record->len;
    }
    return nullptr;
}

void record_cursor::skip() {
    at_ += record_at(begin_ + at_)->len;
    checked_ = false;
}

std::string record_cursor::fault() const {
    const size_t left = size_ - at_;
    if (left < pad_size)
        return fmt::format("{} bytes are left, too few for a record", left);
    const ringtap_record *record = record_at(begin_ + at_);
    return fmt::format("a record of type {} claims {} bytes, of {} that are left",
                       unsigned{record->type}, uint32_t{record->len}, left);
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

void add_counts(ringtap_counts &sum, const ringtap_counts &ring) {
    sum.produced += ring.produced;
    sum.drained += ring.drained;
    sum.lost += ring.lost;
    sum.gaps += ring.gaps;
    sum.overwritten += ring.overwritten;
    sum.cut += ring.cut;
    for (unsigned i = 0; i < RINGTAP_CLASSES_MAX; i++)
        sum.shed[i] += ring.shed[i];
    for (unsigned i = 0; i < RINGTAP_CAUSES_MAX; i++)
        sum.lost_by_cause[i] += ring.lost_by_cause[i];
    for (unsigned i = 0; i < RINGTAP_TYPES_MAX; i++)
        sum.lost_by_type[i] += ring.lost_by_type[i];
}

}  // namespace ringtap
