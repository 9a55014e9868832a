// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/backlog.h"

#include <unistd.h>

#include <algorithm>
#include <utility>

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

void backlog::take_in(capture &capture) {
    capture.drain([this](unsigned cpu, const ringtap_record &record) {
        add(cpu, record);
        return true;
    });
}

void backlog::take_in_meanwhile(capture &capture) {
    if (pace_.is_due())
        take_in(capture);
}

const ringtap_record *backlog::next(unsigned *cpu) {
    if (giving_.empty() && !blocks_.empty()) {
        giving_ = std::move(blocks_.front());
        blocks_.pop_front();
        bytes_ -= giving_.size() * sizeof(giving_[0]);
        at_ = 0;
    }
    if (giving_.empty() || at_ == giving_.size()) {
        giving_ = {};
        return nullptr;
    }
    const auto &record = *reinterpret_cast<const ringtap_record *>(&giving_[at_ + 1]);
    *cpu = static_cast<unsigned>(giving_[at_]);
    at_ += 1 + record.len / sizeof(giving_[0]);
    return &record;
}

void backlog::add(unsigned cpu, const ringtap_record &record) {
    const size_t nr_words = 1 + record.len / sizeof(uint64_t);
    if (blocks_.empty() || blocks_.back().size() + nr_words > blocks_.back().capacity()) {
        blocks_.emplace_back();
        blocks_.back().reserve(std::max(block_words, nr_words));
    }
    std::vector<uint64_t> &block = blocks_.back();
    block.push_back(cpu);
    const auto *from = reinterpret_cast<const uint64_t *>(&record);
    block.insert(block.end(), from, from + nr_words - 1);
    bytes_ += nr_words * sizeof(uint64_t);
}

}  // namespace ringtap
