// SPDX-License-Identifier: MIT OR Apache-2.0
// What the module is asked for, given all that the user wants.
#ifndef RINGTAP_CLI_KERNEL_PLAN_H
#define RINGTAP_CLI_KERNEL_PLAN_H

#include "cli/options.h"
#include "fields/push_down.h"

namespace ringtap {

class kernel_plan {
  public:
    // expression: null for none; both must outlive the plan. names: see add_needs_of_decoder().
    kernel_plan(machine on, const event_wishes &wishes, const event_expression *expression,
                bool names);
    kernel_plan(const kernel_plan &) = delete;  // the filters point into it
    kernel_plan &operator=(const kernel_plan &) = delete;

    // What is wanted, as far as the kernel can decide it.
    const ringtap_filter &wanted() const { return wanted_; }
    // The same with what the client needs to know.
    const ringtap_filter &asked() const { return asked_; }

  private:
    kernel_share share_;
    ringtap_filter wanted_;
    ringtap_filter asked_;
};

// --explain: prints who decides what. Returns an exit status.
int explain(const filter_options &filter, const capture_options &options, bool names);

// Of `record`, on standard error: what its file will hold beyond the filter.
void say_what_is_left(machine on, const event_expression &expression);

}  // namespace ringtap

#endif
