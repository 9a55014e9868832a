// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/scap_output.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>
#include <string_view>

#include "capture/clock.h"

namespace ringtap {

namespace {

const std::map<std::string, scap_dialect> dialects = {{"modern", scap_dialect::modern},
                                                      {"superset", scap_dialect::superset},
                                                      {"live", scap_dialect::live}};

// So long may an event wait until its reader's block is full.
constexpr int pad_ms = 250;
constexpr uint64_t pad_ns = uint64_t{pad_ms} * 1000000;
// Whoever read the pipe may have ended while nothing happens.
constexpr int reader_check_ms = 500;

void say_what_is_left_out(uint64_t count) {
    if (count)
        fmt::print(
            stderr,
            "ringtap: {} events are not written: of CPUs that come and go, which make readers "
            "of this format fail\n",
            count);
}

}  // namespace

void scap_options::add_to(CLI::App &app) {
    constexpr auto group = "Sysdig's format";
    app.add_option("--dialect", dialect,
                   "modern: for today's readers; superset: as old as sysdig 0.29 as well; "
                   "live: what a source plugin gives")
        ->type_name("DIALECT (modern)")
        ->transform(CLI::CheckedTransformer(dialects).description(""))
        ->group(group);
    app.add_flag(
           "--pipe", piped,
           "fill up the reader's block after 0.25 s: for sysdig -r /dev/stdin, not for a file")
        ->group(group);
    app.add_option("--without", without, "leave out these processes and all below them: who reads the events")
        ->type_name("PID,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(group);
}

bool names_scap(const std::string &path) {
    constexpr std::string_view suffix = ".scap";
    return path.size() > suffix.size() && path.substr(path.size() - suffix.size()) == suffix;
}

run_summary write_scap(source &from, const file_header &header, scap_sink &to,
                       const scap_options &how, uint64_t most,
                       const std::function<bool()> &goes_on) {
    scap_writer writer(from, header, to, how.dialect, how.without);
    uint64_t padded_ns = 0;
    while (!from.is_over()) {
        if (!writer.take(most ? most : UINT64_MAX) || (goes_on && !goes_on()) || to.is_closed())
            from.finish();
        writer.flush();
        const bool is_due = how.piped && monotonic_ns() - padded_ns >= pad_ns;
        if (is_due && writer.pad())
            padded_ns = monotonic_ns();
        if (!from.has_at_hand())
            from.wait(how.piped ? pad_ms : reader_check_ms);
    }
    writer.finish();
    say_what_is_left_out(writer.left_out());
    run_summary summary = from.summary();
    summary.events = writer.shown();
    return summary;
}

}  // namespace ringtap
