// SPDX-License-Identifier: MIT OR Apache-2.0
// What ringtap knows of: one function per topic.
#include "cli/list.h"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/subcommands.h"
#include "decode/nearest.h"

namespace ringtap {

namespace {

struct topic {
    const char *name;
    void (*list)(const list_request &request, text_buffer &out);
};

constexpr topic topics[] = {
    {"calls", list_calls},
    {"fields", list_fields},
    {"views", list_views},
};

const topic &find_topic(std::string_view word) {
    std::vector<std::string_view> names;
    for (const topic &topic : topics) {
        if (word == topic.name)
            return topic;
        names.emplace_back(topic.name);
    }
    throw usage_error(fmt::format("there is nothing to list of '{}'{}", word,
                                  did_you_mean(nearest_word(word, names))));
}

}  // namespace

int cmd_list(int argc, char **argv) {
    std::string word;
    list_request request;
    CLI::App app("Lists what ringtap knows: the calls of this machine, the fields of filters and formats, the views of top.", argv[0]);
    app.add_option("TOPIC", word, "calls, fields or views")->required();
    app.add_option("NAME", request.names, "these only");
    auto *json = app.add_flag("--json", request.json, "one JSON object a line");
    app.add_flag("--man", request.man, "fields as the manual page has them")->excludes(json);
    set_usage(app, "ringtap list calls|fields|views [--json] [NAME...]");
    if (const auto status = parse(app, argc, argv))
        return *status;

    out_stream out(STDOUT_FILENO);
    find_topic(word).list(request, out.buffer());
    out.flush();
    return exit_ok;
}

}  // namespace ringtap
