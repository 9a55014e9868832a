// SPDX-License-Identifier: MIT OR Apache-2.0
// What questions about the running system have found missing or not sure, until there is time to look it up.
#ifndef RINGTAP_MODEL_REPAIR_QUEUE_H
#define RINGTAP_MODEL_REPAIR_QUEUE_H

#include <cstddef>
#include <cstdint>
#include <set>
#include <tuple>
#include <utility>

namespace ringtap {

class repair_queue {
  public:
    // fd below zero: the process itself. tid: whose descriptors they are.
    struct missing {
        uint32_t tgid, tid;
        int fd;
        bool operator<(const missing &other) const {
            return std::tie(tgid, tid, fd) < std::tie(other.tgid, other.tid, other.fd);
        }
    };

    // Each once. More than can be looked up soon is not kept: it will be asked for again.
    void add(const missing &what) {
        if (all_.size() < size_max)
            all_.insert(what);
    }

    std::set<missing> take() { return std::exchange(all_, {}); }

  private:
    static constexpr size_t size_max = 1024;
    std::set<missing> all_;
};

}  // namespace ringtap

#endif
