// SPDX-License-Identifier: MIT OR Apache-2.0
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>

#include "cli/anonymise_options.h"
#include "cli/event_output.h"
#include "cli/options.h"
#include "cli/subcommands.h"
#include "decode/text.h"
#include "engine/capture_editor.h"
#include "engine/signals.h"

namespace ringtap {

namespace {

struct edit_options {
    std::vector<std::string> files;
    std::string to;
    std::vector<std::string> comments;
    bool compress = false;
    anonymise_options anonymise;
    filter_options filter;

    // What is to be cut needs two readings.
    bool cuts() const {
        const source_filter made = filter.filter();
        const event_criteria &of = made.criteria;
        return !made.expression.empty() || !made.span.is_all() || !of.calls.empty() || !of.types.empty() ||
               !of.pids.empty() || !of.uids.empty() || of.failed || of.slower_ns;
    }
};

// Writing to it would empty it first.
void check_output(const edit_options &how) {
    struct stat from, to;
    if (how.to == "-" || stat(how.to.c_str(), &to) || !S_ISREG(to.st_mode))
        return;
    for (const std::string &file : how.files)
        if (!stat(file.c_str(), &from) && from.st_dev == to.st_dev && from.st_ino == to.st_ino)
            throw usage_error(fmt::format("-w {} is a file that is read: name another one", how.to));
}

void check_input(const edit_options &how) {
    struct stat from;
    for (const std::string &file : how.files)
        if (how.cuts() && (file == "-" || (!stat(file.c_str(), &from) && !S_ISREG(from.st_mode))))
            throw usage_error("what is cut is read twice, so it cannot be a pipe: name a file");
}

// The status that its damage gives.
int tell_damage(file_walk &from) {
    const std::string damage = from.damage();
    if (signal_watch::stop_signal() == SIGINT)
        return exit_interrupted;
    if (damage.empty())
        return exit_ok;
    fmt::print(stderr, "ringtap edit: {}: what is whole is kept, and has no end either\n", visible{damage});
    return exit_failure;
}

void tell(const edit_output &to, const capture_editor &editor, uint64_t begin_ns) {
    run_summary summary = to.summary();
    summary.events = editor.wanted();
    summary.duration_s = static_cast<double>(to.last_ns() - std::min(begin_ns, to.last_ns())) / 1e9;
    print_summary(summary);
    if (editor.carried())
        fmt::print(stderr, "ringtap: {} records more are kept for what they tell of processes and descriptors\n",
                   editor.carried());
}

int run(const edit_options &how) {
    const signal_watch signals;
    const auto changer = how.anonymise.make();
    const source_filter filter = how.filter.filter();
    std::unique_ptr<edit_survey> survey;
    if (how.cuts()) {
        file_walk first(how.files, filter);
        survey = std::make_unique<edit_survey>(first);
    }
    file_walk from(how.files, filter);
    file_writer writer(how.to, how.compress);
    writer.change_by(changer.get());
    edit_output to(writer);
    capture_editor editor(from, survey.get(), to);
    editor.comment(how.comments, !how.anonymise.on);
    editor.run();
    const int status = tell_damage(from);
    if (from.breaks())
        fmt::print(stderr, "ringtap edit: {} times, what happened between two of these files is in none of them\n", from.breaks());
    tell(to, editor, std::max(from.header().start_ns, from.span().from_ns));
    return status;
}

constexpr auto footer =
    "The new file is complete in itself: it begins with what was known of its processes by then, and\n"
    "with the names of those above them. Nothing of other processes is in it. What was lost in the part\n"
    "that is kept stays told; what was cut is not called lost.\n"
    "\n"
    "Examples:\n"
    "  ringtap edit host.rtap -w incident.rtap --from '2026-11-29 10:00:00' --to '2026-11-29 10:05:00'\n"
    "  ringtap edit host.rtap -w nginx.rtap -z proc.name=nginx\n"
    "  ringtap edit host.rtap -w last.rtap --from -30s\n"
    "  ringtap edit host.rtap.* -w whole.rtap                    of `ringtap record -C`: all as one\n"
    "  ringtap edit host.rtap -w report.rtap --anonymise --key secret proc.name=nginx";

}  // namespace

int cmd_edit(int argc, char **argv) {
    edit_options how;
    CLI::App app("Makes a capture file of another one, or of several: a part of it, all of them, or without the names in them.", argv[0]);
    app.add_option("-r", how.files, "read this file that `ringtap record` wrote, as FILE; more than one may be named")
        ->type_name("FILE")
        ->allow_extra_args(false);
    app.add_option("-w", how.to, "write to this file; -: standard output")->type_name("FILE");
    app.add_flag("-z,--compress", how.compress, "compress it with zstd");
    app.add_option("--comment", how.comments, "put this text into the file, for `ringtap read --header`; may be given again")
        ->type_name("TEXT")
        ->allow_extra_args(false);
    how.filter.add_to(app);
    how.filter.add_span_to(app, nullptr);
    app.remove_option(app.get_option("-n"));
    app.remove_option(app.get_option("--state"));
    how.anonymise.add_to(app, "--anonymise", "other names in the place of those that there are, equal ones for equal ones: ringtap(8)");
    app.footer(footer);
    set_usage(app, "ringtap edit FILE... -w FILE [OPTION...] [FILTER]");
    if (const auto status = parse(app, argc, argv))
        return *status;
    how.filter.take_files(how.files);
    if (how.files.empty())
        throw usage_error("name a file");
    if (how.to.empty())
        throw usage_error("name a file with -w, or - for standard output");
    check_input(how);
    check_output(how);
    return run(how);
}

}  // namespace ringtap
