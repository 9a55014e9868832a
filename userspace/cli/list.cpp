// SPDX-License-Identifier: MIT OR Apache-2.0
#include <unistd.h>

#include "cli/list_fields.h"
#include "cli/options.h"
#include "cli/subcommands.h"

namespace ringtap {

int cmd_list(int argc, char **argv) {
    std::string what = "fields";
    bool json = false;
    bool man = false;

    CLI::App app("Lists what filters and formats know.", argv[0]);
    app.add_option("WHAT", what, "fields")->check(CLI::IsMember({"fields"}).description(""));
    auto *as_json = app.add_flag("--json", json, "one JSON object a line");
    app.add_flag("--man", man, "as the manual page has it")->excludes(as_json);
    set_usage(app, "ringtap list [fields] [OPTION...]");
    if (const auto status = parse(app, argc, argv))
        return *status;
    out_stream out(STDOUT_FILENO);
    append_fields(out.buffer(), json ? list_style::json : man ? list_style::man : list_style::text);
    out.flush();
    return exit_ok;
}

}  // namespace ringtap
