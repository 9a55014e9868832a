// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/check_share.h"

#include <algorithm>

#include "fields/call_share.h"
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

kernel_share with_types(uint64_t types) {
    kernel_share share = anything_share();
    share.types = types;
    return share;
}

kernel_share failed_share(bool exact) {
    kernel_share share = with_types(bit_of(RINGTAP_SYSCALL));
    share.failed = true;
    share.exact = exact;
    return share;
}

// An execve and a socketcall may come for another's sake.
bool has_aliases(machine on, const std::vector<literal> &names) {
    return std::any_of(names.begin(), names.end(), [on](const literal &name) {
        return name.text == "execve" || name.text == "execveat" || name.text == "socketcall" ||
               has_use(on, name.text, use_socketcall);
    });
}

kernel_share type_share(machine on, const expression &check, bool negated) {
    const bool of_calls = is(check, "syscall.type");
    const bool wanted = is_list(check.how) != negated;
    if (of_calls && negated && wanted)  // and all that has no syscall.type
        return anything_share();
    kernel_share share;
    uint64_t named = 0;
    for (const literal &value : check.values)
        if (const unsigned type = process_event_type(value.text); type != RINGTAP_TYPES)
            named |= bit_of(type);
    if (wanted)
        share.types = named | call_types;
    else
        share.types = of_calls && !negated ? call_types : all_types & ~named;
    share.calls = wanted ? calls_named(on, check.values) : calls_not_named(on, check.values);
    share.exact = wanted && !has_aliases(on, check.values);
    return share;
}

kernel_share number_share(machine on, const expression &check) {
    kernel_share share;
    share.types = call_types;
    share.calls = calls_numbered(on, numbers_in(check));
    return share;
}

// A flag is true, or unequal to false; true comes back as true here.
std::optional<bool> asks_for(const expression &check) {
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
std::optional<kernel_share> failure_share(const expression &check) {
    if (is(check, "evt.failed"))
        return asks_for(check).value_or(false) ? failed_share(true)
                                               : with_types(bit_of(RINGTAP_SYSCALL));
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
        return failed_share(false);
    if (by_name && check.how == comparison::not_equal && !means_failure(check.values.front()))
        return failed_share(true);
    return with_types(bit_of(RINGTAP_SYSCALL));
}

kernel_share slow_share(const expression &check) {
    kernel_share share = with_types(bit_of(RINGTAP_SYSCALL));
    if (check.how != comparison::greater && check.how != comparison::greater_equal)
        return share;
    const auto ns = parse_number(check.values.front().text, true);
    if (!ns || ns->negative || !ns->bits)
        return share;
    share.slower_ns = ns->bits - (check.how == comparison::greater_equal);
    share.exact = share.slower_ns != 0;
    return share;
}

// Ids of processes that are there when the capture starts.
std::optional<kernel_share> id_share(const expression &check) {
    if (!is_list(check.how) || check.values.empty())
        return std::nullopt;
    const id_set ids = ids_in(check);
    kernel_share share = anything_share();
    if (is(check, "user.uid") && ids.size() <= RINGTAP_FILTER_UIDS_MAX)
        share.uids = ids;
    else if ((is(check, "proc.pid") || is(check, "thread.pid")) &&
             ids.size() <= RINGTAP_FILTER_PIDS_MAX)
        share.pids = ids;
    else
        return std::nullopt;
    share.exact = true;
    return share;
}

std::optional<kernel_share> direction_share(const expression &check) {
    if (!is(check, "evt.dir") || check.how != comparison::equal)
        return std::nullopt;
    uint64_t beginnings = 0;
    for (unsigned type = 0; type < RINGTAP_TYPES; type++)
        if (is_beginning(type))
            beginnings |= bit_of(type);
    const bool begins = check.values.front().text == ">";
    kernel_share share = with_types(begins ? beginnings : all_types & ~beginnings);
    share.exact = true;
    return share;
}

// A field of which only these events have a value.
uint64_t types_with(std::string_view field) {
    static constexpr std::string_view of_calls[] = {"evt.arg",     "evt.args",   "evt.info",
                                                    "evt.rawarg",  "evt.buffer", "evt.buflen",
                                                    "evt.abspath", "evt.abspath.host",
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
kernel_share share_but_containers(machine on, const expression &check, bool negated) {
    if (negated)
        return anything_share();
    if (is_plain(check)) {
        if (is(check, "syscall.nr") && is_list(check.how))
            return number_share(on, check);
        if (is(check, "evt.latency"))
            return slow_share(check);
        for (const auto &share : {failure_share(check), id_share(check), direction_share(check)})
            if (share)
                return *share;
    }
    return with_types(is_result_argument(check.left) ? bit_of(RINGTAP_SYSCALL)
                                                     : types_with(check.left.field->name));
}

}  // namespace

kernel_share check_share(machine on, const expression &check, bool negated) {
    if (asks_event_type(check))
        return type_share(on, check, negated);
    kernel_share share = share_but_containers(on, check, negated);
    share.contained = implies_container(check, negated);
    return share;
}

}  // namespace ringtap
