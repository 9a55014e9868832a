// SPDX-License-Identifier: MIT OR Apache-2.0
// Between the decoder and the output: what is wanted, and how much of it.
#ifndef RINGTAP_CLI_EVENT_PRINTER_H
#define RINGTAP_CLI_EVENT_PRINTER_H

#include <utility>

#include "cli/event_output.h"
#include "fields/filter.h"
#include "model/event_filter.h"

namespace ringtap {

class event_printer : public event_sink {
  public:
    // most: 0 for no limit; state: show the start state, too.
    // expression: null for none; reader: what it and the output read fields with.
    event_printer(event_filter filter, const event_expression *expression, field_reader &reader,
                  event_output &output, uint64_t most, bool state)
        : filter_(std::move(filter)),
          expression_(expression),
          reader_(reader),
          output_(output),
          most_(most),
          state_(state) {}

    void on_event(const event &event) override {
        reader_.begin(event);
        if (!filter_.wants(event) || has_enough() || (event.state && !state_) || !holds(event) ||
            !output_.shows(event))
            return;
        output_.event(event);
        shown_++;
    }

    uint64_t shown() const { return shown_; }
    bool has_enough() const { return most_ && shown_ >= most_; }

  private:
    // What was lost is always told.
    bool holds(const event &event) {
        return !expression_ || is_of_ring(event.type) || expression_->matches(reader_);
    }

    event_filter filter_;
    const event_expression *expression_;
    field_reader &reader_;
    event_output &output_;
    uint64_t most_;
    bool state_;
    uint64_t shown_ = 0;
};

}  // namespace ringtap

#endif
