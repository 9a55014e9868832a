// SPDX-License-Identifier: MIT OR Apache-2.0
// What is recorded while the start state is read: the rings are emptied meanwhile, and the records wait
// here until there is a state to begin from.
#ifndef RINGTAP_ENGINE_BACKLOG_H
#define RINGTAP_ENGINE_BACKLOG_H

#include <cstdint>
#include <deque>
#include <ringtap/ringtap.hpp>
#include <vector>

namespace ringtap {

// True, but not more often than that.
class pace {
  public:
    explicit pace(uint64_t ns) : ns_(ns) {}
    bool is_due();

  private:
    uint64_t ns_, last_ns_ = 0;
};

// Often enough for rings that a busy CPU fills, and too seldom to be felt by who looks around in /proc.
constexpr uint64_t drain_pace_ns = 1000000;

class backlog {
  public:
    explicit backlog(size_t bytes_max = share_of_memory()) : bytes_max_(bytes_max) {}

    // Takes in what the rings hold.
    void take_in(capture &capture);
    // The same between two steps of what takes long: only if it is time for that.
    void take_in_meanwhile(capture &capture);

    // More waits than should: the oldest have to go on, with the state as far as it is known.
    bool is_full() const { return bytes_ > bytes_max_; }

    // The oldest record, valid until the next call. Null: that was the last one of those that were taken in about
    // that time, or there is none; the rings may want to be emptied before the next one.
    const ringtap_record *next(unsigned *cpu);

    void add(unsigned cpu, const ringtap_record &record);

    bool empty() const { return blocks_.empty() && giving_.empty(); }
    size_t bytes() const { return bytes_; }

  private:
    static size_t share_of_memory();

    // Of each record: its CPU in a word, then the record.
    std::deque<std::vector<uint64_t>> blocks_;
    std::vector<uint64_t> giving_;  // the oldest block, on its way out
    size_t at_ = 0;                 // in there
    size_t bytes_ = 0;              // of blocks_
    size_t bytes_max_;
    pace pace_{drain_pace_ns};
};

}  // namespace ringtap

#endif
