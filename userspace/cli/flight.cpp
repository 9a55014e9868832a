// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/flight.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <map>

#include "cli/event_output.h"
#include "cli/explain.h"
#include "cli/out_stream.h"
#include "cli/show_events.h"
#include "engine/flight_recorder.h"
#include "engine/signals.h"
#include "render/json_writer.h"

namespace ringtap {

namespace {

constexpr uint64_t ns_per_us = 1000;

std::string text_of(const run_summary &summary) {
    const ringtap_counts total = summary.total();
    return fmt::format("{} records, {} overwritten before, {} lost", total.drained,
                       total.overwritten, total.lost);
}

std::string signal_name(int number) {
    text_buffer text;
    append_signal(text, number);
    return fmt::to_string(text);
}

int signal_by_name(const std::string &word) {
    for (int number = 1; number <= SIGRTMAX; number++) {
        const std::string name = signal_name(number);
        if (word == name || "SIG" + word == name || word == std::to_string(number))
            return number;
    }
    throw usage_error(fmt::format("--trigger-killed: there is no signal {}", word));
}

void print_taken(const taken_snapshot &taken, bool as_json) {
    fmt::print(stderr, "ringtap: snapshot {}: {}: {}\n", visible{taken.path}, visible{taken.why.what},
               text_of(taken.summary));
    if (!as_json)
        return;
    const ringtap_counts total = taken.summary.total();
    out_stream out(STDOUT_FILENO);
    json_writer json(out.buffer());
    json.begin_object().member("type", "snapshot").member("file", taken.path);
    json.member("trigger", taken.why.what).member("ns", taken.why.ns);
    json.member("records", total.drained).member("overwritten", total.overwritten);
    json.member("lost", total.lost).end_object();
    out.buffer().push_back('\n');
    out.flush();
}

void print_end(flight_recorder &recorder, const run_summary &summary) {
    const end_stats &module = *summary.module;
    fmt::print(stderr, "ringtap: {} snapshots in {:.3f} s; {} records produced, {} lost\n",
               recorder.taken(), summary.duration_s, module.produced, module.lost);
    flight_trigger *trigger = recorder.trigger();
    if (!trigger)
        return;
    if (const uint64_t lost = trigger->lost())
        fmt::print(stderr,
                   "ringtap: {} records that could have been a trigger were lost: a larger "
                   "--ring-size or a narrower trigger loses less\n",
                   lost);
    out_stream err(STDERR_FILENO);
    print_forgotten(err.buffer(), trigger->forgotten());
    err.flush();
}

flight_settings settings_of(const flight_options &options, const flight_output &output) {
    flight_settings settings;
    settings.trigger.expression = options.trigger;
    settings.trigger.killed = signals_by_name(options.killed);
    settings.before_ns = options.before_us * ns_per_us;
    settings.after_ns = options.after_us * ns_per_us;
    settings.most = options.most;
    settings.at_end = options.at_end;
    settings.path = output.path;
    settings.compress = output.compress;
    settings.changer = output.changer;
    return settings;
}

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

std::set<int> signals_by_name(const std::vector<std::string> &arguments) {
    std::set<int> numbers;
    for (const std::string &word : arguments) {
        if (word != "any")
            numbers.insert(signal_by_name(word));
        for (int number = 1; word == "any" && number <= SIGRTMAX; number++)
            numbers.insert(number);
    }
    return numbers;
}

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

int run_flight(const filter_options &filter, const capture_options &capture,
               const flight_options &options, const flight_output &output) {
    if (output.path == "-")
        throw usage_error("--flight writes several files: name them with -w FILE");
    if (filter.count)
        throw usage_error("-n and --flight exclude each other: --snapshots ends after so many");
    if (capture.protect)
        throw usage_error(
            "--protect and --flight exclude each other: nobody falls behind in flight");
    live_settings settings = capture.settings();
    settings.flight = true;
    const source_filter wanted = filter.filter();
    const flight_settings flight = settings_of(options, output);
    if (capture.explain)
        return explain(wanted, settings, false);
    const signal_watch signals;
    live_capture from(wanted, settings, false);
    if (from.expression())
        say_what_is_left(from.begun().on, *from.expression());
    flight_recorder recorder(from, wanted, settings, flight);
    const auto take_next = [&] {
        if (const auto taken = recorder.next())
            print_taken(*taken, output.json);
    };
    recorder.begin();
    while (!recorder.has_enough() && recorder.sleep())
        take_next();
    recorder.stop();
    take_next();
    if (const auto taken = recorder.at_end())
        print_taken(*taken, output.json);
    print_end(recorder, from.summary());
    return status_of(from);
}

}  // namespace ringtap
