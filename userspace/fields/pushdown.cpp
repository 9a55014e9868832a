// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/pushdown.h"

#include <algorithm>
#include <iterator>

#include "fields/call_pushdown.h"
#include "fields/check_pushdown.h"
#include "fields/event_types.h"

namespace ringtap {

namespace {

kernel_pushdown of(machine on, const expression &filter, bool negated);

id_set intersection(const id_set &a, const id_set &b) {
    id_set both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

id_set sum(const id_set &a, const id_set &b) {
    id_set all;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
    return all;
}

std::optional<id_set> both_of(const std::optional<id_set> &a, const std::optional<id_set> &b) {
    return a && b ? intersection(*a, *b) : a ? a : b;
}

std::optional<id_set> either_of(const std::optional<id_set> &a, const std::optional<id_set> &b) {
    return a && b ? std::optional(sum(*a, *b)) : std::nullopt;
}

bool lets_nothing_through(const kernel_pushdown &pushdown) {
    return !pushdown.types || (pushdown.pids && pushdown.pids->empty()) ||
           (pushdown.uids && pushdown.uids->empty());
}

// What can let nothing through is said in one way only.
kernel_pushdown tidied(kernel_pushdown pushdown) {
    if (pushdown.failed || pushdown.slower_ns)
        pushdown.types &= ~bit_of(RINGTAP_ENTRY);
    if (is_empty(pushdown.calls))
        pushdown.types &= ~call_types;
    if (lets_nothing_through(pushdown))
        return nothing_passes();
    if (!(pushdown.types & call_types)) {
        pushdown.calls = {};
        pushdown.failed = false;
        pushdown.contained = false;
        pushdown.slower_ns = 0;
    }
    return pushdown;
}

kernel_pushdown both(const kernel_pushdown &a, const kernel_pushdown &b) {
    kernel_pushdown made;
    made.types = a.types & b.types;
    made.calls = a.calls & b.calls;
    made.failed = a.failed || b.failed;
    made.contained = a.contained || b.contained;
    made.slower_ns = std::max(a.slower_ns, b.slower_ns);
    made.pids = both_of(a.pids, b.pids);
    made.uids = both_of(a.uids, b.uids);
    made.exact = a.exact && b.exact;
    return tidied(made);
}

// A share that says nothing of calls has no say in which of them pass.
kernel_pushdown either(const kernel_pushdown &a, const kernel_pushdown &b) {
    if (!a.types || !b.types)
        return a.types ? a : b;
    kernel_pushdown made;
    made.types = a.types | b.types;
    made.calls = a.calls | b.calls;
    const bool only_a = !(b.types & call_types);
    const bool only_b = !(a.types & call_types);
    made.failed = only_a ? a.failed : only_b ? b.failed : a.failed && b.failed;
    made.contained =
        only_a ? a.contained : only_b ? b.contained : a.contained && b.contained;
    made.slower_ns = only_a   ? a.slower_ns
                     : only_b ? b.slower_ns
                              : std::min(a.slower_ns, b.slower_ns);
    made.pids = either_of(a.pids, b.pids);
    made.uids = either_of(a.uids, b.uids);
    return made;  // may be more than both: never called exact
}

kernel_pushdown of_all(machine on, const expression &filter, bool negated) {
    kernel_pushdown made = everything_passes();
    made.exact = true;
    for (const expression &part : filter.parts)
        made = both(made, of(on, part, negated));
    return made;
}

kernel_pushdown of_any(machine on, const expression &filter, bool negated) {
    kernel_pushdown made = nothing_passes();
    for (const expression &part : filter.parts)
        made = either(made, of(on, part, negated));
    return made;
}

// negated: the share of what the filter does not want.
kernel_pushdown of(machine on, const expression &filter, bool negated) {
    switch (filter.kind) {
        case expression_kind::all_of:
            return negated ? of_any(on, filter, true) : of_all(on, filter, false);
        case expression_kind::any_of:
            return negated ? of_all(on, filter, true) : of_any(on, filter, false);
        case expression_kind::negation:
            return of(on, filter.parts.front(), !negated);
        case expression_kind::check:
            return tidied(check_pushdown(on, filter, negated));
        case expression_kind::named:
            break;
    }
    return everything_passes();
}

void add_left(machine on, std::string_view text, const expression &filter,
              std::vector<std::string> &left) {
    if (filter.kind == expression_kind::all_of) {
        for (const expression &part : filter.parts)
            add_left(on, text, part, left);
    } else if (!of(on, filter, false).exact) {
        left.emplace_back(text.substr(filter.where.at, filter.where.size));
    }
}

bool names_exec(const std::vector<literal> &names) {
    return std::any_of(names.begin(), names.end(), [](const literal &name) {
        return name.text == "execve" || name.text == "execveat";
    });
}

bool has_exec(machine on, const call_set &calls) {
    for (const char *name : {"execve", "execveat"})
        for (const syscall_number &number : numbers_of(on, name))
            if (calls[number.abi][static_cast<size_t>(number.nr) / 64] >> (number.nr % 64) & 1)
                return true;
    return false;
}

// True: of a call it is not enough to know how it ended.
bool tests_arguments(const expression &filter) {
    static constexpr std::string_view beginnings[] = {"evt.arg",     "evt.info", "evt.rawarg",
                                                      "evt.abspath", "evt.type", "syscall."};
    if (filter.kind != expression_kind::check)
        return std::any_of(filter.parts.begin(), filter.parts.end(), tests_arguments);
    if (tests_event_type(filter))
        return names_exec(filter.values);
    const auto begins = [](const field_term &term, std::string_view with) {
        return std::string_view(term.field->name).substr(0, with.size()) == with;
    };
    return std::any_of(std::begin(beginnings), std::end(beginnings), [&](std::string_view with) {
        return begins(filter.left, with) || (filter.right && begins(*filter.right, with));
    });
}

}  // namespace

// A successful execve has its arguments, and whether it was an execveat, from the record of its
// beginning, which a kernel that looks for slow calls does not write.
kernel_pushdown pushdown_of(machine on, const expression &filter) {
    kernel_pushdown pushdown = of(on, filter, false);
    if (pushdown.slower_ns && has_exec(on, pushdown.calls) && tests_arguments(filter)) {
        pushdown.slower_ns = 0;
        pushdown.exact = false;
    }
    return pushdown;
}

std::vector<std::string> left_to_client(machine on, std::string_view text,
                                        const expression &filter) {
    std::vector<std::string> left;
    if (of(on, filter, false).slower_ns != pushdown_of(on, filter).slower_ns)
        return {std::string(text)};
    add_left(on, text, filter, left);
    return left;
}

void narrow(ringtap_filter &filter, const kernel_pushdown &pushdown) {
    filter.types &= pushdown.types;
    for (size_t abi = 0; abi < pushdown.calls.size(); abi++)
        for (size_t word = 0; word < pushdown.calls[abi].size(); word++)
            filter.syscalls[abi][word] &= pushdown.calls[abi][word];
    filter.flags |= (pushdown.failed ? RINGTAP_FILTER_FAILED : 0) |
                    (pushdown.contained ? RINGTAP_FILTER_CONTAINED : 0);
    filter.slower_ns = std::max<uint64_t>(filter.slower_ns, pushdown.slower_ns);
    if (pushdown.pids && !pushdown.pids->empty() && !(filter.flags & RINGTAP_FILTER_PIDS))
        ringtap_filter_pids(&filter, pushdown.pids->data(), static_cast<uint32_t>(pushdown.pids->size()),
                            0);
    if (pushdown.uids && !pushdown.uids->empty() && !(filter.flags & RINGTAP_FILTER_UIDS))
        ringtap_filter_uids(&filter, pushdown.uids->data(), static_cast<uint32_t>(pushdown.uids->size()));
}

}  // namespace ringtap
