// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/flight.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "capture/clock.h"
#include "cli/backlog.h"
#include "cli/flight_trigger.h"
#include "cli/kernel_plan.h"
#include "cli/out_stream.h"
#include "cli/record_file.h"
#include "cli/signals.h"
#include "render/json_writer.h"

namespace ringtap {

namespace {

constexpr uint64_t ns_per_us = 1000;
constexpr int round_ms = 50;

std::string text_of(const run_summary &summary) {
    const ringtap_counts total = summary.total();
    return fmt::format("{} records, {} overwritten before, {} lost", total.drained,
                       total.overwritten, total.lost);
}

// One file, from the hold of the rings on.
class snapshot {
  public:
    snapshot(capture &capture, const live_start &start, const std::string &path, bool compress)
        : capture_(capture), start_(start), writer_(path, compress) {}

    // Records that are not older than from_ns.
    void begin(uint64_t from_ns) {
        live_start start = start_;
        start.start_ns = capture_.hold(from_ns);
        start.wall_offset_ns = wall_offset_ns();
        begun_ns_ = start.start_ns;
        writer_.begin(make_header(start));
        horizon_ns_ = write_records();
    }

    // Whatever was there at begin() is on its way to the file: its order needs the state first. What is
    // recorded meanwhile goes there, too, unless the rings have been released. meanwhile: what else must
    // not wait.
    void write_host(const std::function<void()> &meanwhile) {
        pace turns(drain_pace_ns);
        write_state(writer_, start_, [&] {
            if (!ended_ns_ && turns.is_due())
                horizon_ns_ = write_records();
            meanwhile();
        });
        writer_.horizon(horizon_ns_);
    }

    void go_on() { writer_.horizon(write_records()); }

    // Gives the rings back to the recorder.
    void release() {
        capture_.resume();
        ended_ns_ = monotonic_ns();
    }

    uint64_t ended_ns() const { return ended_ns_; }

    run_summary end() {
        run_summary summary;
        std::vector<end_cpu> cpus;
        for (int cpu = capture_.next_cpu(-1); cpu >= 0; cpu = capture_.next_cpu(cpu)) {
            const auto number = static_cast<unsigned>(cpu);
            summary.cpus.emplace_back(number, capture_.counts(number));
            cpus.push_back(end_of(number, summary.cpus.back().second));
        }
        summary.module = sums_of(summary.total());
        writer_.end(*summary.module, cpus);
        summary.events = summary.total().drained;
        summary.duration_s = static_cast<double>(ended_ns_ - begun_ns_) / ns_per_s;
        return summary;
    }

  private:
    // Returns a time before which nothing is missing.
    uint64_t write_records() {
        uint64_t horizon;
        capture_.drain_spans(
            [this](unsigned cpu, const void *span, size_t size) {
                writer_.records(cpu, span, size);
                return true;
            },
            &horizon);
        return horizon;
    }

    // The recorder goes on: the module's own counts are of another moment.
    end_stats sums_of(const ringtap_counts &total) const {
        end_stats sums{};
        sums.stop_ns = ended_ns_;
        sums.produced = total.produced;
        sums.written = total.produced - total.lost;
        sums.lost = total.lost;
        std::copy(std::begin(total.lost_by_cause), std::end(total.lost_by_cause),
                  sums.lost_by_cause);
        std::copy(std::begin(total.lost_by_type), std::end(total.lost_by_type), sums.lost_by_type);
        return sums;
    }

    capture &capture_;
    const live_start &start_;
    file_writer writer_;
    uint64_t begun_ns_ = 0, ended_ns_ = 0, horizon_ns_ = 0;
};

class flight_sink : public live_sink {
  public:
    flight_sink(const filter_options &filter, const capture_options &capture,
                const flight_options &options, const flight_output &output)
        : filter_(filter), how_(capture), options_(options), output_(output) {
        trigger_.expression = options.trigger;
        trigger_.killed = signals_by_name(options.killed);
        signal_watch::watch_usr1();
    }

    void begin(const live_start &start, capture &) override {
        if (start.expression)
            say_what_is_left(start.on, *start.expression);
        start_.emplace(start);
        start_->expression = nullptr;  // it is not ours to keep
        if (!trigger_.expression.empty() || !trigger_.killed.empty())
            watch_ = std::make_unique<flight_trigger>(trigger_, filter_, how_, start);
    }

    // Signals wait meanwhile: one that came before is seen here.
    void wait(capture &capture, int ms, const sigset_t *mask) override {
        if (signal_watch::has_usr1())
            return;
        if (watch_)
            watch_->wait(ms, mask);
        else
            capture.wait(ms, mask);
    }

    bool drain(capture &capture) override {
        std::optional<trigger_event> event;
        if (watch_)
            event = watch_->take(covered_ns_);
        if (signal_watch::take_usr1())
            event = {monotonic_ns(), "SIGUSR1"};
        if (event)
            take(capture, *event);
        return !options_.most || taken_ < options_.most;
    }

    void drain_rest(capture &capture) override {
        drain(capture);
        if (options_.at_end && (!options_.most || taken_ < options_.most))
            take(capture, {monotonic_ns(), "the end"});
    }

