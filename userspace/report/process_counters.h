// SPDX-License-Identifier: MIT OR Apache-2.0
// Numbers of each process that change over time: descriptors that it has open, bytes that it has read and
// written since the capture began.
#ifndef RINGTAP_REPORT_PROCESS_COUNTERS_H
#define RINGTAP_REPORT_PROCESS_COUNTERS_H

#include <array>
#include <cstdint>
#include <functional>
#include <unordered_map>

#include "model/event.h"

namespace ringtap {

enum class process_counter : unsigned char { descriptors, bytes_read, bytes_written };
constexpr size_t process_counters_nr = 3;

class process_counters {
  public:
    using sink = std::function<void(uint32_t tgid, process_counter which, uint64_t ns, uint64_t value)>;

    // What is told of: each number when it has changed, and bytes no more often than each millisecond.
    explicit process_counters(sink told) : told_(std::move(told)) {}

    // Of each event, in order.
    void take(const event &event);
    // The last numbers of all processes.
    void end();

  private:
    struct counter {
        uint64_t value = 0, told = 0, told_ns = 0, ns = 0;
        bool is_told = false;
    };
    using counters = std::array<counter, process_counters_nr>;

    void count_bytes(counters &of, const event &event);
    void set(uint32_t tgid, counters &of, process_counter which, uint64_t ns, uint64_t value, uint64_t pace_ns);
    void tell_rest(uint32_t tgid, counters &of);

    sink told_;
    std::unordered_map<uint32_t, counters> processes_;
};

}  // namespace ringtap

#endif
