// SPDX-License-Identifier: MIT OR Apache-2.0
// What is recorded while the start state is read: the rings are emptied meanwhile, and the records wait
// here until there is a state to begin from.
#ifndef RINGTAP_CLI_BACKLOG_H
#define RINGTAP_CLI_BACKLOG_H

#include <cstdint>
#include <cstring>
#include <deque>
#include <ringtap/ringtap.hpp>
#include <utility>
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

    // Takes in what the rings hold. What waits is not more than bytes_max; beyond that the oldest go to
    // decode(unsigned cpu, const ringtap_record &), with the state as far as it is known.
    template <typename Decode>
    void take_in(capture &capture, Decode decode) {
        capture.drain([this](unsigned cpu, const ringtap_record &record) {
            add(cpu, record);
            return true;
        });
        while (bytes_ > bytes_max_)
            give(decode);
    }

    // The same between two steps of what takes long: only if it is time for that.
    template <typename Decode>
    void take_in_meanwhile(capture &capture, Decode decode) {
        if (pace_.is_due())
            take_in(capture, decode);
    }

    // Gives some records away, the oldest ones, if there are any.
    template <typename Decode>
    void give(Decode decode) {
        if (blocks_.empty())
            return;
        const std::vector<uint64_t> block = std::move(blocks_.front());
        blocks_.pop_front();
        bytes_ -= block.size() * sizeof(block[0]);
        for (size_t at = 0; at < block.size();) {
            const auto &record = *reinterpret_cast<const ringtap_record *>(&block[at + 1]);
            decode(static_cast<unsigned>(block[at]), record);
            at += 1 + record.len / sizeof(block[0]);
        }
    }

    void add(unsigned cpu, const ringtap_record &record);

    bool empty() const { return blocks_.empty(); }
    size_t bytes() const { return bytes_; }

  private:
    static size_t share_of_memory();

    // Of each record: its CPU in a word, then the record.
    std::deque<std::vector<uint64_t>> blocks_;
    size_t bytes_ = 0;
    size_t bytes_max_;
    pace pace_{drain_pace_ns};
};

}  // namespace ringtap

#endif
