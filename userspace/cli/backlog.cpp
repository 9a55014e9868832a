// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/backlog.h"

#include <unistd.h>

#include <algorithm>

#include "capture/clock.h"

namespace ringtap {

namespace {

constexpr size_t block_words = (1 << 20) / sizeof(uint64_t);
constexpr size_t bytes_most = size_t{1} << 30;
constexpr size_t memory_parts = 16;

}  // namespace

bool pace::is_due() {
    const uint64_t now = monotonic_ns();
    if (now - last_ns_ < ns_)
        return false;
    last_ns_ = now;
    return true;
}

size_t backlog::share_of_memory() {
    const auto pages = static_cast<size_t>(std::max(sysconf(_SC_PHYS_PAGES), 0L));
    return std::min(bytes_most, pages / memory_parts * static_cast<size_t>(sysconf(_SC_PAGESIZE)));
}

void backlog::add(unsigned cpu, const ringtap_record &record) {
    const size_t words = 1 + record.len / sizeof(uint64_t);
    if (blocks_.empty() || blocks_.back().size() + words > blocks_.back().capacity()) {
        blocks_.emplace_back();
        blocks_.back().reserve(std::max(block_words, words));
    }
    std::vector<uint64_t> &block = blocks_.back();
    block.push_back(cpu);
    const auto *from = reinterpret_cast<const uint64_t *>(&record);
    block.insert(block.end(), from, from + words - 1);
    bytes_ += words * sizeof(uint64_t);
}

}  // namespace ringtap
