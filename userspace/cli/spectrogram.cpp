// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>

#include "capture/clock.h"
#include "cli/format_output.h"
#include "cli/heat_view.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/show_events.h"
#include "cli/stored_source.h"
#include "cli/subcommands.h"
#include "cli/terminal.h"
#include "engine/live_source.h"
#include "report/region.h"

namespace ringtap {

namespace {

constexpr uint64_t ns_per_ms = 1000000;

struct heat_options {
    std::string path;
    std::string select;
    double every_s = 1;
    filter_options filter;
    capture_options capture;
    output_options output;
};

// The events of a region, and no others.
class selected_output : public event_output {
  public:
    selected_output(std::unique_ptr<event_output> to, const heat_kind &kind, const region &wanted,
                    source &from)
        : to_(std::move(to)), kind_(kind), wanted_(wanted), from_(from) {}

    bool shows(const ringtap::event &event) override {
        if (is_of_ring(event.type))
            return to_->shows(event);
        const auto value = kind_.value(event, from_.wall_offset_ns());
        const uint64_t zero = from_.fields().first_ns();
        return value && wanted_.row.has(*value) && event.ns >= zero &&
               wanted_.time.has(event.ns - zero) && to_->shows(event);
    }
    void event(const ringtap::event &event) override { to_->event(event); }
    void state(const host_state &host) override { to_->state(host); }
    void summary(const run_summary &summary) override { to_->summary(summary); }
    void flush() override { to_->flush(); }

