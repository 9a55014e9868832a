// SPDX-License-Identifier: MIT OR Apache-2.0
// New threads and programs: what process_events.cpp has joined, taken apart.
#include <sched.h>

#include <algorithm>

#include "scap/event_reader.h"
#include "scap/process_flags.h"
#include "scap/process_readings.h"

namespace ringtap {

namespace {

constexpr size_t told_max = 64 << 10;
// An id that comes again later is another thread's, and the end of the first has been lost.
constexpr uint64_t told_for_ns = uint64_t{60} * 1000000000;

// In its own pid namespace, the caller knows the new one by another id.
bool knows_child(const read_event &of, uint32_t tid) {
    const uint64_t flags = of.process.clone_flags.value_or(0);
    const bool same = !of.process.vtid || *of.process.vtid == tid || !is_told(of.process.vtid);
    return same && !(flags & (scap_in_pid_namespace | scap_new_pid_namespace));
}

}  // namespace

void event_reader::forked(const file_event &event) {
    if (const auto arg = read_.place_of("clone_flags"); arg && read_.process.clone_flags)
        read_.set(*arg, to_kernel(clone_bits, *read_.process.clone_flags));
    if (!read_.result || *read_.result < 0)
        return;
    if (*read_.result == 0)
        fork_by_child(event);
    else if (knows_child(read_, event.tid))
        fork_by_parent(event);
}

// Each side tells of it, and where it matters to others, it is told once more before: who comes
// first is believed.
void event_reader::give_fork(const file_event &event, ringtap_fork fork) {
    const auto found = told_.find(fork.child_tid);
    if (found != told_.end() && found->second.by == fork.h.tgid &&
        fork.h.ns - found->second.ns < told_for_ns)
        return;
    if (told_.size() >= told_max)
        told_.clear();
    told_.insert_or_assign(fork.child_tid, told_thread{fork.h.tgid, fork.h.ns});
    const read_process &of = read_.process;
    fork.clone_flags = to_kernel(clone_bits, of.clone_flags.value_or(0));
    fork.ids = ids_of(of, host_.process(fork.h.tgid));
    fork.pidns_start_ns = of.pidns_start.value_or(0);
    if (of.comm)
        of.comm->copy(fork.comm, sizeof(fork.comm) - 1);
    if (const process_info *parent = host_.process(fork.h.tgid)) {
        fork.child_pgid = parent->pgid;
        fork.child_sid = parent->sid;
    }
    to_.begin(event.cpu, fork);
}

void event_reader::fork_by_parent(const file_event &event) {
    const uint64_t flags = read_.process.clone_flags.value_or(0);
    const bool is_thread = flags & scap_thread;
    auto fork = head_of<ringtap_fork>(event, RINGTAP_FORK);
    fork.child_tid = fork.child_vtid = static_cast<uint32_t>(*read_.result);
    fork.child_tgid = fork.child_vpid = is_thread ? tgid_ : fork.child_tid;
    fork.ppid = is_thread || flags & scap_parent ? word(read_.process.ptid, 0) : tgid_;
    fork.usage = usage_of(read_.process);
    give_fork(event, fork);
}

void event_reader::fork_by_child(const file_event &event) {
    const uint32_t parent = is_told(read_.process.ptid) ? word(read_.process.ptid, 0) : 0;
    const bool is_thread = tgid_ != event.tid;
    auto fork = head_of<ringtap_fork>(event, RINGTAP_FORK);
    fork.child_tid = event.tid;
    fork.child_tgid = tgid_;
    fork.h.tgid = fork.h.tid = is_thread ? tgid_ : parent;
    fork.ppid = parent;
    fork.child_vtid = is_told(read_.process.vtid) ? word(read_.process.vtid, 0) : event.tid;
    fork.child_vpid = is_told(read_.process.vpid) ? word(read_.process.vpid, 0) : tgid_;
    fork.child_usage = usage_of(read_.process);
    give_fork(event, fork);
}

void event_reader::executed(const file_event &event) {
    const std::string args = arguments_of(read_.process);
    for (unsigned i = 0; i < read_.desc->nargs; i++) {
        const arg_type type = read_.desc->args[i].type;
        if (type == arg_type::argv && !args.empty())
            read_.add_made(RINGTAP_KIND_ARGV, i, args);
        if (type == arg_type::envp && read_.process.env)
            read_.add_made(RINGTAP_KIND_ENVP, i, *read_.process.env);
    }
    if (read_.result != 0)
        return;
    auto exec = head_of<ringtap_exec>(event, RINGTAP_EXEC);
    fill_exec(exec, read_.process, host_.process(tgid_));
    exec.usage = usage_of(read_.process);
    to_.begin(event.cpu, exec);
    to_.last<ringtap_exec>().items = give_program(to_, read_.process, host_.process(tgid_));
}

}  // namespace ringtap
