// SPDX-License-Identifier: MIT OR Apache-2.0
#include "views/cpu_time.h"

namespace ringtap {

namespace {

constexpr unsigned most_cpus = 1 << 16;

}  // namespace

std::optional<uint64_t> cpu_time::take(const event &event) {
    if (event.type != RINGTAP_SWITCH && event.type != RINGTAP_LOST)
        return std::nullopt;
    if (event.cpu >= most_cpus)
        return std::nullopt;
    if (event.cpu >= cpus_.size())
        cpus_.resize(event.cpu + 1);
    holder &cpu = cpus_[event.cpu];
    if (event.type == RINGTAP_LOST) {
        cpu.known = false;
        return std::nullopt;
    }
    const holder before = cpu;
    cpu = {event.ns, event.switched.next_tid, true};
    if (!before.known || before.tid != event.tid || event.ns < before.since_ns)
        return std::nullopt;
    return event.ns - before.since_ns;
}

}  // namespace ringtap
