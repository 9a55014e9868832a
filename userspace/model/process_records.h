// SPDX-License-Identifier: MIT OR Apache-2.0
// What /proc says of a process, as the records that the module would have written, had it been
// there when the process began.
#ifndef RINGTAP_MODEL_PROCESS_RECORDS_H
#define RINGTAP_MODEL_PROCESS_RECORDS_H

#include <ringtap/ringtap.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "model/record_view.h"
#include "model/socket_table.h"
#include "model/state_records.h"

namespace ringtap {

// Of whom all calls are captured that change descriptors. With containers, what others do is not
// known, and so they begin without any: what is asked of who comes from them is looked up then.
enum class descriptors_of : unsigned char { nobody, containers, everybody };

// How much of a process: its program, ids and directories alone, or its threads and descriptors,
// too.
enum class process_part : unsigned char { row, whole };

// Others that are asked about where it is; 0: none.
struct process_relatives {
    uint32_t ppid = 0, pgid = 0, sid = 0;
};

// 0: there is no such thread.
uint32_t process_of_thread(const std::string &proc, uint32_t tid);

class process_records {
  public:
    // All records have RINGTAP_F_STATE.
    process_records(const record_layout &layout, record_sink_fn sink, std::string proc);
    ~process_records();

    // Descriptors and containers, too: client records.
    void with_descriptors(descriptors_of followed);
    // Called between two looks, for what must not wait until all has been seen; may be empty.
    void call_meanwhile(const std::function<void()> &meanwhile) { meanwhile_ = meanwhile; }
    // Further flags of records.
    void mark(unsigned flags) { flags_ = flags; }

    // An EXEC record of the process; of all of it, also a FORK record of each of its further
    // threads and records of its descriptors. Nothing: it is not there.
    std::optional<process_relatives> add(uint32_t pid, process_part part);
    // One of its threads, not the first.
    void add_thread(uint32_t pid, uint32_t tid);

    // Of all that were added, behind them.
    void add_sharing();
    void add_containers();

  private:
    void take_turns() const {
        if (meanwhile_)
            meanwhile_();
    }
    void deliver(int process, const ringtap_exec &exec);
    void add_rest(int process, const ringtap_exec &exec, uint64_t start_ns);
    void add_threads(int process, const ringtap_exec &exec);
    void add_thread(int process, const ringtap_exec &exec, uint32_t tid);
    void add_descriptors(int process, const ringtap_exec &exec, uint64_t start_ns);
    bool add_sharing_of(uint32_t pid, uint32_t other);

    record_layout layout_;
    record_sink_fn sink_;
    std::string proc_;
    bool unified_groups_;
    std::function<void()> meanwhile_;
    unsigned flags_ = 0;
    bool descriptors_ = false;
    descriptors_of followed_ = descriptors_of::nobody;
    uint32_t host_mnt_ = 0;
    socket_table sockets_;
    std::set<std::string> groups_;
    std::map<uint32_t, uint32_t> parents_;  // of processes with descriptors
};

}  // namespace ringtap

#endif
