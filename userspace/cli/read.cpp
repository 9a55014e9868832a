// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "capture/clock.h"
#include "cli/event_printer.h"
#include "cli/format_output.h"
#include "cli/options.h"
#include "cli/signals.h"
#include "cli/subcommands.h"
#include "file/file_reader.h"
#include "model/decoder.h"

namespace ringtap {

namespace {

decoder_setup make_decoder_setup(const file_header &header) {
    decoder_setup setup;
    setup.on = static_cast<machine>(header.machine);
    setup.layout = record_layout(header.record_size);
    setup.all_entries = header.setup_flags & RINGTAP_SETUP_ENTRIES;
    setup.command = header.command;
    return setup;
}

class read_sink : public file_sink {
  public:
    read_sink(const file_header &header, event_printer &printer)
        : printer_(printer), decoder_(make_decoder_setup(header), printer) {}

    bool on_record(unsigned cpu, const ringtap_record &record) override {
        decoder_.decode(cpu, record);
        return !printer_.has_enough() && goes_on();
    }
    bool goes_on() const override { return !signal_watch::stop_signal(); }

    host_state &host() { return decoder_.host(); }

  private:
    event_printer &printer_;
    event_decoder decoder_;
};

run_summary summarize(const file_reader &reader, const host_state &host, uint64_t shown) {
    run_summary summary;
    summary.events = shown;
    summary.forgotten = host.losses();
    summary.duration_s =
        static_cast<double>(reader.last_ns() - reader.header().start_ns) / ns_per_s;
    summary.cpus = reader.counts();
    summary.module = reader.end();
    return summary;
}

int read_file(const std::string &path, const filter_options &options, const output_options &how) {
    const signal_watch signals;
    file_reader reader(path);
    const file_header &header = reader.header();
    const auto on = static_cast<machine>(header.machine);
    const auto expression = options.expression(on);
    field_reader fields(on, header.wall_offset_ns);
    const auto output = make_output(how, out_stream(how.path), header.wall_offset_ns, fields);
    event_printer printer(event_filter(on, options.wishes(on), false), expression.get(), fields,
                          *output, options.count, options.state);
    read_sink sink(header, printer);
    const std::string damage = reader.read(sink);
    if (how.state_at_end) {
        sink.host().end();
        output->state(sink.host());
    }
    output->flush();
    if (!damage.empty())
        fmt::print(stderr, "ringtap read: {}\n", visible{damage});
    if (const uint64_t times = reader.disorders())
        fmt::print(stderr,
                   "ringtap read: {} times more records had to wait for others than are held: they "
                   "are not in the order of time\n",
                   times);
    output->summary(summarize(reader, sink.host(), printer.shown()));
    if (signal_watch::stop_signal() == SIGINT)
        return exit_interrupted;
    return damage.empty() ? exit_ok : exit_failure;
}

constexpr auto footer =
    "Needs neither the module nor any permission. A damaged file is read up to the damage, which\n"
    "is then named; the exit status is 1.\n"
    "\n"
    "Examples:\n"
    "  ringtap read make.rt --type exec           which programs ran\n"
    "  ringtap read make.rt -e openat --failed    what was looked for and not found";

}  // namespace

int cmd_read(int argc, char **argv) {
    filter_options filter;
    std::string path;
    output_options output;

    CLI::App app("Prints the events of a file that `ringtap record` wrote.", argv[0]);
    app.add_option("-r,FILE", path, "read this file; -: standard input")->type_name("FILE");
    filter.add_to(app);
    output.add_to(app);
    app.footer(footer);
    set_usage(app, "ringtap read FILE [OPTION...] [FILTER]");
    if (const auto status = parse(app, argc, argv))
        return *status;
    if (path.empty())
        throw usage_error("name a file, or - for standard input");
    return read_file(path, filter, output);
}

}  // namespace ringtap
