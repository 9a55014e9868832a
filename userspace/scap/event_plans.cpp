// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/event_plans.h"

#include <algorithm>

#include "scap/event_sources.h"

namespace ringtap {

namespace {

constexpr size_t types_max = 1024;  // no reader knows half as many
constexpr size_t codes_max = 4096;

known_call call_at(machine on, const syscall_number &number) {
    return {find_syscall(on, number.abi, number.nr), number.abi, number.nr};
}

// By the kernel's number, if one has it; else of a 64-bit program, if there is such a call.
known_call choose(machine on, const std::vector<syscall_number> &numbers, int native) {
    const syscall_number *best = nullptr;
    for (const syscall_number &number : numbers) {
        const auto rank = [&](const syscall_number &one) {
            return 2 * (one.nr == native) + (one.abi == RINGTAP_ABI_NATIVE);
        };
        if (!best || rank(number) > rank(*best))
            best = &number;
    }
    return best ? call_at(on, *best) : known_call{};
}

// An event may stand for several calls, and does not say which one it was: it is taken for the
// first that 64-bit programs have.
known_call call_of(machine on, std::string_view calls) {
    known_call found;
    while (!calls.empty() && (!found.desc || found.abi != RINGTAP_ABI_NATIVE)) {
        const size_t end = std::min(calls.find(','), calls.size());
        const known_call next = choose(on, numbers_of(on, calls.substr(0, end)), -1);
        if (next.desc && (!found.desc || next.abi == RINGTAP_ABI_NATIVE))
            found = next;
        calls.remove_prefix(std::min(end + 1, calls.size()));
    }
    return found;
}

int place_in(const syscall_desc *desc, const char *argument) {
    for (int i = 0; desc && argument && i < desc->nargs; i++)
        if (std::string_view(argument) == desc->args[i].name)
            return i;
    return -1;
}

}  // namespace

const event_plan *event_plans::of(uint16_t type) {
    if (type >= types_max)
        return nullptr;
    if (plans_.empty()) {
        plans_.resize(types_max);
        made_.resize(types_max);
    }
    if (!made_[type]) {
        made_[type] = true;
        plans_[type] = make(type);
    }
    return plans_[type].get();
}

// Of a call that this machine does not have, there is no plan.
std::unique_ptr<event_plan> event_plans::make(uint16_t type) const {
    const scap_event *event = find_scap_event(type);
    if (!event)
        return nullptr;
    auto plan = std::make_unique<event_plan>();
    plan->event = event;
    plan->call = call_of(on_, event->calls);
    if (*event->calls && !plan->call.desc)
        return nullptr;
    for (const auto *parameter = event->parameters; parameter != event->parameters + event->count;
         parameter++)
        plan->parameters.push_back({parameter, place_in(plan->call.desc, parameter->argument)});
    return plan;
}

known_call event_plans::of_code(uint16_t code, uint16_t native) {
    if (codes_.size() >= codes_max)
        codes_.clear();
    const auto [found, is_new] = codes_.try_emplace({code, native});
    known_call &call = found->second;
    if (!is_new)
        return call;
    const char *name = find_scap_code(code);
    if (name)
        call = choose(on_, numbers_of(on_, name), native ? native : -1);
    constexpr uint16_t none = UINT16_MAX;  // a tracer took it away
    if (!call.desc && native)
        call = call_at(on_, {RINGTAP_ABI_NATIVE, native == none ? -1 : native});
    return call;
}

namespace {

// Of so many parameters, or as many as the plan has.
template <typename Take>
void for_each_parameter(const event_plan &plan, const file_values &from, const Take &take) {
    const unsigned count = std::min(from.count, static_cast<unsigned>(plan.parameters.size()));
    std::string_view rest = from.values;
    for (unsigned i = 0; i < count; i++) {
        const std::string_view value = rest.substr(0, from.length(i));
        rest.remove_prefix(value.size());
        if (!value.empty())
            take(plan.parameters[i], value);
    }
}

void take_value(read_event &to, const read_parameter &parameter, std::string_view value) {
    (parameter.of->take ? parameter.of->take : take_argument)(to, value, parameter);
}

}  // namespace

void take_parameters(read_event &to, const event_plan &plan, const file_values &from) {
    for_each_parameter(plan, from, [&](const read_parameter &parameter, std::string_view value) {
        take_value(to, parameter, value);
    });
}

void take_missing(read_event &to, const event_plan &begun, const file_values &from,
                  const event_plan &ended, unsigned told) {
    const auto begin = ended.parameters.begin();
    const auto end = begin + std::min<ptrdiff_t>(told, ended.parameters.end() - begin);
    for_each_parameter(begun, from, [&](const read_parameter &parameter, std::string_view value) {
        const std::string_view name = parameter.of->name;
        const bool has_both = parameter.of->take == take_poll_asked;
        if (has_both || std::none_of(begin, end, [&](const read_parameter &one) {
                return name == one.of->name;
            }))
            take_value(to, parameter, value);
    });
}

}  // namespace ringtap
