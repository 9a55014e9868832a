// SPDX-License-Identifier: MIT OR Apache-2.0
// What the subcommands have in common on their command lines.
#ifndef RINGTAP_CLI_OPTIONS_H
#define RINGTAP_CLI_OPTIONS_H

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/settings.h"
#include "render/payload_text.h"

// Whoever calls it includes CLI11, which takes a compiler longer than all else here.
namespace CLI {
class App;
}

namespace ringtap {

enum exit_status { exit_ok = 0, exit_failure = 1, exit_usage = 2, exit_interrupted = 130 };

// What the user typed makes no sense: one line, exit_usage.
class usage_error : public settings_error {
  public:
    using settings_error::settings_error;
};

// The words that --type takes, and enum ringtap_type of each.
const std::map<std::string, std::set<unsigned>> &event_types_by_word();

// Which events to show, and how many: for live captures and files alike.
struct filter_options {
    std::vector<std::string> calls;
    std::vector<std::string> types;
    std::vector<uint32_t> pids;
    std::vector<uint32_t> trees;
    std::vector<std::string> users;
    bool failed = false;
    uint64_t slower_us = 0;
    uint64_t count = 0;  // 0: no limit
    bool state = false;
    std::vector<std::string> expression_words;  // FILTER, as the shell has split it

    std::string from, to;                       // as parse_moment() takes them; empty: no limit

    void add_to(CLI::App &app);
    // Where a file may be read: which part of it. file: by which option; null: one always is. until: what --to is called.
    void add_span_to(CLI::App &app, const char *file, const char *until = "--to");
    // Throws usage_error.
    source_filter filter() const;
    time_span span() const;
    // The words of FILTER in front that are names of files: the first one, if files is empty, and those behind it that are
    // there; -: standard input.
    void take_files(std::vector<std::string> &files);
    // FILTER as one text
    std::string text() const;
};

// --json, and --json=SHAPE of another program or store.
void add_json_option(CLI::App &app, std::string &shape, const std::string &meaning);
constexpr auto json_plain = "ringtap";

// How to show events, and where.
struct output_options {
    std::string json;    // a json_shape; empty: text
    std::string path;    // empty: standard output
    std::string format;  // of -p; empty: whole events
    bool state_at_end = false;
    std::string time = "h";  // a time_style
    bool text = false, hex = false;
    std::string follow;  // what followed_filter() takes; empty: nothing is followed

    void add_to(CLI::App &app);
    // Where events are shown as they come; behind add_to().
    void add_follow_to(CLI::App &app);
    payload_style payload() const;
    // With that of what is followed.
    source_filter joined(source_filter filter) const;
    // Throws usage_error: the format is a process id, which is another option's, or does not go with the shape.
    void check() const;
};

// How to capture: for live captures.
struct capture_options {
    bool self = false;
    bool entries = false;
    bool lean = false;
    bool environment = false;
    bool explain = false;
    bool protect = false;
    uint32_t snaplen = RINGTAP_SNAPLEN_DEFAULT;
    uint64_t ring_size = 0;
    uint64_t memory = 0;
    uint64_t merge_delay_us = RINGTAP_MERGE_DELAY_DEFAULT_NS / 1000;
    std::optional<int> nice;
    double seconds = 0;  // 0: no limit
    std::vector<std::string> command;

    live_settings settings() const;

    void add_to(CLI::App &app);
};

// What --help says in its first line, and how it lists options.
void set_usage(CLI::App &app, const std::string &usage);

// Takes what stands behind "--" from the arguments: a command to run. Throws usage_error.
std::vector<std::string> split_command(int &argc, char **argv);

// Parses. A value: nothing is left to do but to exit with it. Throws usage_error.
std::optional<int> parse(CLI::App &app, int argc, char **argv);

// The same where a command may follow, and says how it does, if the filter looks like one. Throws
// expression_error, too.
std::optional<int> parse(CLI::App &app, int argc, char **argv, const filter_options &filter,
                         capture_options &capture);

}  // namespace ringtap

#endif
