// SPDX-License-Identifier: MIT OR Apache-2.0
// From a source to tables.
#ifndef RINGTAP_CLI_SHOW_TABLES_H
#define RINGTAP_CLI_SHOW_TABLES_H

#include <functional>
#include <string>

#include "engine/settings.h"
#include "views/aggregation.h"

namespace CLI {
class App;
}

namespace ringtap {

// How tables are shown, and where.
struct table_options {
    bool json = false;
    bool tsv = false;
    size_t top = 0;         // rows; 0: all
    uint64_t every_ms = 0;  // 0: one table, at the end
    std::string path;       // empty: standard output

    void add_to(CLI::App &app);
};

struct table_request {
    source_filter filter;
    std::function<table_plan(machine)> plan;
    uint64_t most = 0;  // events; 0: no limit
    std::string name;  // of the table, for programs
    std::string sort;  // instead of the plan's; empty: the plan's
    std::string command = "ringtap count";

    table_plan plan_on(machine on) const;
};

// What the source is asked for. The table has to ask the filter itself, where it has to see what that leaves out.
source_filter filter_of_source(const table_plan &plan, source_filter filter);

// Each returns an exit status; throws what its source does, and expression_error.
int show_live_tables(const table_request &request, const live_settings &settings, const table_options &how);
int show_file_tables(const table_request &request, const std::string &path, const table_options &how);

}  // namespace ringtap

#endif
