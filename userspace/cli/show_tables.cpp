// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/show_tables.h"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <map>

#include "capture/clock.h"
#include "cli/event_output.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/show_events.h"
#include "cli/stored_source.h"
#include "engine/live_source.h"

namespace ringtap {

namespace {

constexpr uint64_t ns_per_ms = 1'000'000;

// The switches of others are left out of a capture of some processes alone, and with them when a thread came.
void check_switches(const table_plan &plan, const source_filter &filter, const live_settings *settings) {
    const event_criteria &criteria = filter.criteria;
    if (plan.needs_switches() && (!criteria.pids.empty() || !criteria.uids.empty() || !criteria.calls.empty() ||
                                  criteria.failed || criteria.slower_ns || (settings && !settings->command.empty())))
        throw usage_error("cpu and load need all switches: choose processes by a FILTER, as proc.pid=4711");
}

class table_printer {
  public:
    table_printer(const table_options &how, const std::string &name, int64_t wall_offset_ns)
        : how_(how), name_(name), out_(how.path), time_(time_style::day, wall_offset_ns) {}

    void print(const table &table, uint64_t end_ns) {
        text_buffer &to = out_.buffer();
        if (how_.json) {
            append_table_json(to, table, name_);
        } else if (how_.tsv) {
            append_table_tsv(to, table);
        } else {
            if (how_.every_ms)
                append_format(to, "{}{}\n", is_first_ ? "" : "\n", time_.of(end_ns).substr(0, 8));
            append_table_text(to, table);
        }
        is_first_ = false;
        out_.flush();
        if (!how_.json)
            print_notes(table);
    }

    void summary(const run_summary &summary) {
        if (!how_.json)
            return print_summary(summary);
        append_summary_json(out_.buffer(), summary);
        out_.flush();
    }

  private:
    static void print_notes(const table &table) {
        out_stream err(STDERR_FILENO);
        append_table_notes(err.buffer(), table);
        err.flush();
    }

    const table_options &how_;
    const std::string &name_;
    out_stream out_;
    time_text time_;
    bool is_first_ = true;
};

class table_run {
  public:
    table_run(source &from, const table_request &request, const table_plan &plan, const table_options &how)
        : from_(from),
          groups_(from.on(), plan, plan.needs_switches() ? request.filter.expression : ""),
          most_(request.most),
          rows_(how.top),
          every_ns_(how.every_ms * ns_per_ms),
          printer_(how, request.name, from.wall_offset_ns()) {}

    // Returns how many events were taken.
    uint64_t run() {
        while (!from_.is_over()) {
            take_at_hand();
            const bool ticks = every_ns_ && from_.is_of_this_host();
            from_.wait(ticks ? static_cast<int>(every_ns_ / ns_per_ms / 4 + 1) : -1);
            if (ticks && begin_ns_)
                end_intervals(monotonic_ns() - RINGTAP_MERGE_DELAY_DEFAULT_NS);
        }
        if (!every_ns_ || groups_.size() || taken_ == 0)
            print(last_ns_);
        return taken_;
    }

    void summary(run_summary summary) {
        summary.events = taken_;
        printer_.summary(summary);
    }

  private:
    void take_at_hand() {
        while (const event *event = from_.next()) {
            if (!begin_ns_)
                begin_ns_ = event->ns;
            if (every_ns_)
                end_intervals(event->ns);
            last_ns_ = std::max(last_ns_, event->ns);
            groups_.take(*event, from_.fields());
            if (!is_of_ring(event->type) && ++taken_ == most_)
                return from_.finish();
        }
    }

    // Events come in the order of time, but for those of a source that says so.
    void end_intervals(uint64_t now_ns) {
        if (now_ns < begin_ns_ + every_ns_)
            return;
        const uint64_t end_ns = begin_ns_ + (now_ns - begin_ns_) / every_ns_ * every_ns_;
        print(end_ns);
        groups_.clear();
        begin_ns_ = end_ns;
    }

    void print(uint64_t end_ns) {
        const double seconds = static_cast<double>(end_ns - std::min(begin_ns_, end_ns)) / ns_per_s;
        printer_.print(groups_.made(seconds, rows_), end_ns);
    }

    source &from_;
    aggregation groups_;
    uint64_t most_;
    size_t rows_;
    uint64_t every_ns_;
    table_printer printer_;
    uint64_t begin_ns_ = 0, last_ns_ = 0, taken_ = 0;
};

}  // namespace

source_filter filter_of_source(const table_plan &plan, source_filter filter) {
    std::set<unsigned> &types = filter.criteria.types;
    if (types.empty() && plan.calls_only)
        types = {RINGTAP_SYSCALL};
    if (!plan.needs_switches())
        return filter;
    if (!types.empty())
        types.insert(RINGTAP_SWITCH);
    else
        types = {RINGTAP_SYSCALL, RINGTAP_ENTRY, RINGTAP_EXEC, RINGTAP_FORK, RINGTAP_EXIT, RINGTAP_SIGNAL, RINGTAP_SWITCH};
    filter.expression.clear();
    return filter;
}

void table_options::add_to(CLI::App &app) {
    static const std::map<std::string, uint64_t> units = {{"ms", 1}, {"s", 1000}, {"m", 60000}};
    auto *as_json = app.add_flag("--json", json, "one JSON object a line: each row, the table, and the summary at the end");
    app.add_flag("--tsv", tsv, "tabs between columns, exact numbers, durations in nanoseconds")->excludes(as_json);
    app.add_option("--top", top, "only so many rows")->type_name("ROWS")->check(CLI::NonNegativeNumber.description(""));
    app.add_option("--every", every_ms, "a table of each such time: 2s")
        ->type_name("TIME")
        ->transform(CLI::AsNumberWithUnit(units).description(""))
        ->check(CLI::NonNegativeNumber.description(""));
    app.add_option("-o", path, "write to this file instead of standard output")->type_name("FILE");
}

table_plan table_request::plan_on(machine on) const {
    table_plan made = plan(on);
    if (!sort.empty())
        set_sort(made, sort);
    return made;
}

int show_live_tables(const table_request &request, const live_settings &settings, const table_options &how) {
    const table_plan plan = request.plan_on(host_machine());
    check_switches(plan, request.filter, &settings);
    const signal_watch signals;
    live_source from(filter_of_source(plan, request.filter), settings);
    table_run run(from, request, plan, how);
    run.run();
    run.summary(from.summary());
    return status_of(from.live());
}

int show_file_tables(const table_request &request, const std::string &path, const table_options &how) {
    const table_plan plan = request.plan_on(host_machine());
    check_switches(plan, request.filter, nullptr);
    return with_source(path, filter_of_source(plan, request.filter), [&](auto &from) {
        table_run run(from, request, request.plan_on(from.on()), how);
        run.run();
        const int status = end_of(from, request.command);
        run.summary(from.summary());
        return status;
    });
}

}  // namespace ringtap
