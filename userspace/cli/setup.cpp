// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "cli/options.h"
#include "cli/out_stream.h"
#include "cli/reader_tools.h"
#include "cli/subcommands.h"

namespace ringtap {

namespace {

constexpr auto footer =
    "Without --install it prints what would be put where, or what is to be typed, and changes nothing.\n"
    "\n"
    "Examples:\n"
    "  ringtap setup falco                        Falco's configuration, to be looked at\n"
    "  ringtap setup falco --install --params 'snaplen=200 memory=64M'\n"
    "  ringtap setup stratoshark --install        an interface, for this user";

std::vector<std::string> tool_names() {
    std::vector<std::string> names;
    for (const reader_tool &tool : reader_tools())
        names.emplace_back(tool.name);
    return names;
}

}  // namespace

int cmd_setup(int argc, char **argv) {
    std::string name, params;
    bool install = false;
    CLI::App app("Lets another tool take its events from ringtap.", argv[0]);
    app.add_option("TOOL", name, "sysdig, falco, stratoshark or wireshark")
        ->required()
        ->check(CLI::IsMember(tool_names()).description(""));
    app.add_flag("--install", install, "put it where the tool looks for it");
    app.add_option("--params", params, "of Falco's source: snaplen=200 memory=64M filter=...: ringtap(8)")
        ->type_name("PARAMS");
    app.footer(footer);
    set_usage(app, "ringtap setup TOOL [--install]");
    if (const auto status = parse(app, argc, argv))
        return *status;
    const reader_tool &tool = *find_reader_tool(name);
    if (!params.empty() && name != "falco")
        throw usage_error("--params is for falco");
    if (install && !tool.install)
        throw usage_error(fmt::format("{} needs nothing to be installed: `ringtap setup {}` says how it is run", name, name));
    out_stream out(STDOUT_FILENO);
    append(out.buffer(), install ? tool.install(params) : tool.configuration(params));
    out.flush();
    return exit_ok;
}

}  // namespace ringtap
