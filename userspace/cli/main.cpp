// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fmt/format.h>
#include <ringtap/ringtap.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "cli/out_stream.h"
#include "cli/subcommands.h"
#include "decode/nearest.h"
#include "engine/command.h"
#include "fields/expression.h"
#include "model/proc_files.h"

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
    {"probe", cmd_probe, "say what this host can capture with"},
    {"list", cmd_list, "list the system calls, or the fields that filters and formats know"},
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
        text += fmt::format("  {:<8} {}\n", command.name, command.description);
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

// Names of files, words of the command line, what /proc says: any message may have some in it.
int complain(std::string_view name, std::string_view text, int status) {
    fmt::print(stderr, "{}: {}\n", name, visible{text});
    return status;
}

// Of a filter: what is wrong, and below it where.
int complain(std::string_view name, const expression_error &error) {
    fmt::print(stderr, "{}: ", name);
    for_each_line(error.what(),
                  [](std::string_view line) { fmt::print(stderr, "{}\n", visible{line}); });
    return exit_usage;
}

int run(const subcommand &command, int argc, char **argv) {
    std::string name = fmt::format("ringtap {}", command.name);
    argv[0] = name.data();
    try {
        return command.run(argc, argv);
    } catch (const settings_error &error) {
        return complain(name, fmt::format("{} (see `{} --help`)", error.what(), name), exit_usage);
    } catch (const expression_error &error) {
        return complain(name, error);
    } catch (const command_error &error) {
        return complain(name, error.what(), error.status());
    } catch (const std::bad_alloc &) {
        return complain(name, "out of memory", exit_failure);
    } catch (const std::exception &error) {
        return complain(name, error.what(), exit_failure);
    }
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

int run_main(int argc, char **argv) {
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
            return run(command, argc - 1, argv + 1);
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
