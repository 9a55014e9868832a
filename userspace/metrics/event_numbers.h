// SPDX-License-Identifier: MIT OR Apache-2.0
// Numbers that are counted by the events of a source.
#ifndef RINGTAP_METRICS_EVENT_NUMBERS_H
#define RINGTAP_METRICS_EVENT_NUMBERS_H

#include <string>

#include "engine/source.h"
#include "metrics/numbers.h"
#include "views/aggregation.h"

namespace ringtap {

class event_numbers : public number_source {
  public:
    // by: fields, FIELD,...; those of them that tell of the call itself are no labels of what processes do. from: outlives
    // it. Throws expression_error.
    event_numbers(source &from, const std::string &by, size_t most_series);

    // Each that the source gives, in order.
    void take(const event &event);

    metric_numbers read() override;

    // To be called now and then: if there is no room any more, forgets the series that have not changed since.
    void make_room();

  private:
    source &from_;
    size_t most_series_;
    aggregation calls_, processes_;
};

}  // namespace ringtap

#endif
