// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>

#include "cli/find_view.h"
#include "cli/options.h"
#include "cli/show_tables.h"
#include "cli/stored_source.h"
#include "cli/subcommands.h"
#include "cli/top_screen.h"
#include "engine/live_source.h"

namespace ringtap {

namespace {

constexpr auto footer =
    "On a terminal: Enter goes into a row, Backspace back; v or F2 chooses another view of what is\n"
    "selected, / or F4 adds a filter, e or F6 shows the events, d or F5 what they read and wrote; <, > and\n"
    "r sort, p pauses, c begins anew, q ends. `ringtap list views` lists the views. A file NAME.view of\n"
    "your own in ~/.config/ringtap/views is a view as well.\n"
    "\n"
    "Examples:\n"
    "  ringtap top                                  processes, as they run\n"
    "  ringtap top files -r host.rtap               files, as a capture has them\n"
    "  ringtap top --batch -M 10                    processes, by what they do in ten seconds\n"
    "  ringtap top --batch errors -r host.rtap      which calls failed, of whom, and on what\n"
    "  ringtap top --batch files -r host.scap proc.name=nginx\n"
    "  ringtap top --batch bottlenecks --every 2s   what each process waits for";

constexpr auto default_view = "processes";

struct top_options {
    std::string file, sort;
    bool batch = false;
    table_options tables;

    void add_to(CLI::App &app) {
        app.add_flag("--batch", batch, "print the table instead, for a pipe");
        app.add_option("-r", file, "show what this file holds; -: standard input")->type_name("FILE");
        app.add_option("--sort", sort, "by this column or field, the largest first; -NAME: the smallest")->type_name("NAME");
        tables.add_to(app);
    }
};

// The first word of a filter is a view's name, where there is such a view.
view take_view(filter_options &filter, const std::vector<view> &views) {
    auto &words = filter.expression_words;
    if (words.empty() || words.front().find_first_of("=<>!(). ") != std::string::npos || words.front() == "not")
        return find_view(views, default_view);
    const view found = find_view(views, words.front());
    words.erase(words.begin());
    return found;
}

int show_screen(const top_options &top, const filter_options &filter, const view &first, std::vector<view> views,
                const live_settings &settings) {
    if (top.file == "-" || !settings.command.empty())
        throw usage_error("COMMAND and -r - are shown once and not again: they go with --batch");
    top_screen_setup setup;
    setup.views = std::move(views);
    setup.first = first;
    setup.filter = filter.filter();
    setup.sort = top.sort;
    setup.from = top.file.empty() ? "live" : fmt::format("{}", visible{top.file});
    setup.open = [&](const source_filter &wanted) -> std::unique_ptr<source> {
        if (top.file.empty())
            return std::make_unique<live_source>(wanted, settings);
        return open_stored(top.file, wanted);
    };
    return show_top(setup);
}

}  // namespace

int cmd_top(int argc, char **argv) {
    capture_options capture;
    filter_options filter;
    top_options top;

    CLI::App app("Shows where the time goes: tables of processes, files, calls, connections and more.", argv[0]);
    top.add_to(app);
    filter.add_to(app);
    filter.add_span_to(app, "-r");
    capture.add_to(app);
    app.remove_option(app.get_option("--explain"));
    app.footer(footer);
    set_usage(app, "ringtap top [VIEW] [OPTION...] [-r FILE] [FILTER] [-- COMMAND [ARGUMENT...]]");
    capture.command = split_command(argc, argv);
    if (const auto status = parse(app, argc, argv))
        return *status;
    const std::vector<ringtap::view> views = known_views();
    const view view = take_view(filter, views);
    if (!top.batch)
        return show_screen(top, filter, view, views, capture.settings());
    table_request request = request_of(view, filter.filter());
    request.most = filter.count;
    request.command = "ringtap top";
    request.sort = top.sort;
    return top.file.empty() ? show_live_tables(request, capture.settings(), top.tables)
                            : show_file_tables(request, top.file, top.tables);
}

}  // namespace ringtap
