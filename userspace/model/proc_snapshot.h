// SPDX-License-Identifier: MIT OR Apache-2.0
// The state at the start of a capture: what /proc says of processes and threads, as the records
// that the module would have written, had it been there when they began.
#ifndef RINGTAP_MODEL_PROC_SNAPSHOT_H
#define RINGTAP_MODEL_PROC_SNAPSHOT_H

#include <ringtap/ringtap.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/process_records.h"
#include "model/record_view.h"

namespace ringtap {

// Whose state it is.
struct state_scope {
    std::vector<uint32_t> pids;  // none: all that run
    bool trees = false;          // pids, and all below them

    bool is_of_all() const { return pids.empty(); }
};

// Calls sink with an EXEC record of each process, followed by a FORK record of each of its further
// threads, all with RINGTAP_F_STATE. Who ends meanwhile is left out; what may not be read is empty.
void snapshot_processes(const record_layout &layout,
                        const std::function<void(const ringtap_record &)> &sink,
                        const std::string &proc = "/proc");

// What a look at the state is to bring, and how.
struct snapshot_settings {
    record_layout layout;
    descriptors_of followed = descriptors_of::nobody;
    state_scope scope;
    // Called between two looks of a step, for what must not wait until all has been seen; may be
    // empty.
    std::function<void()> meanwhile;
    std::string proc = "/proc";
};

// The same, and client records of the descriptors of each process, of containers and of users, in
// steps. A scope that is not all brings its processes so, and of others an EXEC record alone: the
// first ones of their groups and sessions, and those above any of these.
class host_snapshot {
  public:
    host_snapshot(snapshot_settings settings, record_sink_fn sink);
    ~host_snapshot();
    host_snapshot(const host_snapshot &) = delete;
    host_snapshot &operator=(const host_snapshot &) = delete;

    // One process, or what comes behind all of them. False: that was all.
    bool step();

    // A record speaks of this process: it and those above it come before all others, now.
    void look_first(uint32_t pid);
    // Its beginning was recorded: a look would bring what it has become.
    void leave_out(uint32_t pid);

  private:
    class walk;
    std::unique_ptr<walk> walk_;
};

// All steps.
void snapshot_host(const snapshot_settings &settings, const record_sink_fn &sink);

// Records of one process and its threads.
void snapshot_process(const record_layout &layout, uint32_t pid, const std::string &proc,
                      const std::function<void(const ringtap_record &)> &sink);

}  // namespace ringtap

#endif
