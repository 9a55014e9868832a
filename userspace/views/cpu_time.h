// SPDX-License-Identifier: MIT OR Apache-2.0
// How long threads have the CPUs, by the switches from one to the next.
#ifndef RINGTAP_VIEWS_CPU_TIME_H
#define RINGTAP_VIEWS_CPU_TIME_H

#include <optional>
#include <vector>

#include "model/event.h"

namespace ringtap {

class cpu_time {
  public:
    // To be called with each event. Of a switch: how long the thread that leaves has had the CPU; nothing: when it came
    // was not seen, as at the start, behind a loss, or where a filter leaves out the switches of others.
    std::optional<uint64_t> take(const event &event);

  private:
    struct holder {
        uint64_t since_ns = 0;
        uint32_t tid = 0;
        bool known = false;
    };
    std::vector<holder> cpus_;
};

}  // namespace ringtap

#endif
