// SPDX-License-Identifier: MIT OR Apache-2.0
// Processes of which records speak, and of which neither the start state nor another record has
// told, where the start state is of a few processes: a parent that somebody got, who sent a signal,
// whom a call is about.
#ifndef RINGTAP_MODEL_STRANGERS_H
#define RINGTAP_MODEL_STRANGERS_H

#include <ringtap/ringtap.h>

#include <cstdint>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "decode/syscalls.h"
#include "model/process_records.h"
#include "model/record_view.h"
#include "model/state_records.h"

namespace ringtap {

class strangers {
  public:
    // layout: of the records that are made. proc: the running system's.
    strangers(machine on, const record_layout &layout, std::string proc = "/proc");
    strangers(const strangers &) = delete;
    strangers &operator=(const strangers &) = delete;

    // Records of the start state, and then all of the capture, those of each CPU in their order.
    void look_at(const ringtap_record &record) {
        if (record.type != RINGTAP_SYSCALL || record.tgid != last_ || pid_args_of(record))
            look_closely(record);
    }

    // There is somebody to be read about, and it may be done now.
    bool has_any() { return !asked_.empty() && may_look(); }

    // Gives records with record_late of who still is a stranger, and of those above. Only so many
    // are looked at in a time; the others wait for the next call.
    void read(const record_sink_fn &sink);

  private:
    // Bits: arguments of a call that are processes or threads.
    unsigned pid_args_of(const ringtap_record &record) const {
        const auto &call =
            reinterpret_cast<const ringtap_entry &>(record);  // a SYSCALL begins alike
        const auto nr = static_cast<uint32_t>(call.nr);
        return call.abi < RINGTAP_ABIS && nr < RINGTAP_SYSCALLS_MAX ? pid_args_[call.abi][nr] : 0;
    }

    void look_closely(const ringtap_record &record);
    void take_maker(const ringtap_record &record);
    void take_pids(const ringtap_record &call);
    void take_exec(const ringtap_exec &exec);
    void take_fork(const ringtap_fork &fork);
    void take_exit(const ringtap_exit &exit);
    void know(uint32_t id);
    void ask(uint32_t id);
    void begin_window();
    bool may_look();
    void add(uint32_t id);
    void add_process(uint32_t pid);

    std::string proc_;
    const record_sink_fn *sink_ = nullptr;  // during read()
    process_records rows_;
    std::vector<std::vector<uint8_t>> pid_args_;  // by ABI and number
    uint32_t last_ = 0;                           // who made the last record
    std::unordered_set<uint32_t> known_;          // processes and threads
    std::set<uint32_t> asked_;
    std::set<uint32_t> absent_;  // not there when they were looked at, in this time
    uint64_t window_ns_ = 0;
    unsigned looks_ = 0;  // in this time
};

}  // namespace ringtap

#endif
