// SPDX-License-Identifier: MIT OR Apache-2.0
// Puts events in the order of time. They come in that of their ends, and some begin long before;
// how far one can be put before others is limited, and so is what is held.
#ifndef RINGTAP_SCAP_EVENT_ORDER_H
#define RINGTAP_SCAP_EVENT_ORDER_H

#include <cstdint>
#include <string>
#include <vector>

#include "scap/event_encoder.h"

namespace ringtap {

class event_order {
  public:
    void add(const encoded_event &event);
    // More are held than should be.
    bool is_full() const;
    // Appends the older half of those that are held, or all.
    void take_half(std::string &out) { take(out, (places_.size() + 1) / 2); }
    void take_all(std::string &out) { take(out, places_.size()); }
    uint64_t newest_ns() const { return newest_ns_; }

  private:
    struct place {
        uint64_t ns;
        size_t at, size;  // in blocks_
    };

    void take(std::string &out, size_t count);

    std::string blocks_;
    std::vector<place> places_;
    uint64_t newest_ns_ = 0;
};

}  // namespace ringtap

#endif
