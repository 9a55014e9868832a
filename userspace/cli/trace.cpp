// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>
#include <memory>
#include <utility>

#include "capture/clock.h"
#include "cli/backlog.h"
#include "cli/event_printer.h"
#include "cli/format_output.h"
#include "cli/live.h"
#include "cli/subcommands.h"
#include "model/decoder.h"
#include "model/proc_snapshot.h"

namespace ringtap {

namespace {

class trace_sink : public live_sink {
  public:
    trace_sink(const filter_options &filter, const output_options &output)
        : options_(filter), how_(output), out_(output.path) {}

    void begin(const live_start &start, capture &capture) override {
        reader_.emplace(start.on, start.wall_offset_ns);
        output_ = make_output(how_, std::move(out_), start.wall_offset_ns, *reader_);
        printer_.emplace(event_filter(start.on, options_.wishes(start.on), true), start.expression,
                         *reader_, *output_, options_.count, options_.state);
        decoder_setup setup;
        setup.on = start.on;
        setup.layout = record_layout(start.info.record_size);
        setup.all_entries = start.setup.flags & RINGTAP_SETUP_ENTRIES;
        setup.command = start.command;
        setup.host.lookup = comm_from_proc;
        setup.host.proc = "/proc";
        decoder_.emplace(setup, *printer_);
        snapshot_host(
            setup.layout, start.follows,
            [this](const ringtap_record &record) { decoder_->decode(RINGTAP_ALL_CPUS, record); },
            [&] { backlog_.take_in_meanwhile(capture, decoding{*decoder_}); });
    }

    // What waits is work enough.
    void wait(capture &capture, int ms, const sigset_t *mask) override {
        live_sink::wait(capture, backlog_.empty() ? ms : 0, mask);
    }

    // Records that come behind the last event wanted are read all the same, and counted.
    bool drain(capture &capture) override {
        mark_loss(capture);
        if (backlog_.empty()) {
            drain_rings(capture);
        } else {
            backlog_.take_in(capture, decoding{*decoder_});
            backlog_.give(decoding{*decoder_});
        }
        output_->flush();
        decoder_->host().read_containers(monotonic_ns());
        return !printer_->has_enough();
    }

    void drain_rest(capture &capture) override {
        mark_loss(capture);
        while (!backlog_.empty())
            backlog_.give(decoding{*decoder_});
        drain_rings(capture);
        output_->flush();
    }

    void end(const run_summary &summary) override {
        run_summary all = summary;
        all.events = printer_->shown();
        all.forgotten = decoder_->host().losses();
        decoder_->host().end();
        if (how_.state_at_end)
            output_->state(decoder_->host());
        output_->summary(all);
    }

    bool follows_names() const override { return true; }

  private:
    struct decoding {
        event_decoder &to;
        void operator()(unsigned cpu, const ringtap_record &record) { to.decode(cpu, record); }
    };

    void drain_rings(capture &capture) {
        capture.drain([this](unsigned cpu, const ringtap_record &record) {
            decoder_->decode(cpu, record);
            return true;
        });
    }

    // A ring that is full says so only when there is room again: what was lost since then counts
    // from now on. (What is drained now is older than this by the merge delay.)
    void mark_loss(capture &capture) {
        const uint64_t now = monotonic_ns();
        const ringtap_stat stat = capture.stat();
        if (stat.lost > capture.counts().lost || stat.level >= RINGTAP_LEVEL_SECURITY)
            decoder_->host().lose(now);
    }

    const filter_options &options_;
    const output_options &how_;
    out_stream out_;
    std::optional<field_reader> reader_;
    std::unique_ptr<event_output> output_;
    std::optional<event_printer> printer_;
    std::optional<event_decoder> decoder_;
    backlog backlog_;
};

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
    app.footer(footer);
    set_usage(app, "ringtap trace [OPTION...] [FILTER] [-- COMMAND [ARGUMENT...]]");
    capture.command = split_command(argc, argv);
    if (const auto status = parse(app, argc, argv))
        return *status;
    trace_sink sink(filter, output);
    return run_live(filter, capture, sink);
}

}  // namespace ringtap
