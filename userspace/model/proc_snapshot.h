// SPDX-License-Identifier: MIT OR Apache-2.0
// The state at the start of a capture: what /proc says of all processes and threads, as the records
// that the module would have written, had it been there when they began.
#ifndef RINGTAP_MODEL_PROC_SNAPSHOT_H
#define RINGTAP_MODEL_PROC_SNAPSHOT_H

#include <ringtap/ringtap.h>

#include <functional>
#include <memory>
#include <string>

#include "model/record_view.h"

namespace ringtap {

// Calls sink with an EXEC record of each process, followed by a FORK record of each of its further
// threads, all with RINGTAP_F_STATE. Who ends meanwhile is left out; what may not be read is empty.
void snapshot_processes(const record_layout &layout,
                        const std::function<void(const ringtap_record &)> &sink,
                        const std::string &proc = "/proc");

// Of whom all calls are captured that change descriptors. With containers, what others do is not
// known, and so they begin without any: what is asked of who comes from them is looked up then.
enum class descriptors_of : unsigned char { nobody, containers, everybody };

// The same, and client records of the descriptors of each process, of containers and of users, in steps.
class host_snapshot {
  public:
    // meanwhile: called between two looks of a step, for what must not wait until all has been seen; may be empty.
    host_snapshot(const record_layout &layout, descriptors_of followed,
                  std::function<void(const ringtap_record &)> sink,
                  const std::function<void()> &meanwhile = {}, const std::string &proc = "/proc");
    ~host_snapshot();
    host_snapshot(const host_snapshot &) = delete;
    host_snapshot &operator=(const host_snapshot &) = delete;

    // One process, or what comes behind all of them. False: that was all.
    bool step();

  private:
    class walk;

    record_layout layout_;
    std::function<void(const ringtap_record &)> sink_;
    std::string proc_;
    std::unique_ptr<walk> walk_;
};

// All steps.
void snapshot_host(const record_layout &layout, descriptors_of followed,
                   const std::function<void(const ringtap_record &)> &sink,
                   const std::function<void()> &meanwhile = {}, const std::string &proc = "/proc");

// Records of one process and its threads.
void snapshot_process(const record_layout &layout, uint32_t pid, const std::string &proc,
                      const std::function<void(const ringtap_record &)> &sink);

}  // namespace ringtap

#endif
