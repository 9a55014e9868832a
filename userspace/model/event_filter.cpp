// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/event_filter.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "decode/nearest.h"
#include "model/call_rules.h"
#include "model/call_sets.h"

namespace ringtap {

namespace {

bool is_excluded(std::string_view call) {
    return !call.empty() && call[0] == '!';
}

std::string_view name_of(std::string_view call) {
    return call.substr(is_excluded(call));
}

bool is_set(std::string_view name) {
    return !name.empty() && name[0] == '%';
}

// %file, %desc (%fd)
std::string set_names() {
    std::vector<std::string> names;
    for (const call_set &set : call_sets())
        names.push_back(set.alias.empty() ? fmt::format("%{}", set.name)
                                          : fmt::format("%{} (%{})", set.name, set.alias));
    return fmt::format("{}", fmt::join(names, ", "));
}

// Of a call, or of a set of them; empty: there is none of that name.
std::vector<syscall_number> numbers_named(machine on, std::string_view name) {
    if (!is_set(name))
        return numbers_of(on, name);
    const call_set *set = find_call_set(name.substr(1));
    return set ? numbers_of(on, *set) : std::vector<syscall_number>();
}

void switch_call(machine on, ringtap_filter &filter, std::string_view name, bool value) {
    for (const syscall_number &number : numbers_named(on, name))
        ringtap_filter_call(&filter, number.abi, number.nr, value);
}

bool has_any(machine on, const ringtap_filter &filter, std::string_view name) {
    const auto numbers = numbers_of(on, name);
    return std::any_of(numbers.begin(), numbers.end(), [&](const syscall_number &number) {
        return ringtap_filter_has_call(&filter, number.abi, number.nr);
    });
}

bool has_descriptors(const syscall_desc &desc) {
    const auto *end = desc.args + desc.nargs;
    return makes_descriptor(desc) || std::any_of(desc.args, end, [](const syscall_arg &arg) {
               return arg.type == arg_type::fd || arg.type == arg_type::dfd;
           });
}

bool is_of_socketcall(const syscall_desc &desc) {
    return desc.uses & use_socketcall;
}

// The filter lets a call through of which that is true.
bool has_any(machine on, const ringtap_filter &filter, bool (*is_wanted)(const syscall_desc &)) {
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++) {
        for (int nr = 0; nr < RINGTAP_SYSCALL_OTHER; nr++) {
            const syscall_desc *desc = find_syscall(on, abi, nr);
            if (desc && ringtap_filter_has_call(&filter, abi, nr) && is_wanted(*desc))
                return true;
        }
    }
    return false;
}

template <typename Values, typename Value>
bool contains(const Values &values, const Value &value) {
    return std::find(std::begin(values), std::end(values), value) != std::end(values);
}

bool is_call(const event &event) {
    return event.type == RINGTAP_SYSCALL || event.type == RINGTAP_ENTRY;
}

}  // namespace

std::string check_calls(machine on, const std::vector<std::string> &calls) {
    for (const std::string &call : calls) {
        const std::string_view name = name_of(call);
        if (is_set(name) && !find_call_set(name.substr(1)))
            return fmt::format("unknown set of system calls '{}': there are {}", name, set_names());
        if (!is_set(name) && numbers_of(on, name).empty())
            return fmt::format("unknown system call '{}'{}", name,
                               did_you_mean(nearest_syscall(on, name)));
    }
    return {};
}

ringtap_filter make_filter(machine on, const event_criteria &criteria) {
    ringtap_filter filter;
    ringtap_filter_init(&filter);
    if (!criteria.calls.empty() && !is_excluded(criteria.calls.front()))
        ringtap_filter_all_calls(&filter, 0);
    for (const std::string &call : criteria.calls)
        switch_call(on, filter, name_of(call), !is_excluded(call));
    for (unsigned type = RINGTAP_SYSCALL; type < RINGTAP_TYPES && !criteria.types.empty(); type++)
        ringtap_filter_type(&filter, type, criteria.types.count(type) != 0);
    if (!criteria.pids.empty())
        ringtap_filter_pids(&filter, criteria.pids.data(), static_cast<uint32_t>(criteria.pids.size()),
                            criteria.trees);
    if (!criteria.uids.empty())
        ringtap_filter_uids(&filter, criteria.uids.data(), static_cast<uint32_t>(criteria.uids.size()));
    if (criteria.failed)
        filter.flags |= RINGTAP_FILTER_FAILED;
    filter.slower_ns = criteria.slower_ns;
    return filter;
}

