// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/check_pushdown.h"

#include <algorithm>

#include "fields/call_pushdown.h"
#include "fields/event_types.h"
#include "fields/known_words.h"
#include "fields/matcher.h"
#include "model/event_filter.h"

namespace ringtap {

namespace {

bool is(const expression &check, std::string_view name) {
    return name == check.left.field->name;
}

bool is_list(comparison how) {
    return how == comparison::equal || how == comparison::in || how == comparison::intersects;
}

std::vector<int64_t> numbers_in(const expression &check) {
    std::vector<int64_t> all;
    for (const literal &value : check.values)
        if (const auto number = parse_number(value.text, false))
            all.push_back(static_cast<int64_t>(number->bits));
    return all;
}

// Those of the numbers that are ids; others match nothing.
id_set ids_in(const expression &check) {
    id_set ids;
    for (const int64_t number : numbers_in(check))
        if (number >= 0 && number < RINGTAP_ID_NONE)
            ids.push_back(static_cast<uint32_t>(number));
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

kernel_pushdown pushdown_of_types(uint64_t types) {
    kernel_pushdown pushdown = everything_passes();
    pushdown.types = types;
    return pushdown;
}

kernel_pushdown failed_pushdown(bool exact) {
    kernel_pushdown pushdown = pushdown_of_types(bit_of(RINGTAP_SYSCALL));
    pushdown.failed = true;
    pushdown.exact = exact;
    return pushdown;
}

// An execve and a socketcall may come for another's sake.
bool has_aliases(machine on, const std::vector<literal> &names) {
    return std::any_of(names.begin(), names.end(), [on](const literal &name) {
        return name.text == "execve" || name.text == "execveat" || name.text == "socketcall" ||
               has_use(on, name.text, use_socketcall);
    });
}

kernel_pushdown type_pushdown(machine on, const expression &check, bool negated) {
    const bool of_calls = is(check, "syscall.type");
    const bool wanted = is_list(check.how) != negated;
    if (of_calls && negated && wanted)  // and all that has no syscall.type
        return everything_passes();
    kernel_pushdown pushdown;
    uint64_t named = 0;
    for (const literal &value : check.values)
        if (const unsigned type = process_event_type(value.text); type != RINGTAP_TYPES)
            named |= bit_of(type);
    if (wanted)
        pushdown.types = named | call_types;
    else
        pushdown.types = of_calls && !negated ? call_types : all_types & ~named;
    pushdown.calls = wanted ? calls_named(on, check.values) : calls_not_named(on, check.values);
    pushdown.exact = wanted && !has_aliases(on, check.values);
    return pushdown;
}

kernel_pushdown number_pushdown(machine on, const expression &check) {
    kernel_pushdown pushdown;
    pushdown.types = call_types;
    pushdown.calls = calls_numbered(on, numbers_in(check));
    return pushdown;
}

// A flag is true, or unequal to false; true comes back as true here.
std::optional<bool> required_value(const expression &check) {
    if ((check.how != comparison::equal && check.how != comparison::not_equal) ||
        check.values.empty())
        return std::nullopt;
    const bool value = check.values.front().text == "true" || check.values.front().text == "1";
    return value == (check.how == comparison::equal);
}

int64_t as_result(const number_value &number) {
    return static_cast<int64_t>(number.bits);
}

// Not `evt.rawres < 0`: some results below zero are no errors, and the kernel knows that.
std::optional<kernel_pushdown> failure_pushdown(const expression &check) {
    if (is(check, "evt.failed"))
        return required_value(check).value_or(false) ? failed_pushdown(true)
                                               : pushdown_of_types(bit_of(RINGTAP_SYSCALL));
    const bool as_argument = is_result_argument(check.left);
    const bool by_name = is(check, "evt.res");
    if (!by_name && !as_argument && !is(check, "evt.rawres"))
        return std::nullopt;
    const auto means_failure = [&](const literal &value) {
        const auto number = parse_number(value.text, false);
        const bool is_error = number && error_of(as_result(*number)) != 0;
        return is_error || ((by_name || as_argument) && !number && value.text != "SUCCESS");
    };
    const bool failures = !check.values.empty() &&
                          std::all_of(check.values.begin(), check.values.end(), means_failure);
    if (is_list(check.how) && failures)
        return failed_pushdown(false);
    if (by_name && check.how == comparison::not_equal && !means_failure(check.values.front()))
        return failed_pushdown(true);
    return pushdown_of_types(bit_of(RINGTAP_SYSCALL));
}

kernel_pushdown slow_pushdown(const expression &check) {
    kernel_pushdown pushdown = pushdown_of_types(bit_of(RINGTAP_SYSCALL));
    if (check.how != comparison::greater && check.how != comparison::greater_equal)
        return pushdown;
    const auto ns = parse_number(check.values.front().text, true);
    if (!ns || ns->negative || !ns->bits)
        return pushdown;
    pushdown.slower_ns = ns->bits - (check.how == comparison::greater_equal);
    pushdown.exact = pushdown.slower_ns != 0;
    return pushdown;
}

// Ids of processes that are there when the capture starts.
std::optional<kernel_pushdown> id_pushdown(const expression &check) {
    if (!is_list(check.how) || check.values.empty())
        return std::nullopt;
    const id_set ids = ids_in(check);
    kernel_pushdown pushdown = everything_passes();
    if (is(check, "user.uid") && ids.size() <= RINGTAP_FILTER_UIDS_MAX)
        pushdown.uids = ids;
    else if ((is(check, "proc.pid") || is(check, "thread.pid")) &&
             ids.size() <= RINGTAP_FILTER_PIDS_MAX)
        pushdown.pids = ids;
    else
        return std::nullopt;
    pushdown.exact = true;
    return pushdown;
}

std::optional<kernel_pushdown> direction_pushdown(const expression &check) {
    if (!is(check, "evt.dir") || check.how != comparison::equal)
        return std::nullopt;
    uint64_t beginnings = 0;
    for (unsigned type = 0; type < RINGTAP_TYPES; type++)
        if (is_beginning(type))
            beginnings |= bit_of(type);
    const bool begins = check.values.front().text == ">";
    kernel_pushdown pushdown = pushdown_of_types(begins ? beginnings : all_types & ~beginnings);
    pushdown.exact = true;
    return pushdown;
}

// A field of which only these events have a value.
uint64_t types_with(std::string_view field) {
    static constexpr std::string_view of_calls[] = {"evt.arg",     "evt.args",   "evt.info",
                                                    "evt.rawarg",  "evt.buffer", "evt.buflen",
                                                    "evt.abspath", "evt.abspath.src",
                                                    "evt.abspath.dst", "evt.abspath.host",
                                                    "evt.io_dir"};
    if (field.substr(0, 11) == "evt.latency" || field == "evt.res" || field == "evt.rawres" ||
        field == "evt.failed")
        return bit_of(RINGTAP_SYSCALL);
    if (field.substr(0, 3) == "fd." || field.substr(0, 8) == "syscall." ||
        std::find(std::begin(of_calls), std::end(of_calls), field) != std::end(of_calls))
        return call_types;
    return all_types;
}

bool is_plain(const expression &check) {
    return !check.right && check.left.transformers.empty() && check.how != comparison::exists;
}

// The two fields of containers that have a value outside of them, too.
constexpr std::string_view host = "host";

bool has_value_of_host(const expression &check) {
    return is(check, "container.id") || is(check, "container.type");
}

bool matches_host(const expression &check) {
    field_value value;
    value.text = host;
    return make_matcher({}, check)->matches(value);
}

bool is_of_containers(std::string_view field) {
    return field.substr(0, 10) == "container." || field.substr(0, 4) == "k8s.";
}

// True: the check, or its opposite, holds of nobody on the host.
bool implies_container(const expression &check, bool negated) {
    if (!is_of_containers(check.left.field->name))
        return false;
    if (!has_value_of_host(check))
        return !negated;
    return is_plain(check) && matches_host(check) == negated;
}

// Without what it says of containers
kernel_pushdown check_pushdown_but_containers(machine on, const expression &check, bool negated) {
    if (negated)
        return everything_passes();
    if (is_plain(check)) {
        if (is(check, "syscall.nr") && is_list(check.how))
            return number_pushdown(on, check);
        if (is(check, "evt.latency"))
            return slow_pushdown(check);
        for (const auto &pushdown : {failure_pushdown(check), id_pushdown(check), direction_pushdown(check)})
            if (pushdown)
                return *pushdown;
    }
    return pushdown_of_types(is_result_argument(check.left) ? bit_of(RINGTAP_SYSCALL)
                                                     : types_with(check.left.field->name));
}

}  // namespace

kernel_pushdown check_pushdown(machine on, const expression &check, bool negated) {
    if (tests_event_type(check))
        return type_pushdown(on, check, negated);
    kernel_pushdown pushdown = check_pushdown_but_containers(on, check, negated);
    pushdown.contained = implies_container(check, negated);
    return pushdown;
}

}  // namespace ringtap
