// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/source.h"

#include <utility>

namespace ringtap {

void check_criteria(machine on, const event_criteria &criteria) {
    const std::string trouble = check_calls(on, criteria.calls);
    if (!trouble.empty())
        throw settings_error(trouble);
}

std::unique_ptr<event_expression> expression_of(machine on, const source_filter &filter) {
    if (filter.expression.empty())
        return nullptr;
    return std::make_unique<event_expression>(on, filter.expression);
}

void source::set_up(decoder_setup setup, int64_t wall_offset_ns, bool checked,
                    const event_expression *expression) {
    reader_.emplace(setup.on, wall_offset_ns);
    wanted_.emplace(setup.on, filter_.criteria, checked);
    decoder_.emplace(std::move(setup));
    expression_ = expression;
    wall_offset_ns_ = wall_offset_ns;
}

const event *source::next() {
    bool wanted;
    while (const event *event = next_of_all(&wanted))
        if (wanted)
            return event;
    return nullptr;
}

const event *source::next_of_all(bool *wanted) {
    for (;;) {
        if (const event *event = decoder_->next()) {
            *wanted = is_wanted(*event);
            return event;
        }
        unsigned cpu;
        const ringtap_record *record = next_record(&cpu);
        if (!record)
            return nullptr;
        if (record->ns > limits_.to_ns && cpu != RINGTAP_ALL_CPUS) {
            finish();
            return nullptr;
        }
        decoder_->take(cpu, *record);
    }
}

// To be asked of each event: reader and criteria follow them.
bool source::is_wanted(const event &event) {
    reader_->begin(event);
    if (hidden_ || (event.ns < limits_.from_ns && !event.state))
        return false;
    if (!wanted_->wants(event) || ((event.state || event.carried) && !filter_.state))
        return false;
    return !expression_ || is_of_ring(event.type) || expression_->matches(*reader_);
}

}  // namespace ringtap