void add_needs_of_decoder(machine on, ringtap_filter &filter, bool names) {
    for (const unsigned type : {RINGTAP_EXEC, RINGTAP_FORK, RINGTAP_EXIT})
        ringtap_filter_type(&filter, type, 1);
    if (names)
        switch_call(on, filter, "prctl", true);
    if (names && has_any(on, filter, has_descriptors))
        for (const syscall_number &call : followed_calls(on))
            ringtap_filter_call(&filter, call.abi, call.nr, true);
    // A successful execveat returns as an execve, perhaps of the new program's ABI.
    if (has_any(on, filter, "execve") || has_any(on, filter, "execveat")) {
        switch_call(on, filter, "execve", true);
        ringtap_filter_type(
            &filter, RINGTAP_ENTRY,
            filter.types >> RINGTAP_SYSCALL & 1 || filter.types >> RINGTAP_ENTRY & 1);
    }
    if (has_any(on, filter, is_of_socketcall))
        switch_call(on, filter, "socketcall", true);
}

bool can_record_targets(const ringtap_filter &filter) {
    return filter.types >> RINGTAP_SYSCALL & 1 && !(filter.flags & RINGTAP_FILTER_FAILED) &&
           !filter.slower_ns;
}

bool follows_descriptors(machine on, const ringtap_filter &filter) {
    if (filter.flags & RINGTAP_FILTER_FAILED || filter.slower_ns)
        return false;
    const auto calls = followed_calls(on);
    return std::all_of(calls.begin(), calls.end(), [&](const syscall_number &call) {
        return ringtap_filter_has_call(&filter, call.abi, call.nr);
    });
}

event_filter::event_filter(machine on, event_criteria criteria, bool checked)
    : criteria_(std::move(criteria)),
      filter_(make_filter(on, criteria_)),
      checked_(checked),
      leaves_out_(!criteria_.calls.empty() || !criteria_.types.empty() || !criteria_.pids.empty() ||
                  !criteria_.uids.empty() || criteria_.failed || criteria_.slower_ns),
      members_(criteria_.pids.begin(), criteria_.pids.end()) {
    if (criteria_.types.empty())
        filter_.types = ~uint64_t{0};  // what was recorded had been asked for
}

bool event_filter::wants(const event &event) {
    if (!leaves_out_ || is_of_ring(event.type))
        return true;
    const bool process_checked = checked_ && !event.state;
    const bool process_wanted = process_checked || wants_process(event);
    if (event.type == RINGTAP_EXIT && event.exit.h.flags & RINGTAP_F_LAST)
        members_.erase(event.tgid);
    return (filter_.types >> event.type & 1) && (!is_call(event) || wants_call(event)) &&
           process_wanted;
}

bool event_filter::wants_call(const event &event) const {
    const call_event &call = event.call;
    if (!wants_number(call))
        return false;
    if (checked_ || (!criteria_.failed && !criteria_.slower_ns))
        return true;
    if (event.type != RINGTAP_SYSCALL || (criteria_.failed && call.result >= 0))
        return false;
    return !criteria_.slower_ns || (call.latency_ns && *call.latency_ns > criteria_.slower_ns);
}

// A socketcall is wanted for what it was asked to do, or because it was named itself.
bool event_filter::wants_number(const call_event &call) const {
    const bool itself = ringtap_filter_has_call(&filter_, call.abi, call.nr);
    if (!call.desc || call.desc->nr == call.nr)
        return itself;
    const bool by_name = !criteria_.calls.empty() && !is_excluded(criteria_.calls.front());
    return (itself && by_name) || ringtap_filter_has_call(&filter_, call.abi, call.desc->nr);
}

bool event_filter::wants_process(const event &event) {
    if (!criteria_.pids.empty()) {
        follow_members(event);
        if (!members_.count(event.tgid))
            return false;
    }
    return criteria_.uids.empty() || (event.uid && contains(criteria_.uids, *event.uid));
}

void event_filter::follow_members(const event &event) {
    if (event.state && event.type == RINGTAP_EXEC)
        return add_at_start(event.tgid, event.exec.ppid);
    if (event.state)
        return;
    close_over_state();
    if (event.type != RINGTAP_FORK || event.fork.child_tgid == event.tgid)
        return;
    // The id may have been a member's before, whose end was lost.
    if (criteria_.trees && members_.count(event.tgid))
        members_.insert(event.fork.child_tgid);
    else
        members_.erase(event.fork.child_tgid);
}

void event_filter::add_at_start(uint32_t pid, uint32_t parent) {
    if (!criteria_.trees)
        return;
    at_start_.emplace_back(pid, parent);
    if (members_.count(parent))
        members_.insert(pid);
}

// Parents need not come before their children: repeats until nobody is new.
void event_filter::close_over_state() {
    bool grown = !at_start_.empty();
    while (grown) {
        grown = false;
        for (const auto &[pid, parent] : at_start_)
            grown |= members_.count(parent) && members_.insert(pid).second;
    }
    at_start_.clear();
}

}  // namespace ringtap
