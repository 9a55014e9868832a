// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/process_counters.h"

#include "model/host_model.h"

namespace ringtap {

namespace {

constexpr uint64_t bytes_pace_ns = 1000 * 1000;
constexpr size_t most_processes = 1 << 16;

}  // namespace

void process_counters::set(uint32_t tgid, counters &of, process_counter which, uint64_t ns, uint64_t value,
                           uint64_t pace_ns) {
    counter &changed = of[static_cast<size_t>(which)];
    changed.value = value;
    changed.ns = ns;
    if (changed.is_told && (changed.told == value || ns - changed.told_ns < pace_ns))
        return;
    changed.is_told = true;
    changed.told = value;
    changed.told_ns = ns;
    told_(tgid, which, ns, value);
}

void process_counters::count_bytes(counters &of, const event &event) {
    const call_event &call = event.call;
    const unsigned uses = call.desc && call.result_known && call.result > 0 ? call.desc->uses : 0;
    const auto bytes = static_cast<uint64_t>(call.result);
    for (const auto &[use, which] : {std::pair(unsigned{use_read}, process_counter::bytes_read),
                                     std::pair(unsigned{use_write}, process_counter::bytes_written)})
        if (uses & use)
            set(event.tgid, of, which, event.ns, of[static_cast<size_t>(which)].value + bytes, bytes_pace_ns);
}

void process_counters::take(const event &event) {
    if (event.type != RINGTAP_SYSCALL && event.type != RINGTAP_EXIT)
        return;
    if (processes_.size() >= most_processes)
        processes_.clear();
    counters &of = processes_[event.tgid];
    if (event.type == RINGTAP_SYSCALL)
        count_bytes(of, event);
    if (const process_info *info = event.host ? event.host->process(event.tgid) : nullptr)
        set(event.tgid, of, process_counter::descriptors, event.ns, info->open_fds, 0);
    if (event.type == RINGTAP_EXIT && event.exit.h.flags & RINGTAP_F_LAST) {
        tell_rest(event.tgid, of);
        processes_.erase(event.tgid);
    }
}

void process_counters::tell_rest(uint32_t tgid, counters &of) {
    for (size_t i = 0; i < process_counters_nr; i++)
        if (of[i].value != of[i].told)
            set(tgid, of, static_cast<process_counter>(i), of[i].ns, of[i].value, 0);
}

void process_counters::end() {
    for (auto &[tgid, of] : processes_)
        tell_rest(tgid, of);
    processes_.clear();
}

}  // namespace ringtap
