// SPDX-License-Identifier: MIT OR Apache-2.0
// A descriptor for event loops of others. The device's own stays readable while records are held back
// to be merged: this one is quiet until they are due.
#ifndef RINGTAP_CAPTURE_EVENT_FD_H
#define RINGTAP_CAPTURE_EVENT_FD_H

#include <cstdint>

#include "capture/mapping.h"
#include "capture/merge.h"

namespace ringtap {

class event_fd {
  public:
    // Zero, or -errno. The device must stay open.
    int open(int device);

    explicit operator bool() const { return static_cast<bool>(epoll_); }
    int get() const { return epoll_.get(); }

    // Until that time of CLOCK_MONOTONIC it does not count that there is something to read; no_time:
    // it counts at once. Where the kernel refuses that, it is readable too early, never too late.
    void hold_until(uint64_t ns);

  private:
    bool listen(int operation, uint32_t events);
    bool set_timer(uint64_t ns);

    unique_fd epoll_, timer_;
    int device_ = -1;
    uint64_t until_ns_ = no_time;
};

}  // namespace ringtap

#endif
