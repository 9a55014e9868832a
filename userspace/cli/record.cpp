// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>

#include "cli/anonymise_options.h"
#include "cli/explain.h"
#include "cli/flight.h"
#include "cli/rotation.h"
#include "cli/scap_output.h"
#include "cli/show_events.h"
#include "cli/subcommands.h"
#include "engine/live_source.h"
#include "engine/recorder.h"
#include "engine/signals.h"

namespace ringtap {

namespace {

run_summary record_in_file(live_capture &from, file_writer &writer, uint64_t most) {
    recorder to(from, writer);
    to.begin();
    drain_until_end(from, most, -1, [&] { to.drain(); });
    return to.end();
}

int record(const source_filter &filter, const live_settings &settings, bool json,
           const std::function<run_summary(live_capture &)> &store) {
    const signal_watch signals;
    live_capture from(filter, settings, false);
    if (from.expression())
        say_what_is_left(from.begun().on, *from.expression());
    const run_summary summary = store(from);
    json ? print_summary_json(summary) : print_summary(summary);
    return status_of(from);
}

// In Sysdig's format: event by event, and not as the rings have them. Who reads it knows processes by its beginning alone.
int record_scap(const source_filter &filter, live_settings settings, uint64_t most, scap_sink &&to,
                const scap_options &how, bool json) {
    const signal_watch signals;
    settings.whole_state = true;
    live_source from(filter, settings);
    file_header header = make_header(from.live().begun());
    header.wall_offset_ns = from.wall_offset_ns();
    const run_summary summary = write_scap(from, header, to, how, most);
    json ? print_summary_json(summary) : print_summary(summary);
    return status_of(from.live());
}

constexpr auto footer =
    "Without COMMAND, until Ctrl-C. With COMMAND: that program and all below it, until it ends;\n"
    "the exit status is then COMMAND's, or 128 and the signal that killed it.\n"
    "-n counts records, and ends with the round that reaches COUNT. exec, fork and exit are "
    "always\n"
    "stored: `ringtap read` needs them to name processes.\n"
    "\n"
    "Examples:\n"
    "  ringtap record -w make.rt -z -- make        then: ringtap read make.rt\n"
    "  ringtap record -w crash --flight --trigger-killed any --after 1s\n"
    "                                              what came before a crash: crash.1, crash.2...\n"
    "  ringtap record -w /var/log/host-%F-%H -z -G 3600 --disk 2G\n"
    "                                              an hour a file, two gigabytes of them\n"
    "  ringtap record -w make.scap -- make            then: sysdig -r make.scap\n"
    "  ringtap record -w - | ssh host ringtap read -    look at it elsewhere";

}  // namespace

int cmd_record(int argc, char **argv) {
    capture_options capture;
    filter_options filter;
    std::string path;
    bool compress = false;
    bool json = false;
    flight_options flight;
    scap_options scap;
    rotation_options rotation;
    std::string format;
    anonymise_options redact;

    CLI::App app("Stores events in a file, for `ringtap read`.", argv[0]);
    app.add_option("-w", path, "write to this file; -: standard output")->type_name("FILE");
    app.add_flag("-z,--compress", compress, "compress with zstd, Sysdig's format with gzip");
    app.add_flag("--json", json, "the summary as a line of JSON on standard output");
    filter.add_to(app);
    capture.add_to(app);
    flight.add_to(app);
    rotation.add_to(app);
    redact.add_to(app, "--redact", "write other names than those that there are, so that the file tells nobody's: ringtap(8)");
    scap.add_to(app);
    app.add_option("--format", format,
                   "ringtap, or scap, which is Sysdig's: what -w NAME.scap means")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"ringtap", "scap"}).description(""))
        ->group("Sysdig's format");
    app.footer(footer);
    set_usage(app, "ringtap record -w FILE [OPTION...] [FILTER] [-- COMMAND [ARGUMENT...]]");
    if (const auto status = parse(app, argc, argv, filter, capture))
        return *status;
    if (path.empty())
        throw usage_error("name a file with -w, or - for standard output");
    if (json && path == "-")
        throw usage_error("-w - and --json both want standard output");
    const bool as_scap = format == "scap" || (format.empty() && names_scap(path));
    if (as_scap && flight.on)
        throw usage_error(
            "snapshots have ringtap's format: `ringtap read SNAPSHOT -w NAME.scap` makes Sysdig's "
            "of one");
    if (!as_scap && (app.count("--dialect") || app.count("--pipe")))
        throw usage_error("--dialect and --pipe are for --format scap");
    if (rotation.is_on() && (as_scap || flight.on || path == "-"))
        throw usage_error("several files have ringtap's format, and names, and are no snapshots");
    if (redact.on && as_scap)
        throw usage_error("--redact is for ringtap's format: `ringtap read FILE -w NAME.scap` makes Sysdig's of it");
    const auto changer = redact.make();
    if (flight.on)
        return run_flight(filter, capture, flight, {path, compress, json, changer.get()});
    if (capture.explain)
        return explain(filter.filter(), capture.settings(), as_scap);
    if (as_scap)
        return record_scap(filter.filter(), capture.settings(), filter.count,
                           scap_sink(path, compress), scap, json);
    if (rotation.is_on())
        return record(filter.filter(), capture.settings(), json, [&](live_capture &from) {
            return record_in_files(from, path, compress, rotation, filter.count, changer.get());
        });
    file_writer writer(path, compress);
    writer.change_by(changer.get());
    return record(filter.filter(), capture.settings(), json,
                  [&](live_capture &from) { return record_in_file(from, writer, filter.count); });
}

}  // namespace ringtap
