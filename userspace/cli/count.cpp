// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>

#include "cli/explain.h"
#include "cli/options.h"
#include "cli/show_tables.h"
#include "cli/subcommands.h"

namespace ringtap {

namespace {

constexpr std::string_view default_columns = "count, errors, total, p50, p99, max";

constexpr auto footer =
    "Live, until Ctrl-C; with COMMAND: of that program and all below it, until it ends; with -r, of a\n"
    "file that `ringtap record` or Sysdig wrote. Calls are counted when they return; other events are,\n"
    "where --type or FILTER asks for them.\n"
    "\n"
    "Columns: count, rate, errors, bytes, total, share, average, p50 and any other percentile, max of\n"
    "how long calls took; cpu and load by switches; sum(FIELD), average(FIELD), max(FIELD), p99(FIELD),\n"
    "first(FIELD), last(FIELD). Each may have a name before it and a filter of its own behind it:\n"
    "'read=bytes if evt.is_io_read=true'.\n"
    "\n"
    "Examples:\n"
    "  ringtap count -- make                        as strace -c -f, and its percentiles\n"
    "  ringtap count --by proc.name,fd.name -M 10 evt.is_io=true --columns bytes,count --top 20\n"
    "  ringtap count -r host.rtap --by evt.res --failed\n"
    "  ringtap count --every 2s --by proc.name --columns rate,errors,p99";

struct count_options {
    std::string file, by = "evt.type", sort;
    std::vector<std::string> columns;
    table_options tables;

    void add_to(CLI::App &app) {
        app.add_option("-r", file, "count what this file holds; -: standard input")->type_name("FILE");
        app.add_option("--by", by, "a row for each value of these fields, and of all of them together")
            ->type_name("FIELD,...")
            ->capture_default_str();
        app.add_option("--columns", columns, "what is told of each: count, errors, total, p50, p99, max")
            ->type_name("COLUMN,...")
            ->allow_extra_args(false);
        app.add_option("--sort", sort, "by this column or field, the largest first; -NAME: the smallest")->type_name("NAME");
        tables.add_to(app);
    }

    table_plan plan(machine on, const filter_options &filter) const {
        table_plan made;
        const std::string text = filter.text();
        made.calls_only = filter.types.empty() && (text.empty() || !asks_event_type(parse_expression(text)));
        made.by = parse_keys(on, by);
        for (const std::string &text : columns)
            parse_columns(on, text, made.columns);
        if (columns.empty())
            parse_columns(on, default_columns, made.columns);
        made.sort = 0;
        for (size_t i = 0; i < made.columns.size(); i++)
            if (made.columns[i].name == "total")
                made.sort = i;
        return made;
    }
};

}  // namespace

int cmd_count(int argc, char **argv) {
    capture_options capture;
    filter_options filter;
    count_options count;

    CLI::App app("Counts calls, and tells how long they took.", argv[0]);
    count.add_to(app);
    filter.add_to(app);
    filter.add_span_to(app, "-r");
    capture.add_to(app);
    app.footer(footer);
    set_usage(app, "ringtap count [OPTION...] [-r FILE] [FILTER] [-- COMMAND [ARGUMENT...]]");
    if (const auto status = parse(app, argc, argv, filter, capture))
        return *status;
    if (capture.explain)
        return explain(filter.filter(), capture.settings(), true);
    table_request request{filter.filter(), [&](machine on) { return count.plan(on, filter); }, filter.count, "count", count.sort};
    return count.file.empty() ? show_live_tables(request, capture.settings(), count.tables)
                              : show_file_tables(request, count.file, count.tables);
}

}  // namespace ringtap
