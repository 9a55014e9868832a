// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>

#include "cli/detect_options.h"
#include "cli/detect_session.h"
#include "cli/explain.h"
#include "cli/list_rules.h"
#include "cli/options.h"
#include "cli/shape_output.h"
#include "cli/show_events.h"
#include "cli/stored_source.h"
#include "cli/subcommands.h"

namespace ringtap {

namespace {

template <typename Source>
int detect_stored(Source &from, const detect_options &options) {
    detect_session session(from.on(), identity_of(from.header()), options);
    from.need_only(session.rules().criteria());
    session.watch(from);
    const int status = end_of(from, "ringtap detect");
    session.tell_counts();
    return status;
}

int detect_live(const detect_options &options) {
    const signal_watch signals;
    detect_session session(host_machine(), this_host(), options);
    source_filter filter;
    filter.criteria = session.rules().criteria();
    if (options.explain)
        return explain(filter, options.live(), true, "which rules are true");
    live_settings settings = options.live();
    settings.environment = session.rules().asks_of("proc.env");
    // The kernel is told what to let through: what comes is asked about, whatever it was let through for.
    live_source from({}, settings);
    from.live().change_calls(filter.criteria);
    session.watch_live(from);
    session.tell_counts();
    print_summary(from.summary());
    return status_of(from.live());
}

constexpr auto footer =
    "The rules files are Falco's, as they are. Without -r and COMMAND, until Ctrl-C.\n"
    "\n"
    "Examples:\n"
    "  ringtap detect -R falco_rules.yaml                  alerts, as they happen\n"
    "  ringtap detect -R falco_rules.yaml -r host.rtap     what would have been told of this file\n"
    "  ringtap detect -R /etc/falco/rules.d --validate     are these rules good?\n"
    "  ringtap detect -R rules --capture /var/lib/ringtap  and keep what led to each alert";

int run(const detect_options &options) {
    if (options.validate || options.list || options.conditions) {
        const rule_set rules(host_machine(), options.choice());
        return options.validate ? print_validation(rules)
               : options.list   ? list_rules(rules, !options.json.empty())
                                : print_conditions(rules, !options.json.empty());
    }
    if (options.capture.empty())
        return detect_live(options);
    source_filter filter;
    filter.span = options.part.span();
    return with_source(options.capture, filter, [&](auto &from) { return detect_stored(from, options); });
}

}  // namespace

int cmd_detect(int argc, char **argv) {
    detect_options options;
    options.command = split_command(argc, argv);
    CLI::App app("Raises alerts by Falco's rules, of this host or of a file.", argv[0]);
    options.add_to(app);
    app.footer(footer);
    set_usage(app, "ringtap detect -R FILE... [OPTION...] [-- COMMAND [ARGUMENT...]]");
    if (const auto status = parse(app, argc, argv))
        return *status;
    return run(options);
}

}  // namespace ringtap
