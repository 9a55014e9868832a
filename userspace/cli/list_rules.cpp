// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/list_rules.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "cli/options.h"
#include "cli/out_stream.h"
#include "render/json_writer.h"
#include "rules/condition_text.h"

namespace ringtap {

namespace {

std::string types_text(const rule &rule) {
    return rule.types.empty() ? "every event" : fmt::format("{}", fmt::join(rule.types, ", "));
}

void append_texts(json_writer &json, const char *key, const std::vector<std::string> &texts) {
    json.key(key).begin_array();
    for (const std::string &text : texts)
        json.string(text);
    json.end_array();
}

void append_rule_json(text_buffer &out, const rule &rule) {
    const rule_definition &of = rule.definition;
    json_writer json(out);
    json.begin_object().member("rule", of.name).member("priority", priority_name(of.priority));
    json.member("asked", rule.asked).member("enabled", of.enabled).member("source", of.source);
    append_texts(json, "tags", {of.tags.begin(), of.tags.end()});
    append_texts(json, "types", rule.types);
    json.member("desc", of.desc).end_object();
}

void append_rule(text_buffer &out, const rule &rule) {
    append_format(out, "{:<14} {}{}\n               {}\n", priority_name(rule.definition.priority),
                  visible{rule.definition.name}, rule.asked ? "" : "  (off)", types_text(rule));
}

}  // namespace

int list_rules(const rule_set &rules, bool json) {
    out_stream out(STDOUT_FILENO);
    for (const rule &rule : rules.rules()) {
        json ? append_rule_json(out.buffer(), rule) : append_rule(out.buffer(), rule);
        if (json)
            append(out.buffer(), "\n");
        out.end_line();
    }
    out.flush();
    return exit_ok;
}

int print_conditions(const rule_set &rules, bool json) {
    out_stream out(STDOUT_FILENO);
    for (const rule &rule : rules.rules()) {
        const std::string text = condition_text(rule.condition);
        if (json) {
            json_writer(out.buffer()).begin_object().member("rule", rule.definition.name).member("condition", text).end_object();
            append(out.buffer(), "\n");
        } else {
            append_format(out.buffer(), "{}:\n    {}\n", visible{rule.definition.name}, visible{text});
        }
        out.end_line();
    }
    out.flush();
    return exit_ok;
}

int print_validation(const rule_set &rules) {
    for (const std::string &warning : rules.warnings())
        fmt::print(stderr, "ringtap detect: {}\n", visible{warning});
    const auto asked = std::count_if(rules.rules().begin(), rules.rules().end(), [](const rule &rule) { return rule.asked; });
    fmt::print("{} rules are valid; {} of them would be asked\n", rules.rules().size(), asked);
    return exit_ok;
}

}  // namespace ringtap
