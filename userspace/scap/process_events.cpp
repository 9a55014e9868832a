// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/process_events.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ringtap {

namespace {

// More threads are hardly ever between what is told and their call's return.
constexpr size_t held_max = 4096;

uint16_t type_of(const char *call) {
    return find_scap_call(call)->ends->type;
}

bool makes_thread(uint16_t type) {
    static const uint16_t types[] = {type_of("clone"), type_of("fork"), type_of("vfork"), type_of("clone3")};
    return std::find(std::begin(types), std::end(types), type) != std::end(types);
}

bool runs_program(uint16_t type) {
    static const uint16_t types[] = {type_of("execve"), type_of("execveat")};
    return std::find(std::begin(types), std::end(types), type) != std::end(types);
}

const process_info *process_of(const event &event, uint32_t tgid) {
    return event.host ? event.host->process(tgid) : nullptr;
}

}  // namespace

bool process_events::take(const event &event, bool wanted) {
    if (event.type == RINGTAP_SYSCALL)
        return call(event, wanted);
    settle(event);
    if (event.type == RINGTAP_EXEC)
        exec(event, wanted);
    else if (event.type == RINGTAP_FORK)
        fork(event, wanted);
    else
        return false;
    return true;
}

// Whatever else a thread does, it has not been seen to return from that call, and will not be; but
// a CPU may come to it, and pages be missing, before it returns.
void process_events::settle(const event &event) {
    if (event.type == RINGTAP_SWITCH || event.type == RINGTAP_FAULT)
        return tell(event.tid);
    for (held_events *held : {&children_, &programs_})
        if (auto found = held->extract(event.tid))
            give(found.mapped());
}

void process_events::tell(uint32_t tid) {
    for (held_events *held : {&children_, &programs_}) {
        const auto found = held->find(tid);
        if (found == held->end() || found->second.is_told)
            continue;
        found->second.is_told = true;
        give(found->second.made, false);
    }
}

void process_events::give(encoded_event &made, bool wanted, bool counts) {
    made.head.state_only = !wanted;
    sink_(made, counts);
}

void process_events::give(held_event &held) {
    if (held.begun)
        give(*held.begun, held.wanted, false);
    give(held.made, held.wanted);
}

void process_events::hold(held_events &held, uint32_t tid, held_event event) {
    if (held.size() >= held_max)
        return give(event);
    held.insert_or_assign(tid, std::move(event));
}

void process_events::give_joined(held_events &held, const event &event, bool wanted,
                                 uint16_t type) {
    auto found = held.extract(event.tid);
    held_event &joined = found.mapped();
    joined.made.head.ns = encoder_.time_of(event);
    joined.made.head.cpu = static_cast<uint16_t>(event.cpu);
    joined.made.head.type = type;
    joined.wanted |= wanted;
    if (joined.begun)
        joined.begun->head.ns = joined.made.head.ns - event.call.latency_ns.value_or(0);
    give(joined);
}

void process_events::exec(const event &event, bool wanted) {
    event_context of{event};
    of.process = process_of(event, event.tgid);
    hold(programs_, event.tid, {encoder_.program(of), wanted, false, encoder_.program_begins(of)});
}

void process_events::fork(const event &event, bool wanted) {
    if (forks_.size() >= held_max)
        forks_.clear();
    forks_.insert_or_assign(event.tid, event.fork);
    event_context of{event};
    of.process = process_of(event, event.fork.child_tgid);
    of.fork = &event.fork;
    of.of_child = true;
    hold(children_, event.fork.child_tid, {encoder_.child(of), wanted});
}

bool process_events::call(const event &event, bool wanted) {
    const scap_call *known = encoder_.find(event.call);
    const uint16_t type = known && known->ends ? known->ends->type : 0;
    const bool succeeded = event.call.result == 0;
    if (runs_program(type) && succeeded && programs_.count(event.tid))
        return give_joined(programs_, event, wanted, type_of("execve")), true;
    if (makes_thread(type) && succeeded && children_.count(event.tid))
        return give_joined(children_, event, wanted, type), true;
    settle(event);
    if (!runs_program(type) && !makes_thread(type))
        return false;
    forked(event, wanted);
    return true;
}

// Or failed to be, or is not known to have made anything.
void process_events::forked(const event &event, bool wanted) {
    const auto made = forks_.extract(event.tid);
    event_context of{event};
    of.process = process_of(event, event.tgid);
    of.fork = made && event.call.result > 0 ? &made.mapped() : nullptr;
    if (!wanted && event.call.result < 0)
        return;
    encoded_event encoded = encoder_.call(of);
    const bool runs = runs_program(encoded.head.type);
    if (auto begun = runs ? encoder_.beginning(of) : std::nullopt)
        give(*begun, wanted, false);
    give(encoded, wanted);
}

void process_events::finish() {
    for (held_events *held : {&children_, &programs_}) {
        for (auto &[tid, held_event] : *held)
            give(held_event);
        held->clear();
    }
}

}  // namespace ringtap
