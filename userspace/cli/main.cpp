// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fmt/format.h>
#include <ringtap/ringtap.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "cli/out_stream.h"
#include "cli/subcommands.h"
#include "decode/nearest.h"

namespace ringtap {

namespace {

struct subcommand {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *description;
};

constexpr subcommand subcommands[] = {
    {"trace", cmd_trace, "print events as they happen"},
    {"record", cmd_record, "store events in a file"},
    {"read", cmd_read, "print the events of a file"},
    {"edit", cmd_edit, "make a file of a part of another, or without the names in it"},
    {"count", cmd_count, "count calls, and tell how long they took"},
    {"spectrogram", cmd_spectrogram, "draw how long calls took, over time"},
    {"subsecond", cmd_subsecond, "draw when in the second events happen"},
    {"top", cmd_top, "show where the time goes: processes, files, calls, connections"},
    {"metrics", cmd_metrics, "keep numbers for Prometheus: calls, errors, latency, bytes"},
    {"detect", cmd_detect, "raise alerts by Falco's rules"},
    {"report", cmd_report, "make a page of a file's events: pictures and tables"},
    {"probe", cmd_probe, "say what this host can capture with"},
    {"list", cmd_list, "list the system calls, or the fields that filters and formats know"},
    {"extcap", cmd_extcap, "be an interface of Wireshark and Stratoshark, which run it"},
    {"setup", cmd_setup, "let Falco, Sysdig, Stratoshark or Wireshark take its events from here"},
    {"sysdig", cmd_sysdig, "run sysdig on what ringtap captures"},
    {"stat", cmd_stat, "list the captures that run on this host"},
};

std::string usage() {
    std::string text =
        "Usage: ringtap SUBCOMMAND [OPTION...]\n"
        "\n"
        "Shows what processes do: their system calls, their beginning and their end.\n"
        "\n";
    for (const subcommand &command : subcommands)
        text += fmt::format("  {:<11} {}\n", command.name, command.description);
    return text +
           "\n"
           "`ringtap SUBCOMMAND --help` says more, ringtap(8) says all.\n"
           "\n"
           "Examples:\n"
           "  ringtap trace -- ls -l             what ls does\n"
           "  ringtap trace -e openat --failed   which files are looked for in vain\n"
           "  ringtap record -w today.rt -z      everything, into a file\n";
}

std::string_view nearest_subcommand(std::string_view word) {
    std::vector<std::string_view> names;
    for (const subcommand &command : subcommands)
        names.emplace_back(command.name);
    return nearest_word(word, names);
}

int say(const std::string &text) {
    out_stream out(STDOUT_FILENO);
    append(out.buffer(), text);
    try {
        out.flush();
        return exit_ok;
    } catch (const output_error &error) {
        return complain("ringtap", error.what(), exit_failure);
    }
}

// By a link of that name this program lies where Wireshark and Stratoshark look for interfaces.
bool is_extcap(std::string_view path) {
    return path.substr(path.rfind('/') + 1) == "ringtap-extcap";
}

int run_main(int argc, char **argv) {
    if (argc && is_extcap(argv[0]))
        return run_subcommand("extcap", cmd_extcap, argc, argv);
    const std::string_view word = argc > 1 ? argv[1] : "";
    if (word.empty()) {
        fmt::print(stderr, "{}", usage());
        return exit_usage;
    }
    if (word == "--help" || word == "-h" || word == "help")
        return say(usage());
    if (word == "--version" || word == "-V")
        return say(fmt::format("ringtap {} (ABI {}.{})\n", ringtap_version(), RINGTAP_ABI_MAJOR,
                               RINGTAP_ABI_MINOR));
    for (const subcommand &command : subcommands)
        if (word == command.name)
            return run_subcommand(command.name, command.run, argc - 1, argv + 1);
    return complain("ringtap",
                    fmt::format("there is no subcommand '{}'{} (see `ringtap --help`)", word,
                                did_you_mean(nearest_subcommand(word))),
                    exit_usage);
}

}  // namespace

}  // namespace ringtap

int main(int argc, char **argv) {
    return ringtap::run_main(argc, argv);
}
