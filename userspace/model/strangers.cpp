// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/strangers.h"

#include <cerrno>
#include <utility>

#include "capture/clock.h"
#include "file/capture_file.h"

namespace ringtap {

namespace {

// Whoever names one process after the other takes no more time than this of who empties the rings.
constexpr uint64_t window_ns = 100 * 1000 * 1000;
constexpr unsigned looks_per_window = 64;
constexpr size_t asked_max = 1024;
// When there are more, they are forgotten all at once: what is told twice of a process does no
// harm.
constexpr size_t known_max = 65536;
constexpr uint32_t id_max = 4 << 20;  // no kernel has larger ones

std::vector<uint8_t> pid_args_of_calls(machine on, unsigned abi) {
    std::vector<uint8_t> args(RINGTAP_SYSCALLS_MAX);
    for (int nr = 0; nr < RINGTAP_SYSCALL_OTHER; nr++)
        if (const syscall_desc *desc = find_syscall(on, abi, nr))
            for (unsigned i = 0; i < desc->nargs; i++)
                args[static_cast<size_t>(nr)] |=
                    static_cast<uint8_t>((desc->args[i].type == arg_type::pid) << i);
    return args;
}

template <typename Record>
const Record &as(const ringtap_record &record) {
    return reinterpret_cast<const Record &>(record);
}

bool is_call(const ringtap_record &record) {
    return record.type == RINGTAP_SYSCALL || record.type == RINGTAP_ENTRY;
}

// What failed so is about nobody.
bool found_nobody(const ringtap_record &record) {
    return record.type == RINGTAP_SYSCALL && as<ringtap_syscall>(record).ret == -ESRCH;
}

}  // namespace

strangers::strangers(machine on, const record_layout &layout, std::string proc)
    : proc_(std::move(proc)),
      rows_(
          layout, [this](const ringtap_record &record) { (*sink_)(record); }, proc_) {
    rows_.mark(record_late);
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++)
        pid_args_.push_back(pid_args_of_calls(on, abi));
}

void strangers::look_closely(const ringtap_record &record) {
    if (record.type == RINGTAP_EXEC)
        return take_exec(as<ringtap_exec>(record));
    if (record.type == RINGTAP_EXIT)
        return take_exit(as<ringtap_exit>(record));
    if (record.type == RINGTAP_FORK)
        take_fork(as<ringtap_fork>(record));
    if (record.type == RINGTAP_SIGNAL)
        ask(as<ringtap_signal>(record).sender_tgid);
    if (record.type == RINGTAP_SWITCH)
        ask(as<ringtap_switch>(record).next_tid);
    if (is_call(record))
        take_pids(record);
    take_maker(record);
}

void strangers::take_maker(const ringtap_record &record) {
    if (!(record.flags & RINGTAP_F_STATE) && record.tgid != last_)
        ask(last_ = record.tgid);
}

// A group by its number is its first process's; -1 is everybody.
void strangers::take_pids(const ringtap_record &record) {
    const unsigned args = pid_args_of(record);
    if (!args || found_nobody(record))
        return;
    for (unsigned i = 0; i < 6; i++) {
        const auto id = static_cast<int32_t>(as<ringtap_entry>(record).args[i]);
        if (args >> i & 1 && id != -1 && id != INT32_MIN)
            ask(static_cast<uint32_t>(id < 0 ? -id : id));
    }
}

void strangers::take_exec(const ringtap_exec &exec) {
    know(exec.h.tgid);
    if (exec.h.flags & RINGTAP_F_STATE)
        return;
    for (const uint32_t other : {exec.ppid, exec.pgid, exec.sid})
        ask(other);
}

void strangers::take_fork(const ringtap_fork &fork) {
    know(fork.child_tgid);
    know(fork.child_tid);
    if (!(fork.h.flags & RINGTAP_F_STATE))
        ask(fork.ppid);
}

// Its id may become another's.
void strangers::take_exit(const ringtap_exit &exit) {
    known_.erase(exit.h.tid);
    asked_.erase(exit.h.tid);
    if (exit.h.flags & RINGTAP_F_LAST)
        known_.erase(exit.h.tgid);
    last_ = 0;
}

void strangers::know(uint32_t id) {
    if (known_.size() >= known_max)
        known_.clear();
    known_.insert(id);
    asked_.erase(id);
}

void strangers::ask(uint32_t id) {
    if (!id || id > id_max || asked_.size() >= asked_max || known_.count(id))
        return;
    if (absent_.count(id))
        begin_window();
    if (!absent_.count(id))
        asked_.insert(id);
}

// If the last one is over.
void strangers::begin_window() {
    const uint64_t now = monotonic_ns();
    if (now - window_ns_ <= window_ns)
        return;
    window_ns_ = now;
    looks_ = 0;
    absent_.clear();
}

bool strangers::may_look() {
    begin_window();
    return looks_ < looks_per_window;
}

void strangers::read(const record_sink_fn &sink) {
    sink_ = &sink;
    while (has_any())
        add(asked_.extract(asked_.begin()).value());
    sink_ = nullptr;
}

void strangers::add(uint32_t id) {
    looks_++;
    const uint32_t pid = process_of_thread(proc_, id);
    if (!pid) {
        absent_.insert(id);
        return;
    }
    if (!known_.count(pid))
        add_process(pid);
    if (pid != id) {
        rows_.add_thread(pid, id);
        know(id);
    }
}

void strangers::add_process(uint32_t pid) {
    const auto relatives = rows_.add(pid, process_part::row);
    know(pid);
    if (relatives)
        ask(relatives->ppid);
}

}  // namespace ringtap
