// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/held_entries.h"

#include <cstring>
#include <utility>

namespace ringtap {

namespace {

// What it costs to hold one, beside its bytes.
constexpr size_t overhead = 128;

}  // namespace

held_entry::held_entry(unsigned cpu, const ringtap_entry &record)
    : cpu_(cpu), bytes_(record.h.len / sizeof(uint64_t)) {
    std::memcpy(bytes_.data(), &record, record.h.len);
}

size_t held_entry::size() const {
    return bytes_.size() * sizeof(uint64_t) + overhead;
}

void held_entries::hold(uint32_t tid, held_entry entry) {
    take(tid);
    bytes_ += entry.size();
    by_age_.push_back({tid, std::move(entry)});
    by_tid_[tid] = std::prev(by_age_.end());
}

const held_entry *held_entries::find(uint32_t tid) const {
    const auto at = by_tid_.find(tid);
    return at == by_tid_.end() ? nullptr : &at->second->entry;
}

std::optional<held_entry> held_entries::take(uint32_t tid) {
    const auto at = by_tid_.find(tid);
    if (at == by_tid_.end())
        return std::nullopt;
    std::optional<held_entry> taken(std::move(at->second->entry));
    bytes_ -= taken->size();
    by_age_.erase(at->second);
    by_tid_.erase(at);
    return taken;
}

std::optional<held_entry> held_entries::take_surplus() {
    return bytes_ > bytes_max_ ? take(by_age_.front().tid) : std::nullopt;
}

}  // namespace ringtap