  private:
    std::unique_ptr<event_output> to_;
    const heat_kind &kind_;
    const region wanted_;
    source &from_;
};

run_summary list_events(const heat_kind &kind, source &from, const heat_options &how) {
    const region wanted = parse_region(how.select);
    auto output =
        make_output(how.output, out_stream(how.output.path), from.wall_offset_ns(), from.fields());
    selected_output selected(std::move(output), kind, wanted, from);
    const uint64_t shown = show_events(from, selected, how.filter.count);
    selected.flush();
    run_summary summary = from.summary();
    summary.events = shown;
    return summary;
}

// Until the source is over, or that many events are counted; drawn each step_ns; 0: once, in the
// end. Returns how many.
uint64_t watch(heat_view &view, source &from, out_stream &out, uint64_t most, uint64_t step_ns) {
    uint64_t counted = 0, next_ns = monotonic_ns() + step_ns;
    while (!from.is_over()) {
        while (const event *event = from.next()) {
            counted += view.take(*event);
            if (most && counted == most) {
                from.finish();
                break;
            }
            if (step_ns && !from.has_at_hand() && monotonic_ns() >= next_ns)
                break;
        }
        const uint64_t now = monotonic_ns();
        if (step_ns && now >= next_ns && !from.is_over()) {
            view.advance(now);
            view.draw(out, true);
            next_ns = now + step_ns;
        }
        from.wait(step_ns ? static_cast<int>((next_ns - std::min(next_ns, now)) / ns_per_ms + 1)
                          : -1);
    }
    return counted;
}

run_summary picture(const heat_kind &kind, source &from, const heat_options &how) {
    out_stream out(how.output.path);
    const bool redraws =
        from.is_of_this_host() && how.output.json.empty() && can_redraw(out.is_terminal());
    const auto step_ns = redraws ? static_cast<uint64_t>(how.every_s * ns_per_s) : 0;
    heat_view view(kind, from, step_ns);
    const uint64_t counted = watch(view, from, out, how.filter.count, step_ns);
    if (!how.output.json.empty())
        view.append_json(out.buffer());
    else
        view.draw(out, redraws);
    if (view.empty())
        fmt::print(stderr, "ringtap {}: there is nothing to draw: {}\n", kind.name, kind.nothing);
    run_summary summary = from.summary();
    summary.events = counted;
    if (!how.output.json.empty())
        append_summary_json(out.buffer(), summary);
    out.flush();
    return summary;
}

void show(const heat_kind &kind, source &from, const heat_options &how) {
    const run_summary summary =
        how.select.empty() ? picture(kind, from, how) : list_events(kind, from, how);
    if (how.output.json.empty())
        print_summary(summary);
    else if (!how.select.empty())
        print_summary_json(summary);
}

int run_live(const heat_kind &kind, const source_filter &filter, const heat_options &how) {
    const signal_watch signals;
    live_source from(filter, how.capture.settings());
    show(kind, from, how);
    return status_of(from.live());
}

int run(const heat_kind &kind, const heat_options &how) {
    source_filter filter = how.filter.filter();
    if (!kind.by_seconds && filter.criteria.types.empty())
        filter.criteria.types = {RINGTAP_SYSCALL};
    if (how.path.empty())
        return run_live(kind, filter, how);
    return with_source(how.path, filter, [&](auto &from) {
        show(kind, from, how);
        return end_of(from, fmt::format("ringtap {}", kind.name));
    });
}

void add_options(CLI::App &app, heat_options &how, const char *select) {
    app.add_option("-r", how.path, "of this file, not of this host; -: standard input")
        ->type_name("FILE");
    app.add_option("--select", how.select, select)->type_name("TIME..TIME,VALUE..VALUE");
    app.add_option("--every", how.every_s, "live: draw so often; a column is so long: 1s")
        ->type_name("SECONDS")
        ->transform(CLI::AsNumberWithUnit(std::map<std::string, double>{{"ms", 1e-3}, {"s", 1}})
                        .description(""))
        ->check(CLI::Range(0.05, 3600.0).description(""));
    how.filter.add_to(app);
    how.filter.add_span_to(app, "-r");
    how.capture.add_to(app);
    how.output.add_to(app);
    app.get_option("--json")->description("one JSON object, or one a line with --select; the last one is the summary");
    app.remove_option(app.get_option("--state-at-end"));
    app.remove_option(app.get_option("--explain"));
    for (const char *name : {"-p", "-t", "-A", "-X"})
        app.get_option(name)->needs(app.get_option("--select"));
}

// For spectrogram and subsecond, which differ in what the rows are.
int heat_subcommand(const heat_kind &kind, int argc, char **argv, const char *description,
                    const char *select, const char *footer) {
    heat_options how;
    CLI::App app(description, argv[0]);
    add_options(app, how, select);
    app.footer(footer);
    set_usage(app,
              fmt::format("ringtap {} [-r FILE] [OPTION...] [FILTER] [-- COMMAND [ARGUMENT...]]",
                          kind.name));
    if (const auto status = parse(app, argc, argv, how.filter, how.capture))
        return *status;
    if (!how.path.empty() && !how.capture.command.empty())
        throw usage_error("-r reads a file, and -- COMMAND captures: take one of them");
    how.output.check();
    if (!how.output.json.empty() && how.output.json != json_plain)
        throw usage_error("--json has no other shapes here: trace and read have");
    if (!how.select.empty())
        parse_region(how.select);
    return run(kind, how);
}

}  // namespace

int cmd_spectrogram(int argc, char **argv) {
    return heat_subcommand(latency_kind(), argc, argv,
                           "Draws how long system calls took: time from left to right, latency "
                           "upwards in powers of two, a colour for how many.",
                           "list the calls of a part of the picture: when they returned, since its "
                           "beginning, and how long they took",
                           "Live until Ctrl-C, or until COMMAND ends; drawn anew each second on a "
                           "terminal, once in the end elsewhere.\n"
                           "In 256 colours where the terminal has them (TERM, COLORTERM) and "
                           "NO_COLOR is not set; else in characters.\n"
                           "\n"
                           "Examples:\n"
                           "  ringtap spectrogram                        all calls of this host\n"
                           "  ringtap spectrogram -e fsync,fdatasync     how slow is the disk?\n"
                           "  ringtap spectrogram -r host.rtap proc.name=nginx\n"
                           "  ringtap spectrogram -r host.rtap --select 2s..2.5s,10ms..");
}

int cmd_subsecond(int argc, char **argv) {
    return heat_subcommand(subsecond_kind(), argc, argv,
                           "Draws when in the second events happen: seconds from left to right, "
                           "the part of the second upwards, a colour for how many.",
                           "list the events of a part of the picture: when they happened, since "
                           "its beginning, and at which offsets in the second",
                           "What happens at the same moment of each second makes a line; what has "
                           "another rhythm, a slope.\n"
                           "\n"
                           "Examples:\n"
                           "  ringtap subsecond proc.name=cron           when does it wake up?\n"
                           "  ringtap subsecond -r host.rtap --select ..,500ms..510ms");
}

}  // namespace ringtap
