// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/source.h"

#include <utility>

#include "engine/kernel_plan.h"

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
    steady_ = !expression || expression->is_steady_of_process();
    wall_offset_ns_ = wall_offset_ns;
    set_passing(kernel_plan(on(), filter_.criteria, expression_, false).wanted());
}

void source::need_only(const event_criteria &criteria) {
    set_passing(kernel_plan(on(), criteria, expression_, false).requested());
}

void source::set_passing(const ringtap_filter &passing) {
    const bool some_pass = passing.types >> RINGTAP_SYSCALL & 1;
    all_pass_ = some_pass && !(expression_ && expression_->asks_of_process());
    for (size_t abi = 0; abi < passing_.size(); abi++) {
        for (size_t word = 0; word < passing_[abi].size(); word++) {
            passing_[abi][word] = some_pass ? passing.syscalls[abi][word] : 0;
            all_pass_ = all_pass_ && passing_[abi][word] == UINT64_MAX;
        }
    }
}

// What most filters want nothing of is not decoded, only looked at.
bool source::may_leave_out(unsigned cpu, const ringtap_record &record) {
    if (!decoder_->is_without_effect(record))
        return false;
    const auto &call = reinterpret_cast<const ringtap_syscall &>(record);
    const bool passes = passing_[call.abi][call.nr / 64] >> (call.nr % 64) & 1;
    asked_thread &thread = asked_[record.tid % asked_.size()];
    const uint64_t changes = host().changes();
    if (thread.changes != changes || thread.tid != record.tid || thread.tgid != record.tgid)
        thread = {record.tid, record.tgid, changes, may_want_process(cpu, record)};
    else if (passes && !steady_)
        thread.may_be_wanted = may_want_process(cpu, record);
    if (passes && thread.may_be_wanted)
        return false;
    reader_->count(record.ns);
    return true;
}

bool source::may_want_process(unsigned cpu, const ringtap_record &record) {
    reader_->look_at(decoder_->outline(cpu, record));
    return !expression_ || expression_->may_match_process(*reader_);
}

const event *source::next() {
    bool wanted;
    while (const event *event = next_event(!all_pass_, &wanted))
        if (wanted)
            return event;
    return nullptr;
}

const event *source::next_of_all(bool *wanted) {
    return next_event(false, wanted);
}

const event *source::next_event(bool leaves_out, bool *wanted) {
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
        if (!leaves_out || !may_leave_out(cpu, *record))
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
