// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/backlog.h"
#include "cli/flight.h"
#include "cli/kernel_plan.h"
#include "cli/live.h"
#include "cli/record_file.h"
#include "cli/subcommands.h"

namespace ringtap {

namespace {

class record_sink : public live_sink {
  public:
    record_sink(file_writer &writer, uint64_t most, bool json)
        : writer_(writer), most_(most), json_(json) {}

    // Whoever reads the file has the records wait for the horizon, and so for the state.
    void begin(const live_start &start, capture &capture) override {
        if (start.expression)
            say_what_is_left(start.on, *start.expression);
        writer_.begin(make_header(start));
        uint64_t horizon = start.start_ns;
        pace turns(drain_pace_ns);
        write_state(writer_, start, [&] {
            if (turns.is_due())
                write_records(capture, &horizon);
        });
        writer_.horizon(horizon);
    }

    bool drain(capture &capture) override {
        uint64_t horizon;
        if (write_records(capture, &horizon))
            writer_.horizon(horizon);
        return !most_ || capture.counts().drained < most_;
    }

    void end(const run_summary &summary) override {
        std::vector<end_cpu> cpus;
        for (const auto &[cpu, counts] : summary.cpus)
            cpus.push_back(end_of(cpu, counts));
        writer_.end(*summary.module, cpus);
        run_summary all = summary;
        all.events = summary.total().drained;
        json_ ? print_summary_json(all) : print_summary(all);
    }

    // Who reads the file sees just the calls that were asked for.
    bool follows_names() const override { return false; }

  private:
    int64_t write_records(capture &capture, uint64_t *horizon) {
        return capture.drain_spans(
            [this](unsigned cpu, const void *span, size_t size) {
                writer_.records(cpu, span, size);
                return true;
            },
            horizon);
    }

    file_writer &writer_;
    uint64_t most_;
    bool json_;
};

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
    "  ringtap record -w - | ssh host ringtap read -    look at it elsewhere";

}  // namespace

int cmd_record(int argc, char **argv) {
    capture_options capture;
    filter_options filter;
    std::string path;
    bool compress = false;
    bool json = false;
    flight_options flight;

    CLI::App app("Stores events in a file, for `ringtap read`.", argv[0]);
    app.add_option("-w", path, "write to this file; -: standard output")->type_name("FILE");
    app.add_flag("-z,--compress", compress, "compress with zstd");
    app.add_flag("--json", json, "the summary as a line of JSON on standard output");
    filter.add_to(app);
    capture.add_to(app);
    flight.add_to(app);
    app.footer(footer);
    set_usage(app, "ringtap record -w FILE [OPTION...] [FILTER] [-- COMMAND [ARGUMENT...]]");
    capture.command = split_command(argc, argv);
    if (const auto status = parse(app, argc, argv))
        return *status;
    if (path.empty())
        throw usage_error("name a file with -w, or - for standard output");
    if (json && path == "-")
        throw usage_error("-w - and --json both want standard output");
    if (flight.on)
        return run_flight(filter, capture, flight, {path, compress, json});
    file_writer writer(path, compress);
    record_sink sink(writer, filter.count, json);
    return run_live(filter, capture, sink);
}

}  // namespace ringtap
