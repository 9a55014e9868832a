// SPDX-License-Identifier: MIT OR Apache-2.0
// Paths and addresses as ENTRY records have them, until the calls return: what a call was given is
// more likely what its caller's memory held when it began than what that holds at its end.
#ifndef RINGTAP_MODEL_ENTRY_COPIES_H
#define RINGTAP_MODEL_ENTRY_COPIES_H

#include <ringtap/ringtap.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/event.h"

namespace ringtap {

class entry_copies {
  public:
    void hold(uint32_t tid, const call_event &call, const std::vector<item> &items);

    // Puts what is held of this call in the place of what differs from it, as unsure: neither is
    // proof. Good until the next put().
    void put(uint32_t tid, const call_event &call, std::vector<item> &items);

    bool has(uint32_t tid) const { return !held_.empty() && held_.count(tid); }
    void forget(uint32_t tid) { held_.erase(tid); }

  private:
    struct copy {
        unsigned kind, arg, flags;
        std::string bytes;
    };
    struct copies {
        int nr;
        unsigned abi;
        std::vector<copy> items;
    };

    // Of more threads at once nothing is held.
    static constexpr size_t threads_max = 4096;

    std::unordered_map<uint32_t, copies> held_;
    copies shown_{};
};

}  // namespace ringtap

#endif
