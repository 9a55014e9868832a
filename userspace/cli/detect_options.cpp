// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/detect_options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>

#include "cli/shape_output.h"
#include "decode/nearest.h"

namespace ringtap {

namespace {

std::string host_name() {
    char name[256] = "";
    gethostname(name, sizeof(name) - 1);
    return name;
}

bool parse_flag(std::string_view key, std::string_view value) {
    if (value != "true" && value != "false")
        throw usage_error(fmt::format("-o {}: true or false", key));
    return value == "true";
}

// Falco's keys that mean something here.
struct known_keys {
    detect_settings &settings;
    rule_priority &least;

    void set(std::string_view key, std::string_view value) {
        alert_style &style = settings.style;
        const std::pair<std::string_view, bool *> flags[] = {
            {"json_output", &style.json},
            {"json_include_output_property", &style.with_output},
            {"json_include_tags_property", &style.with_tags},
            {"json_include_output_fields_property", &style.with_fields},
            {"time_format_iso_8601", &style.iso_time},
        };
        std::vector<std::string_view> names = {"priority", "rule_matching"};
        for (const auto &[name, flag] : flags) {
            names.push_back(name);
            if (key == name) {
                *flag = parse_flag(key, value);
                return;
            }
        }
        if (key == "priority")
            return set_priority(value);
        if (key == "rule_matching")
            return set_matching(value);
        throw usage_error(fmt::format("-o: unknown key '{}'{}", key, did_you_mean(nearest_word(key, names))));
    }

    void set_priority(std::string_view value) {
        const auto priority = parse_priority(value);
        if (!priority)
            throw usage_error(fmt::format("-o priority: '{}' is none", value));
        least = *priority;
    }

    void set_matching(std::string_view value) {
        if (value != "first" && value != "all")
            throw usage_error("-o rule_matching: first or all");
        settings.all_rules = value == "all";
    }
};

void set_keys(const std::vector<std::string> &keys, detect_settings &settings, rule_priority &least) {
    known_keys known{settings, least};
    for (const std::string &key : keys) {
        const size_t sign = key.find('=');
        if (sign == std::string::npos)
            throw usage_error(fmt::format("-o takes KEY=VALUE, not '{}'", key));
        known.set(std::string_view(key).substr(0, sign), std::string_view(key).substr(sign + 1));
    }
}

}  // namespace

void detect_options::add_to(CLI::App &app) {
    app.add_option("-R,--rules", rules, "a rules file, or a directory of such; more than one may be named")
        ->type_name("FILE")
        ->allow_extra_args(false);
    app.add_option("-r", capture, "look at this file that `ringtap record` or Sysdig wrote; -: standard input; without it, at this host")
        ->type_name("FILE");
    part.add_span_to(app, "-r", "--until");
    add_json_option(app, json, "one JSON object a line for each alert, as Falco has it; =ecs, =ocsf: as other stores do");
    app.add_option("-o", keys, "set a key of Falco's configuration: priority, rule_matching, json_output...")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);

    constexpr auto which = "Which rules";
    app.add_option("-t", only_tags, "only rules that have this tag, enabled or not")
        ->type_name("TAG,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(which);
    app.add_option("-T", without_tags, "no rules that have this tag")
        ->type_name("TAG,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(which);
    app.add_option("-D", without, "no rules with this in their names")
        ->type_name("NAME")
        ->allow_extra_args(false)
        ->group(which);

    constexpr auto instead = "Instead of looking at events";
    app.add_flag("--validate", validate, "check the rules, and say what is odd about them")->group(instead);
    app.add_flag("-L,--list", list, "list the rules, and the calls that each of them is about")->group(instead);
    app.add_flag("--print-conditions", conditions, "print each rule's condition, its macros and lists written out")
        ->group(instead);
    app.add_flag("--explain", explain, "say what the kernel lets through for these rules")->group(instead);

    constexpr auto where = "Where alerts go";
    app.add_option("--to", file, "append them to this file, which is opened again at SIGHUP")->type_name("FILE")->group(where);
    app.add_flag("--syslog", syslog, "to the system's log, too")->group(where);
    app.add_option("--program", program, "to the standard input of this shell command, which is started again when it ends")
        ->type_name("COMMAND")
        ->group(where);
    app.add_flag("-q,--quiet", quiet, "not to standard output")->group(where);
    app.add_option("--rate", rate, "of a rule, so many alerts in a second on the average, 100 at once; the others are counted")
        ->type_name("NUMBER")
        ->check(CLI::NonNegativeNumber.description(""))
        ->group(where);

    constexpr auto group = "Keep what led to alerts";
    const std::map<std::string, uint64_t> units = {{"us", 1}, {"ms", 1000}, {"s", 1000000}};
    auto *kept = app.add_option("--capture", keep, "for an alert, write what happened before and behind it to a file in this directory")
                     ->type_name("DIR")
                     ->excludes("-r")
                     ->group(group);
    app.add_option("--before", before_us, "of what came before, only so much: 10s")
        ->type_name("TIME")
        ->transform(CLI::AsNumberWithUnit(units).description(""))
        ->needs(kept)
        ->group(group);
    app.add_option("--after", after_us, "and so much of what comes behind: 5s; without it 2 seconds")
        ->type_name("TIME")
        ->transform(CLI::AsNumberWithUnit(units).description(""))
        ->needs(kept)
        ->group(group);
    app.add_option("--capture-size", keep_bytes, "no more of them when all in the directory are as large as this: 500M; without it 1G")
        ->type_name("SIZE")
        ->transform(CLI::AsSizeValue(false).description(""))
        ->needs(kept)
        ->group(group);
    app.add_option("--capture-rate", keep_rate, "so many files in an hour at most; without it 60")
        ->type_name("COUNT")
        ->needs(kept)
        ->group(group);

    constexpr auto how = "How to capture";
    app.add_option("-s,--snaplen", snaplen, "bytes kept of each buffer")
        ->type_name("BYTES")
        ->capture_default_str()
        ->group(how);
    app.add_option("--memory", memory, "of all rings in sum")
        ->type_name("SIZE")
        ->transform(CLI::AsSizeValue(false).description(""))
        ->group(how);
    app.add_option("-M", seconds, "end after so many seconds")
        ->type_name("SECONDS")
        ->check(CLI::NonNegativeNumber.description(""))
        ->group(how);
}

rule_choice detect_options::choice() const {
    rule_choice made;
    if (rules.empty())
        throw usage_error("name a rules file with -R");
    made.files = rules;
    made.only_tags = {only_tags.begin(), only_tags.end()};
    made.without_tags = {without_tags.begin(), without_tags.end()};
    made.without = without;
    detect_settings unused;
    set_keys(keys, unused, made.least);
    return made;
}

detect_settings detect_options::settings(const host_identity &host) const {
    detect_settings made;
    rule_priority unused;
    set_keys(keys, made, unused);
    made.style.json |= !json.empty();
    made.style.shape = make_shape(json, host);
    made.rate = rate;
    made.style.hostname = host_name();
    return made;
}

keep_settings detect_options::kept() const {
    constexpr uint64_t ns_per_us = 1000;
    keep_settings made;
    made.directory = keep;
    made.before_ns = before_us * ns_per_us;
    made.after_ns = after_us * ns_per_us;
    made.most_bytes = keep_bytes;
    made.per_hour = keep_rate;
    return made;
}

live_settings detect_options::live() const {
    live_settings made;
    made.snaplen = snaplen;
    made.memory = memory;
    made.seconds = seconds;
    made.command = command;
    return made;
}

}  // namespace ringtap
