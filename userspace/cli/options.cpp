// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <memory>
#include <tuple>

#include "cli/moment_text.h"
#include "cli/payload.h"
#include "decode/nearest.h"
#include "engine/command.h"
#include "fields/format.h"
#include "model/account_files.h"
#include "model/proc_files.h"
#include "views/view.h"

namespace ringtap {

namespace {

constexpr uint64_t ns_per_us = 1000;

const std::map<std::string, uint64_t> microseconds = {{"us", 1}, {"ms", 1000}, {"s", 1000000}};

const std::map<std::string, std::set<unsigned>> types_by_word = {
    {"syscall", {RINGTAP_SYSCALL, RINGTAP_ENTRY}},
    {"exec", {RINGTAP_EXEC}},
    {"fork", {RINGTAP_FORK}},
    {"exit", {RINGTAP_EXIT}},
    {"signal", {RINGTAP_SIGNAL}},
    {"switch", {RINGTAP_SWITCH}},
    {"fault", {RINGTAP_FAULT}},
    {"cpu", {RINGTAP_CPU}},
};

std::optional<uint32_t> uid_in_passwd(const std::string &name) {
    std::optional<uint32_t> uid;
    for_each_row("/etc/passwd", fgetpwent_r, [&](const passwd &row) {
        if (name == row.pw_name)
            uid = row.pw_uid;
        return !uid;
    });
    return uid;
}

uint32_t uid_of(const std::string &user) {
    if (!user.empty() && user.find_first_not_of("0123456789") == std::string::npos) {
        const uint64_t number = number_in(user);
        if (number >= RINGTAP_ID_NONE || (number == 0 && user != "0"))
            throw usage_error(fmt::format("--uid: {} is no user id", user));
        return static_cast<uint32_t>(number);
    }
    const auto uid = uid_in_passwd(user);
    if (!uid)
        throw usage_error(fmt::format("--uid: there is no user '{}' in /etc/passwd", user));
    return *uid;
}

// CLI11 takes "-1" for a large number where an unsigned one is wanted.
CLI::Validator unsigned_number() {
    return {[](std::string &text) {
                return text.find('-') == std::string::npos ? "" : text + " is below zero";
            },
            ""};
}

// What may have been meant by an option that is none.
std::string hint(const CLI::App &app, const CLI::ParseError &error) {
    if (error.get_exit_code() != static_cast<int>(CLI::ExitCodes::ExtrasError))
        return {};
    std::vector<std::string> names;
    for (const CLI::Option *option : app.get_options())
        for (const std::string &name : option->get_lnames())
            names.push_back("--" + name);
    for (const std::string &word : app.remaining())
        if (word.substr(0, 2) == "--")
            return did_you_mean(nearest_word(word, {names.begin(), names.end()}));
    return {};
}

// CLI11's own says how often an option may be given and what it excludes; ours, what it takes.
class help_formatter : public CLI::Formatter {
  public:
    explicit help_formatter(std::string usage) : usage_(std::move(usage)) { column_width(32); }

    std::string make_usage(const CLI::App *, std::string) const override {
        return fmt::format("\nUsage: {}\n", usage_);
    }

    // What a flag means without a value, CLI11 has in its name.
    std::string make_option_name(const CLI::Option *option, bool is_positional) const override {
        std::string name = CLI::Formatter::make_option_name(option, is_positional);
        const size_t brace = name.find('{');
        return brace == std::string::npos ? name : name.erase(brace, name.find('}') + 1 - brace);
    }

    std::string make_option_opts(const CLI::Option *option) const override {
        std::string text;
        if (option->get_type_size() != 0)
            text = " " + option->get_type_name();
        if (!option->get_default_str().empty())
            text += fmt::format(" ({})", option->get_default_str());
        return text;
    }

