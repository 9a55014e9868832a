// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>
#include <utility>

#include "cli/explain.h"
#include "cli/format_output.h"
#include "cli/show_events.h"
#include "cli/subcommands.h"
#include "engine/live_source.h"
#include "engine/signals.h"

namespace ringtap {

namespace {

constexpr uint32_t followed_snaplen = 4096;

int trace(const source_filter &filter, live_settings settings, uint64_t most, const output_options &how) {
    out_stream out(how.path);
    settings.whole_state = how.state_at_end;
    settings.early = !how.state_at_end && !filter.state;
    const signal_watch signals;
    live_source from(filter, settings);
    const auto output = make_output(how, std::move(out), from.wall_offset_ns(), from.fields(), this_host());
    const uint64_t shown = show_events(from, *output, most);
    if (how.state_at_end) {
        from.host().end();
        output->state(from.host());
    }
    run_summary summary = from.summary();
    summary.events = shown;
    output->summary(summary);
    return status_of(from.live());
}

constexpr auto footer =
    "Without COMMAND, until Ctrl-C. With COMMAND: that program and all below it, until it ends;\n"
    "the exit status is then COMMAND's, or 128 and the signal that killed it.\n"
    "\n"
    "Examples:\n"
    "  ringtap trace -- make -j4                  what make does, and whom it starts\n"
    "  ringtap trace -e openat,execve --failed    what is looked for and not found\n"
    "  ringtap trace --slower 10ms -P 1234        what makes process 1234 wait\n"
    "  ringtap trace 'evt.type in (open, openat) and fd.name startswith /etc'\n"
    "  ringtap trace -p '%evt.time %proc.name %evt.res' evt.type=connect\n"
    "  ringtap trace --follow fd.port=8089        what is said there, and by whom\n"
    "  ringtap trace --json -M 10 | jq .syscall   ten seconds, for another program";

}  // namespace

int cmd_trace(int argc, char **argv) {
    capture_options capture;
    filter_options filter;
    output_options output;

    CLI::App app("Prints events as they happen.", argv[0]);
    filter.add_to(app);
    capture.add_to(app);
    output.add_to(app);
    output.add_follow_to(app);
    app.footer(footer);
    set_usage(app, "ringtap trace [OPTION...] [FILTER] [-- COMMAND [ARGUMENT...]]");
    if (const auto status = parse(app, argc, argv, filter, capture))
        return *status;
    output.check();
    const source_filter wanted = output.joined(filter.filter());
    if (!output.follow.empty() && !app.count("--snaplen"))
        capture.snaplen = followed_snaplen;
    if (capture.explain)
        return explain(wanted, capture.settings(), true);
    return trace(wanted, capture.settings(), filter.count, output);
}

}  // namespace ringtap
