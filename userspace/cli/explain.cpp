// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/explain.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "cli/options.h"
#include "cli/out_stream.h"
#include "decode/record_names.h"
#include "engine/kernel_plan.h"
#include "fields/event_types.h"

namespace ringtap {

namespace {

constexpr unsigned event_types[] = {RINGTAP_SYSCALL, RINGTAP_ENTRY, RINGTAP_EXEC, RINGTAP_FORK,
                                    RINGTAP_EXIT,    RINGTAP_SIGNAL, RINGTAP_SWITCH, RINGTAP_FAULT,
                                    RINGTAP_CPU};

// Names of the calls that the one filter has and the other has not.
std::vector<std::string> calls_in(machine on, const ringtap_filter &filter,
                                  const ringtap_filter *without) {
    std::vector<std::string> names;
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++)
        for (int nr = 0; nr < RINGTAP_SYSCALL_OTHER; nr++) {
            const syscall_desc *desc = find_syscall(on, abi, nr);
            if (desc && ringtap_filter_has_call(&filter, abi, nr) &&
                !(without && ringtap_filter_has_call(without, abi, nr)))
                names.emplace_back(desc->name);
        }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

bool has_all_calls(const ringtap_filter &filter) {
    ringtap_filter all;
    ringtap_filter_init(&all);
    return std::equal(&all.syscalls[0][0], &all.syscalls[RINGTAP_ABIS][0], &filter.syscalls[0][0]);
}

class explanation {
  public:
    explanation(machine on, const kernel_plan &plan) : on_(on), plan_(plan) {}

    std::string kernel() const {
        const ringtap_filter &filter = plan_.wanted();
        std::string text =
            fmt::format("The kernel lets through:\n  events     {}\n", types(filter.types));
        if (filter.types & (1 << RINGTAP_SYSCALL | 1 << RINGTAP_ENTRY))
            text += fmt::format("  calls      {}\n", calls(filter));
        if (filter.flags & RINGTAP_FILTER_FAILED)
            text += "  of calls   only those that failed\n";
        if (filter.flags & RINGTAP_FILTER_CONTAINED)
            text += "  of calls   only those of who has a mount namespace of its own\n";
        if (filter.slower_ns)
            text += fmt::format("  of calls   only those that took longer than {} ns\n",
                                filter.slower_ns);
        if (filter.flags & RINGTAP_FILTER_PIDS)
            text += fmt::format("  processes  {}{}\n", ids(filter.pids, filter.nr_pids),
                                filter.flags & RINGTAP_FILTER_TREES ? ", and all below them" : "");
        if (filter.flags & RINGTAP_FILTER_UIDS)
            text += fmt::format("  users      {}\n", ids(filter.uids, filter.nr_uids));
        return text;
    }

    std::string client(const event_expression *expression, std::string_view besides) const {
        const auto left = expression ? left_to_client(on_, expression->text(), expression->parsed())
                                     : std::vector<std::string>();
        std::string text = "The client decides:\n";
        for (const std::string &part : left)
            text += fmt::format("  {}\n", visible{part});
        if (!besides.empty())
            return text += fmt::format("  {}\n", besides);
        return left.empty() ? text + "  nothing\n" : text;
    }

    std::string needs() const {
        const uint64_t more = plan_.requested().types & ~plan_.wanted().types;
        const auto names = calls_in(on_, plan_.requested(), &plan_.wanted());
        return fmt::format(
            "Let through beyond that, for the client to know who is who:\n"
            "  events     {}\n  calls      {}\n",
            types(more), names.empty() ? "none" : joined(names));
    }

  private:
    static std::string types(uint64_t bits) {
        std::vector<std::string> names;
        for (const unsigned type : event_types)
            if (bits >> type & 1)
                names.emplace_back(type_name(type));
        return names.empty() ? "none" : joined(names);
    }

    std::string calls(const ringtap_filter &filter) const {
        if (has_all_calls(filter))
            return "all";
        ringtap_filter all;
        ringtap_filter_init(&all);
        const auto in = calls_in(on_, filter, nullptr);
        const auto out = calls_in(on_, all, &filter);
        return out.size() < in.size() ? "all but " + joined(out) : joined(in);
    }

    static std::string ids(uint64_t address, uint32_t count) {
        const auto *first = reinterpret_cast<const uint32_t *>(static_cast<uintptr_t>(address));
        return fmt::format("{}", fmt::join(first, first + count, ", "));
    }

    static std::string joined(const std::vector<std::string> &names) {
        return fmt::format("{}", fmt::join(names, ", "));
    }

    machine on_;
    const kernel_plan &plan_;
};

}  // namespace

int explain(const source_filter &filter, const live_settings &settings, bool names, std::string_view client) {
    const machine on = host_machine();
    check_criteria(on, filter.criteria);
    const auto expression = expression_of(on, filter);
    const kernel_plan plan(on, filter.criteria, expression.get(), names);
    const explanation explained(on, plan);
    out_stream out(STDOUT_FILENO);
    append(out.buffer(), explained.kernel());
    if (!settings.command.empty())
        append(out.buffer(), "  processes  the command, and all below it\n");
    append(out.buffer(), explained.client(expression.get(), client));
    append(out.buffer(), explained.needs());
    out.flush();
    return exit_ok;
}

void say_what_is_left(machine on, const event_expression &expression) {
    const auto left = left_to_client(on, expression.text(), expression.parsed());
    if (!left.empty())
        fmt::print(stderr,
                   "ringtap record: the kernel cannot decide this, so the file will hold more; "
                   "`ringtap read` can: {}\n",
                   visible{fmt::format("{}", fmt::join(left, " and "))});
}

}  // namespace ringtap
