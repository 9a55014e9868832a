// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/report.h"

#include <CLI/CLI.hpp>

#include "cli/event_output.h"
#include "cli/options.h"
#include "cli/out_stream.h"
#include "cli/stored_source.h"
#include "cli/subcommands.h"
#include "report/svg.h"

namespace ringtap {

namespace {

struct report_options {
    std::string path, to_path, svg;
    filter_options filter;
};

// take(event) with each event that is wanted.
template <typename Take>
void take_all(source &from, const Take &take) {
    while (!from.is_over()) {
        while (const event *event = from.next())
            take(*event);
        from.wait(-1);
    }
}

void append_picture(text_buffer &out, const report &made, const std::string &name) {
    if (name == "latency")
        append_heat_map_svg(out, made.latency(), latency_scale(), "Latency of system calls",
                            made.zero_ns());
    else if (name == "subsecond")
        append_heat_map_svg(out, made.subsecond(), subsecond_scale(),
                            "Events by their offset in the second", made.zero_ns());
    else
        append_flame_svg(out, made.stacks());
}

template <typename Source>
int make_report(Source &from, const thread_survey &survey, const report_options &how) {
    report made(survey, from.on(), from.wall_offset_ns());
    uint64_t events = 0;
    take_all(from, [&](const event &event) {
        made.take(event, from.fields());
        events += !is_of_ring(event.type);
    });
    run_summary summary = from.summary();
    summary.events = events;
    out_stream out(how.to_path);
    if (how.svg.empty()) {
        text_buffer data;
        made.append_json(data, how.path, summary);
        append_page(out.buffer(), {data.data(), data.size()});
    } else {
        append_picture(out.buffer(), made, how.svg);
    }
    out.flush();
    const int status = end_of(from, "ringtap report");
    print_summary(summary);
    return status;
}

// Reads the file twice.
int run(const report_options &how) {
    const source_filter filter = how.filter.filter();
    thread_survey survey;
    const int status = with_source(how.path, filter, [&](auto &from) {
        take_all(from, [&](const event &event) { survey.take(event); });
        return signal_watch::stop_signal() == SIGINT ? exit_interrupted : exit_ok;
    });
    if (status != exit_ok)
        return status;
    return with_source(how.path, filter,
                       [&](auto &from) { return make_report(from, survey, how); });
}

constexpr auto footer =
    "The page opens in any current browser, offline: it asks for nothing from any network. It is "
    "made of\n"
    "all events, adds them up, and keeps some thousand calls whole: the slowest, and a sample. "
    "Whoever\n"
    "gets it reads what is in them: names of files, command lines, peers.\n"
    "\n"
    "Examples:\n"
    "  ringtap report -r host.rtap -o report.html\n"
    "  ringtap report -r host.rtap -o nginx.html proc.name=nginx\n"
    "  ringtap report -r host.rtap --svg flame -o flame.svg";

}  // namespace

int cmd_report(int argc, char **argv) {
    report_options how;
    CLI::App app(
        "Makes a page of a file's events: latency over time, a timeline, a flame graph, who talks "
        "to whom, tables.",
        argv[0]);
    app.add_option("-r", how.path, "the file that `ringtap record` or Sysdig wrote")
        ->type_name("FILE");
    app.add_option("-o", how.to_path, "write to this file instead of standard output")
        ->type_name("FILE");
    app.add_option("--svg", how.svg,
                   "instead of a page, one picture as SVG: latency, subsecond, flame")
        ->type_name("NAME")
        ->check(CLI::IsMember({"latency", "subsecond", "flame"}).description(""));
    how.filter.add_to(app);
    how.filter.add_span_to(app, nullptr);
    app.remove_option(app.get_option("-n"));
    app.remove_option(app.get_option("--state"));
    app.footer(footer);
    set_usage(app, "ringtap report -r FILE -o FILE [OPTION...] [FILTER]");
    if (const auto status = parse(app, argc, argv))
        return *status;
    if (how.path.empty() || how.path == "-")
        throw usage_error("name a file by -r; it is read twice, so it cannot be standard input");
    if (how.svg.empty() && !has_pages())
        throw std::runtime_error(
            "this program was built without d3, which draws the page (Debian: node-d3); --svg "
            "works without it");
    return run(how);
}

}  // namespace ringtap
