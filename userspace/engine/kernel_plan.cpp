// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/kernel_plan.h"

#include <algorithm>
#include <cerrno>
#include <csignal>

#include "fields/event_types.h"

namespace ringtap {

namespace {

bool is_there(uint32_t pid) {
    return kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM;
}

// The module follows processes that are there: ids of later ones are for the client to look at.
kernel_pushdown present_pushdown(machine on, const event_expression *expression) {
    kernel_pushdown pushdown = pushdown_of(on, expression->parsed());
    if (pushdown.pids && !std::all_of(pushdown.pids->begin(), pushdown.pids->end(), is_there))
        pushdown.pids.reset();
    return pushdown;
}

}  // namespace

kernel_plan::kernel_plan(machine on, const event_criteria &criteria, const event_expression *expression,
                         bool names)
    : wanted_(make_filter(on, criteria)) {
    if (expression) {
        if (criteria.types.empty())
            wanted_.types |= types_asked_by(expression->parsed());
        pushdown_ = present_pushdown(on, expression);
        narrow(wanted_, pushdown_);
    }
    requested_ = wanted_;
    add_needs_of_decoder(on, requested_, names);
}

}  // namespace ringtap
