// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "capture/clock.h"
#include "cli/event_output.h"
#include "cli/explain.h"
#include "cli/options.h"
#include "cli/show_events.h"
#include "cli/stored_source.h"
#include "cli/subcommands.h"
#include "engine/live_source.h"
#include "file/whole_file.h"
#include "metrics/event_numbers.h"
#include "metrics/exposition.h"

namespace ringtap {

namespace {

constexpr uint64_t ns_per_ms = 1'000'000;
constexpr uint64_t forget_ns = 600 * ns_per_s;
constexpr unsigned events_between_looks = 1024;  // at the clock

struct metrics_options {
    std::string directory, file, by = "proc.name,container.name,evt.type";
    uint64_t every_ms = 15'000;
    size_t most_series = 1000;

    void add_to(CLI::App &app) {
        static const std::map<std::string, uint64_t> units = {{"ms", 1}, {"s", 1000}, {"m", 60000}};
        app.add_option("--textfile", directory,
                       "keep the numbers in DIR/ringtap.prom, for node_exporter's textfile collector; without it: on standard "
                       "output, in the end")
            ->type_name("DIR");
        app.add_option("--by", by, "the labels: fields")->type_name("FIELD,...")->capture_default_str();
        app.add_option("--every", every_ms, "write so often, live: 15s")
            ->type_name("TIME")
            ->transform(CLI::AsNumberWithUnit(units).description(""))
            ->check(CLI::Range(uint64_t{100}, uint64_t{86'400'000}).description(""));
        app.add_option("--series", most_series, "of calls, and of processes, no more than this")
            ->type_name("COUNT")
            ->check(CLI::Range(size_t{1}, size_t{100'000}).description(""))
            ->capture_default_str();
        app.add_option("-r", file, "count what this file holds; -: standard input")->type_name("FILE");
    }

    void check() const {
        std::set<std::string> names;
        for (const key_column &key : parse_keys(host_machine(), by)) {
            const std::string name = label_name(key.name);
            if (name.empty() || (name.front() >= '0' && name.front() <= '9') || name == "le" || !names.insert(name).second)
                throw usage_error(fmt::format("--by: {} makes no label of its own", key.name));
        }
    }
};

class metrics_run {
  public:
    metrics_run(source &from, const metrics_options &how) : from_(from), how_(how), numbers_(from, how.by, how.most_series) {}

    // Returns how many events were taken.
    uint64_t run() {
        const bool is_live = from_.is_of_this_host() && !how_.directory.empty();
        if (is_live)
            write();
        while (!from_.is_over()) {
            take_at_hand(is_live);
            from_.wait(is_live ? wait_ms() : -1);
            if (is_live)
                write_if_due();
        }
        write();
        return taken_;
    }

  private:
    void take_at_hand(bool is_live) {
        while (const event *event = from_.next()) {
            numbers_.take(*event);
            if (!is_of_ring(event->type) && ++taken_ % events_between_looks == 0 && is_live)
                write_if_due();
        }
    }

    int wait_ms() const {
        const uint64_t now = monotonic_ns();
        return static_cast<int>((due_ns_ - std::min(due_ns_, now)) / ns_per_ms + 1);
    }

    // What is wrong may be over the next time: a full disk, a directory that is being replaced.
    void write_if_due() {
        if (monotonic_ns() < due_ns_)
            return;
        try {
            write();
            trouble_.clear();
        } catch (const file_error &error) {
            if (trouble_ != error.what())
                fmt::print(stderr, "ringtap metrics: {}\n", visible{error.what()});
            trouble_ = error.what();
        }
        if (monotonic_ns() < forget_at_ns_)
            return;
        numbers_.make_room();
        forget_at_ns_ = monotonic_ns() + forget_ns;
    }

    void write() {
        due_ns_ = monotonic_ns() + how_.every_ms * ns_per_ms;
        text_.clear();
        append_metrics(text_, numbers_.read());
        if (!how_.directory.empty())
            return write_whole_file(how_.directory + "/ringtap.prom", {text_.data(), text_.size()});
        out_stream out(STDOUT_FILENO);
        append(out.buffer(), std::string_view(text_.data(), text_.size()));
        out.flush();
    }

    source &from_;
    const metrics_options &how_;
    event_numbers numbers_;
    text_buffer text_;
    std::string trouble_;  // that was told last
    uint64_t due_ns_ = 0, forget_at_ns_ = monotonic_ns() + forget_ns, taken_ = 0;
};

void tell(run_summary summary, uint64_t taken) {
    summary.events = taken;
    print_summary(summary);
}

source_filter events_of(source_filter filter) {
    filter.criteria.types = {RINGTAP_SYSCALL, RINGTAP_EXEC, RINGTAP_FORK, RINGTAP_EXIT};
    return filter;
}

int run_live(const source_filter &filter, const live_settings &settings, const metrics_options &how) {
    const signal_watch signals;
    live_source from(filter, settings);
    const uint64_t taken = metrics_run(from, how).run();
    tell(from.summary(), taken);
    return status_of(from.live());
}

int run_stored(const source_filter &filter, const metrics_options &how) {
    return with_source(how.file, filter, [&](auto &from) {
        const uint64_t taken = metrics_run(from, how).run();
        const int status = end_of(from, "ringtap metrics");
        tell(from.summary(), taken);
        return status;
    });
}

constexpr auto footer =
    "Live, until Ctrl-C or SIGTERM; with COMMAND: of that program and all below it, until it ends; with\n"
    "-r, of a file. ringtap(8) lists the metrics. The file is written anew and takes the place of the old\n"
    "one at once, so that no reader finds half of it.\n"
    "\n"
    "Examples:\n"
    "  ringtap metrics --textfile /var/lib/prometheus/node-exporter\n"
    "  ringtap metrics --textfile DIR --by proc.name proc.name in (nginx, postgres)\n"
    "  ringtap metrics -r host.rtap | promtool check metrics";

}  // namespace

int cmd_metrics(int argc, char **argv) {
    capture_options capture;
    filter_options filter;
    metrics_options how;

    CLI::App app("Keeps numbers for Prometheus: calls, errors, latency, bytes, processes, connections.", argv[0]);
    how.add_to(app);
    filter.add_to(app);
    filter.add_span_to(app, "-r");
    capture.add_to(app);
    for (const char *name : {"--type", "--state", "-n", "--entries"})
        app.remove_option(app.get_option(name));
    app.footer(footer);
    set_usage(app, "ringtap metrics [OPTION...] [--textfile DIR] [FILTER] [-- COMMAND [ARGUMENT...]]");
    if (const auto status = parse(app, argc, argv, filter, capture))
        return *status;
    how.check();
    if (!how.file.empty() && !capture.command.empty())
        throw usage_error("-r reads a file, and -- COMMAND captures: take one of them");
    const source_filter wanted = events_of(filter.filter());
    if (capture.explain)
        return explain(wanted, capture.settings(), true);
    return how.file.empty() ? run_live(wanted, capture.settings(), how) : run_stored(wanted, how);
}

}  // namespace ringtap
