// SPDX-License-Identifier: MIT OR Apache-2.0
// TARGET records, until the calls that they tell of return: what a call acted on, by the kernel's
// word, becomes part of the call's event.
#ifndef RINGTAP_MODEL_TARGETS_H
#define RINGTAP_MODEL_TARGETS_H

#include <ringtap/ringtap.h>

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "model/event.h"
#include "model/record_view.h"

namespace ringtap {

class targets {
  public:
    // An attempt that the kernel makes again is told of again: the last one counts. Of a vector of
    // messages each has its own.
    void hold(const ringtap_target &record, bool of_vector);

    // Adds to the event's items what is held of this call; they are good until the next join().
    void join(const ringtap_syscall &record, const record_layout &layout, std::vector<item> &items);

    bool has(uint32_t tid) const { return !held_.empty() && held_.count(tid); }
    void forget(uint32_t tid) { held_.erase(tid); }
    // A record is missing: it may have been the return that something held here belongs to.
    void forget_all() { held_.clear(); }

  private:
    using bytes = std::vector<uint64_t>;

    // Of more threads at once nothing is held; of so many messages their addresses are shown.
    static constexpr size_t threads_max = 4096, messages_max = 2;

    std::unordered_map<uint32_t, std::vector<bytes>> held_;
    std::vector<bytes> joined_;
};

}  // namespace ringtap

#endif
