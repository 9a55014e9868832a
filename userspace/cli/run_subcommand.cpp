// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string>

#include "cli/options.h"
#include "cli/subcommands.h"
#include "decode/text.h"
#include "engine/command.h"
#include "fields/expression.h"
#include "model/proc_files.h"
#include "rules/rule_error.h"

namespace ringtap {

namespace {

// Of a filter: what is wrong, and below it where.
int complain_in_lines(std::string_view name, const std::exception &error) {
    fmt::print(stderr, "{}: ", name);
    for_each_line(error.what(),
                  [](std::string_view line) { fmt::print(stderr, "{}\n", visible{line}); });
    return exit_usage;
}

}  // namespace

// Names of files, words of the command line, what /proc says: any message may have some in it.
int complain(std::string_view name, std::string_view text, int status) {
    fmt::print(stderr, "{}: {}\n", name, visible{text});
    return status;
}

int run_subcommand(const char *word, int (*run)(int argc, char **argv), int argc, char **argv) {
    std::string name = fmt::format("ringtap {}", word);
    argv[0] = name.data();
    try {
        return run(argc, argv);
    } catch (const settings_error &error) {
        return complain(name, fmt::format("{} (see `{} --help`)", error.what(), name), exit_usage);
    } catch (const expression_error &error) {
        return complain_in_lines(name, error);
    } catch (const rule_error &error) {
        return complain_in_lines(name, error);
    } catch (const command_error &error) {
        return complain(name, error.what(), error.status());
    } catch (const std::bad_alloc &) {
        return complain(name, "out of memory", exit_failure);
    } catch (const std::exception &error) {
        return complain(name, error.what(), exit_failure);
    }
}

}  // namespace ringtap
