// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>

#include <utility>

#include "cli/file_facts.h"
#include "cli/format_output.h"
#include "cli/options.h"
#include "cli/read_several.h"
#include "cli/scap_output.h"
#include "cli/shape_output.h"
#include "cli/show_events.h"
#include "cli/stored_source.h"
#include "cli/subcommands.h"
#include "cli/timeline_output.h"

namespace ringtap {

namespace {

// For the tools that draw timelines, instead of events.
struct timeline_options {
    bool perfetto = false;
    std::string collapsed;  // what a call counts: "us" or "count"; empty: no stacks

    void add_to(CLI::App &app) {
        auto *trace = app.add_flag("--perfetto", perfetto, "as a trace for ui.perfetto.dev: with -o FILE");
        auto *stacks = app.add_flag("--collapsed{us}", collapsed,
                                    "as stacks for flame graphs: process tree and call, by microseconds; =count: by calls");
        stacks->check(CLI::IsMember({"us", "count"}).description(""))->excludes(trace);
        for (const char *name : {"--json", "-p", "--state-at-end", "-A", "-X", "--follow"}) {
            trace->excludes(app.get_option(name));
            stacks->excludes(app.get_option(name));
        }
    }
};

template <typename Source>
std::unique_ptr<event_output> output_to(out_stream out, Source &from, const output_options &how,
                                        const timeline_options &timeline) {
    if (timeline.perfetto && out.is_terminal())
        throw usage_error("a trace is no text for a terminal: name a file by -o");
    if (timeline.perfetto)
        return make_perfetto_output(std::move(out), from.wall_offset_ns());
    if (!timeline.collapsed.empty())
        return make_collapsed_output(std::move(out), from.fields(), timeline.collapsed == "count");
    return make_output(how, std::move(out), from.wall_offset_ns(), from.fields(), identity_of(from.header()));
}

template <typename Source>
int show(Source &from, uint64_t most, const output_options &how, const timeline_options &timeline) {
    const auto output = output_to(out_stream(how.path), from, how, timeline);
    const uint64_t shown = show_events(from, *output, most);
    if (how.state_at_end) {
        from.host().end();
        output->state(from.host());
    }
    output->flush();
    const int status = end_of(from, "ringtap read");
    run_summary summary = from.summary();
    summary.events = shown;
    output->summary(summary);
    return status;
}

// As Sysdig has them.
template <typename Source>
int convert(Source &from, uint64_t most, scap_sink &to, const scap_options &how) {
    const run_summary summary = write_scap(from, from.header(), to, how, most);
    const int status = end_of(from, "ringtap read");
    print_summary(summary);
    return status;
}

int show_several(const std::vector<std::string> &paths, const filter_options &filter, const output_options &output,
                 const std::string &to_path, const timeline_options &timeline) {
    if (!to_path.empty() || timeline.perfetto || !timeline.collapsed.empty() || !output.path.empty() || output.state_at_end)
        throw usage_error("-w, -o, --state-at-end, --perfetto and --collapsed are for one file");
    return read_several(paths, output.joined(filter.filter()), output, filter.count);
}

constexpr auto footer =
    "Needs neither the module nor any permission. A damaged file is read up to the damage, which\n"
    "is then named; the exit status is 1.\n"
    "\n"
    "Examples:\n"
    "  ringtap read make.rt --type exec           which programs ran\n"
    "  ringtap read make.rt -e openat --failed    what was looked for and not found\n"
    "  ringtap read make.rt --follow 127.0.0.1:80 what was said there\n"
    "  ringtap read make.rt -w make.scap          for sysdig -r make.scap\n"
    "  ringtap read make.scap fd.name=/etc/passwd what Sysdig has captured\n"
    "  ringtap read a.rtap b.rtap c.rtap          what happened on three hosts, in the order of time\n"
    "  ringtap read make.rt --perfetto -o make.pftrace\n"
    "  ringtap read make.rt --collapsed | flamegraph.pl --countname us >make.svg";

}  // namespace

int cmd_read(int argc, char **argv) {
    filter_options filter;
    std::vector<std::string> paths;
    std::string to_path;
    bool compress = false, header = false;
    scap_options scap;
    output_options output;
    timeline_options timeline;

    CLI::App app("Prints the events of a file that `ringtap record` or Sysdig wrote, or writes them as Sysdig has them.", argv[0]);
    app.add_option("-r", paths, "read this file, as FILE; more than one may be named; -: standard input")
        ->type_name("FILE")
        ->allow_extra_args(false);
    app.add_flag("--header", header, "instead of events, say of what the file is, and what comments it has");
    auto *written = app.add_option("-w", to_path, "write them to this file, in Sysdig's format: NAME.scap; -: standard output");
    written->type_name("FILE");
    app.add_flag("-z,--compress", compress, "compress that with gzip")->needs(written);
    scap.add_to(app);
    app.get_option("--dialect")->needs(written);
    app.get_option("--pipe")->needs(written);
    filter.add_to(app);
    filter.add_span_to(app, nullptr);
    output.add_to(app);
    output.add_follow_to(app);
    timeline.add_to(app);
    app.footer(footer);
    set_usage(app, "ringtap read FILE... [OPTION...] [FILTER]");
    if (const auto status = parse(app, argc, argv))
        return *status;
    filter.take_files(paths);
    if (paths.empty())
        throw usage_error("name a file, or - for standard input");
    output.check();
    if (header)
        return print_headers(paths);
    if (paths.size() > 1)
        return show_several(paths, filter, output, to_path, timeline);
    return with_source(paths.front(), output.joined(filter.filter()), [&](auto &from) {
        if (to_path.empty())
            return show(from, filter.count, output, timeline);
        scap_sink to(to_path, compress);
        return convert(from, filter.count, to, scap);
    });
}

}  // namespace ringtap