    void end(const run_summary &summary) override {
        const end_stats &module = *summary.module;
        fmt::print(stderr, "ringtap: {} snapshots in {:.3f} s; {} records produced, {} lost\n",
                   taken_, summary.duration_s, module.produced, module.lost);
        if (const uint64_t lost = watch_ ? watch_->lost() : 0)
            fmt::print(stderr,
                       "ringtap: {} records that could have been a trigger were lost: a larger "
                       "--ring-size or a narrower trigger loses less\n",
                       lost);
        if (watch_) {
            out_stream err(STDERR_FILENO);
            print_forgotten(err.buffer(), watch_->forgotten());
            err.flush();
        }
    }

    bool follows_names() const override { return false; }

  private:
    void take(capture &capture, const trigger_event &event) {
        const uint64_t before = options_.before_us * ns_per_us;
        const std::string path = fmt::format("{}.{}", output_.path, ++taken_);
        snapshot file(capture, *start_, path, output_.compress);
        file.begin(before ? event.ns - std::min(event.ns, before) : 0);
        if (!options_.after_us)
            file.release();
        file.write_host([this] { keep_watch(); });
        if (options_.after_us) {
            go_on_until(capture, file, event.ns + options_.after_us * ns_per_us);
            file.release();
        }
        covered_ns_ = file.ended_ns();
        tell(path, event, file.end());
    }

    // The window after the trigger: read as it is written, so that nothing of it is overwritten.
    void go_on_until(capture &capture, snapshot &file, uint64_t until_ns) {
        for (uint64_t now; (now = monotonic_ns()) < until_ns;) {
            const signal_watch::hold hold;
            if (signal_watch::stop_signal())
                break;
            const uint64_t left_ms = (until_ns - now) / (ns_per_s / 1000) + 1;
            capture.wait(static_cast<int>(std::min<uint64_t>(left_ms, round_ms)), hold.mask());
            file.go_on();
            keep_watch();
        }
        file.go_on();
    }

    void keep_watch() {
        if (watch_)
            watch_->take_in();
    }

    void tell(const std::string &path, const trigger_event &event, const run_summary &summary) {
        fmt::print(stderr, "ringtap: snapshot {}: {}: {}\n", visible{path}, visible{event.what},
                   text_of(summary));
        if (!output_.json)
            return;
        const ringtap_counts total = summary.total();
        out_stream out(STDOUT_FILENO);
        json_writer json(out.buffer());
        json.begin_object().member("type", "snapshot").member("file", path);
        json.member("trigger", event.what).member("ns", event.ns);
        json.member("records", total.drained).member("overwritten", total.overwritten);
        json.member("lost", total.lost).end_object();
        out.buffer().push_back('\n');
        out.flush();
    }

    const filter_options &filter_;
    const capture_options &how_;
    const flight_options &options_;
    const flight_output &output_;
    trigger_wishes trigger_;
    std::optional<live_start> start_;
    std::unique_ptr<flight_trigger> watch_;
    uint64_t taken_ = 0;
    uint64_t covered_ns_ = 0;  // what came before is in the last snapshot
};

void add_time(CLI::App &app, const char *name, uint64_t &us, const char *text) {
    app.add_option(name, us, text)
        ->type_name("TIME")
        ->transform(CLI::AsNumberWithUnit(
                        std::map<std::string, uint64_t>{{"us", 1}, {"ms", 1000}, {"s", 1000000}})
                        .description(""))
        ->needs("--flight")
        ->group("Flight recorder");
}

}  // namespace

void flight_options::add_to(CLI::App &app) {
    constexpr auto group = "Flight recorder";
    app.add_flag("--flight", on,
                 "overwrite the oldest; snapshots at SIGUSR1 go to FILE.1, FILE.2...")
        ->group(group);
    app.add_option("--trigger", trigger, "a snapshot when this holds of an event: ringtap(7)")
        ->type_name("FILTER")
        ->needs("--flight")
        ->group(group);
    app.add_option("--trigger-killed", killed,
                   "a snapshot when one of these signals has ended a process: any, SEGV")
        ->type_name("SIGNAL,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->needs("--flight")
        ->group(group);
    add_time(app, "--before", before_us, "of what came before the trigger, only so much: 10s");
    add_time(app, "--after", after_us, "and so much of what comes after: 1s");
    app.add_option("--snapshots", most, "end after so many snapshots")
        ->type_name("COUNT")
        ->needs("--flight")
        ->group(group);
    app.add_flag("--snapshot-at-end", at_end, "a snapshot at the end, too")
        ->needs("--flight")
        ->group(group);
}

int run_flight(const filter_options &filter, capture_options &capture,
               const flight_options &options, const flight_output &output) {
    if (output.path == "-")
        throw usage_error("--flight writes several files: name them with -w FILE");
    if (filter.count)
        throw usage_error("-n and --flight exclude each other: --snapshots ends after so many");
    if (capture.protect)
        throw usage_error(
            "--protect and --flight exclude each other: nobody falls behind in flight");
    capture.flight = true;
    flight_sink sink(filter, capture, options, output);
    return run_live(filter, capture, sink);
}

}  // namespace ringtap
