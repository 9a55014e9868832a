// SPDX-License-Identifier: MIT OR Apache-2.0
// Between the decoder and the output: what is wanted, and how much of it.
#ifndef RINGTAP_CLI_EVENT_PRINTER_H
#define RINGTAP_CLI_EVENT_PRINTER_H

#include <utility>

#include "cli/event_output.h"
#include "model/event_filter.h"

namespace ringtap {

class event_printer : public event_sink {
  public:
    // most: 0 for no limit; state: show the start state, too.
    event_printer(event_filter filter, event_output &output, uint64_t most, bool state)
        : filter_(std::move(filter)), output_(output), most_(most), state_(state) {}

    void on_event(const event &event) override {
        if (!filter_.wants(event) || has_enough() || (event.state && !state_))
            return;
        output_.event(event);
        shown_++;
    }

    uint64_t shown() const { return shown_; }
    bool has_enough() const { return most_ && shown_ >= most_; }

  private:
    event_filter filter_;
    event_output &output_;
    uint64_t most_;
    bool state_;
    uint64_t shown_ = 0;
};

}  // namespace ringtap

#endif
