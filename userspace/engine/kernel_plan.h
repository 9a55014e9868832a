// SPDX-License-Identifier: MIT OR Apache-2.0
// What the module is asked for, given all that is wanted.
#ifndef RINGTAP_ENGINE_KERNEL_PLAN_H
#define RINGTAP_ENGINE_KERNEL_PLAN_H

#include "fields/filter.h"
#include "fields/pushdown.h"
#include "model/event_filter.h"

namespace ringtap {

class kernel_plan {
  public:
    // expression: null for none; both must outlive the plan. names: see add_needs_of_decoder().
    kernel_plan(machine on, const event_criteria &criteria, const event_expression *expression,
                bool names);
    kernel_plan(const kernel_plan &) = delete;  // the filters point into it
    kernel_plan &operator=(const kernel_plan &) = delete;

    // What is wanted, as far as the kernel can decide it.
    const ringtap_filter &wanted() const { return wanted_; }
    // The same with what the client needs to know.
    const ringtap_filter &requested() const { return requested_; }

  private:
    kernel_pushdown pushdown_;
    ringtap_filter wanted_;
    ringtap_filter requested_;
};

}  // namespace ringtap

#endif