  private:
    std::string usage_;
};

}  // namespace

const std::map<std::string, std::set<unsigned>> &event_types_by_word() {
    return types_by_word;
}

void filter_options::add_to(CLI::App &app) {
    constexpr auto group = "Which events";
    app.add_option("-e,--syscall", calls, "only these system calls, or sets: %file, %net; !NAME: all but this one")
        ->type_name("NAME,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(group);
    app.add_option("--type", types, "only these events: syscall, exec, fork, exit, signal, switch, fault, cpu")
        ->type_name("TYPE,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(&types_by_word).description(""))
        ->group(group);
    auto *only_pids = app.add_option("-P,--pid", pids, "only these processes")
                          ->type_name("PID,...")
                          ->delimiter(',')
                          ->allow_extra_args(false)
                          ->check(unsigned_number())
                          ->allow_extra_args(false)
                          ->group(group);
    app.add_option("--tree", trees, "only these processes and all below them")
        ->type_name("PID,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(unsigned_number())
        ->excludes(only_pids)
        ->group(group);
    app.add_option("--uid", users, "only processes of these real users")
        ->type_name("USER,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(group);
    app.add_flag("--failed", failed, "of calls, only those that failed")->group(group);
    app.add_option("--slower", slower_us, "of calls, only those that took longer: 100us, 2ms, 1s")
        ->type_name("TIME")
        ->transform(CLI::AsNumberWithUnit(microseconds).description(""))
        ->check(unsigned_number())
        ->group(group);
    app.add_option("-n", count, "end after so many events")
        ->type_name("COUNT")
        ->check(unsigned_number())
        ->group(group);
    app.add_flag("--state", state, "show what ran when the capture started, too")->group(group);
    app.add_option("FILTER", expression_words, "only events for which this holds: ringtap(7)")
        ->group(group);
}

void filter_options::add_span_to(CLI::App &app, const char *file, const char *until) {
    constexpr auto group = "Which events";
    for (auto [name, value, meaning] :
         {std::tuple{"--from", &from, "of a file, only from then on: 2026-11-29 10:00:00, +5s behind its begin, -5s before its end"},
          std::tuple{until, &to, "only until then"}}) {
        auto *option = app.add_option(name, *value, meaning)->type_name("TIME")->group(group);
        if (file)
            option->needs(file);
    }
}

time_span filter_options::span() const {
    time_span made;
    if (!from.empty())
        made.from = parse_moment("--from", from);
    if (!to.empty())
        made.to = parse_moment("--to", to);
    return made;
}

source_filter filter_options::filter() const {
    source_filter made;
    event_criteria &criteria = made.criteria;
    criteria.calls = calls;
    for (const std::string &word : types)
        criteria.types.insert(types_by_word.at(word).begin(), types_by_word.at(word).end());
    criteria.pids = trees.empty() ? pids : trees;
    criteria.trees = !trees.empty();
    for (const std::string &user : users)
        criteria.uids.push_back(uid_of(user));
    criteria.failed = failed;
    criteria.slower_ns = slower_us * ns_per_us;
    made.expression = text();
    made.state = state;
    made.span = span();
    return made;
}

void filter_options::take_files(std::vector<std::string> &files) {
    auto &words = expression_words;
    while (!words.empty() && (files.empty() || words.front() == "-" || access(words.front().c_str(), F_OK) == 0)) {
        files.push_back(words.front());
        words.erase(words.begin());
    }
}

std::string filter_options::text() const {
    return fmt::format("{}", fmt::join(expression_words, " "));
}

live_settings capture_options::settings() const {
    live_settings made;
    made.self = self;
    made.entries = entries;
    made.lean = lean;
    made.environment = environment;
    made.protect = protect;
    made.snaplen = snaplen;
    made.ring_size = ring_size;
    made.memory = memory;
    made.merge_delay_ns = merge_delay_us * ns_per_us;
    made.nice = nice;
    made.seconds = seconds;
    made.command = command;
    return made;
}

void add_json_option(CLI::App &app, std::string &shape, const std::string &meaning) {
    app.add_flag("--json{ringtap}", shape, meaning)
        ->check(CLI::IsMember({json_plain, "falco", "ecs", "ocsf"}).description(""));
}

void output_options::add_to(CLI::App &app) {
    add_json_option(app, json, "one JSON object a line; the last one is the summary. =falco, =ecs, =ocsf: as others read it");
    auto *is_json = app.get_option("--json");
    app.add_flag("--state-at-end", state_at_end,
                 "at the end, show the processes that run, and what they have open");
    auto *fields = app.add_option("-p", format,
                                  "show these fields: '%proc.name %fd.name'; * before: also if one is missing")
                       ->type_name("FORMAT");
    app.add_option("-t", time, "times: h of day, i with the date, a since 1970, r since the first, d latency, D since the last")
        ->type_name("LETTER")
        ->check(CLI::IsMember({"h", "i", "a", "r", "d", "D"}).description(""))
        ->excludes(is_json)
        ->excludes(fields);
    auto *as_text = app.add_flag("-A", text, "below an event, what was read or written, as text")->excludes(is_json);
    app.add_flag("-X", hex, "below an event, what was read or written, as hex and text")->excludes(is_json)->excludes(as_text);
    app.add_option("-o", path, "write to this file instead of standard output")->type_name("FILE");
}

void output_options::add_follow_to(CLI::App &app) {
    auto *followed = app.add_option("--follow", follow,
                                    "show what is read from these descriptors and written to them, as a conversation: a "
                                    "condition, as fd.port=80, or a part of a name");
    followed->type_name("WHAT")->excludes(app.get_option("--json"))->excludes(app.get_option("-p"));
}

payload_style output_options::payload() const {
    return hex ? payload_style::hex : text ? payload_style::text : payload_style::none;
}

source_filter output_options::joined(source_filter filter) const {
    if (!follow.empty())
        filter.expression = both_filters(filter.expression, followed_filter(follow));
    return filter;
}

void output_options::check() const {
    const bool is_number = format.find_first_not_of("0123456789, ") == std::string::npos;
    if (!format.empty() && is_number)
        throw usage_error("-p takes a format, text with fields in it, as '%proc.name %fd.name'; -P or --pid takes a process id");
    if (!format.empty() && (json == "ecs" || json == "ocsf"))
        throw usage_error(fmt::format("-p does not go with --json={}, whose members are what they are", json));
    if (state_at_end && !json.empty() && json != json_plain)
        throw usage_error(fmt::format("--state-at-end does not go with --json={}", json));
}

void capture_options::add_to(CLI::App &app) {
    constexpr auto group = "How to capture";
    const auto size = CLI::AsSizeValue(false).description("");
    app.add_flag("--self", self, "capture ringtap itself, too")->group(group);
    app.add_flag("--entries", entries, "an event at the beginning of each call, too")->group(group);
    auto *is_lean = app.add_flag("--lean", lean, "leave out the time of entry, for less overhead")
                        ->group(group);
    app.get_option("--slower")->excludes(is_lean);
    app.add_flag("--explain", explain, "say what the kernel decides of the filter, and end")
        ->group(group);
    app.add_flag("--protect", protect, "record less of a CPU while ringtap falls behind there")
        ->group(group);
    app.add_flag("--env", environment, "keep the environment of execve")->group(group);
    app.add_option("-s,--snaplen", snaplen, "bytes kept of each buffer")
        ->type_name("BYTES")
        ->check(unsigned_number())
        ->capture_default_str()
        ->group(group);
    auto *ring = app.add_option("--ring-size", ring_size, "of each CPU, a power of two: 64K, 8M")
                     ->type_name("SIZE")
                     ->transform(size)
                     ->check(unsigned_number())
                     ->group(group);
    app.add_option("--memory", memory, "of all rings in sum")
        ->type_name("SIZE")
        ->transform(size)
        ->check(unsigned_number())
        ->excludes(ring)
        ->group(group);
    app.add_option("--merge-delay", merge_delay_us, "how long to wait for other CPUs: 2ms")
        ->type_name("TIME")
        ->transform(CLI::AsNumberWithUnit(microseconds).description(""))
        ->check(unsigned_number())
        ->group(group);
    app.add_option("--nice", nice, "run at this nice value, as nice(1): -20 is ahead of all others")
        ->type_name("VALUE")
        ->check(CLI::Range(-20, 19).description(""))
        ->group(group);
    app.add_option("-M", seconds, "end after so many seconds")
        ->type_name("SECONDS")
        ->check(CLI::NonNegativeNumber.description(""))
        ->group(group);
}

void set_usage(CLI::App &app, const std::string &usage) {
    app.formatter(std::make_shared<help_formatter>(usage));
}

std::vector<std::string> split_command(int &argc, char **argv) {
    int at = 1;
    while (at < argc && std::strcmp(argv[at], "--") != 0)
        at++;
    if (at == argc)
        return {};
    std::vector<std::string> command(argv + at + 1, argv + argc);
    if (command.empty())
        throw usage_error("there is no command behind --");
    argc = at;
    return command;
}

std::optional<int> parse(CLI::App &app, int argc, char **argv) {
    try {
        app.parse(argc, argv);
        return std::nullopt;
    } catch (const CLI::Success &wanted) {
        return app.exit(wanted);
    } catch (const CLI::ParseError &error) {
        throw usage_error(error.what() + hint(app, error));
    }
}

std::optional<int> parse(CLI::App &app, int argc, char **argv, const filter_options &filter,
                         capture_options &capture) {
    capture.command = split_command(argc, argv);
    const auto way_to_run = [&] {
        const auto &words = filter.expression_words;
        const bool runs = capture.command.empty() && !words.empty() && names_program(words.front());
        return runs ? fmt::format("; to run a program: `{} -- {}`", app.get_name(), words.front()) : "";
    };
    try {
        const auto status = parse(app, argc, argv);
        if (!status && !filter.expression_words.empty())
            parse_expression(filter.text());
        return status;
    } catch (const usage_error &error) {
        throw usage_error(error.what() + way_to_run());
    } catch (const expression_error &error) {
        throw expression_error(filter.text(), error.where(), error.message() + way_to_run());
    }
}

}  // namespace ringtap
