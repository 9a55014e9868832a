// SPDX-License-Identifier: MIT OR Apache-2.0
// Rules from a test's own text.
#ifndef RINGTAP_TESTS_RULES_OF_H
#define RINGTAP_TESTS_RULES_OF_H

#include <catch2/catch.hpp>
#include <string>

#include "fake_host.h"
#include "rules/condition_text.h"
#include "rules/rule_compiler.h"
#include "rules/rule_reader.h"
#include "rules/rule_set.h"
#include "temporary_file.h"

namespace ringtap_test {

inline ringtap::rule_collection rules_of(const std::string &yaml) {
    ringtap::rule_collection all;
    ringtap::read_rules(all, "test.yaml", yaml);
    return all;
}

inline ringtap::rule_set set_of(const std::string &yaml, ringtap::rule_choice choice = {}) {
    const temporary_file file;
    file.set(yaml);
    choice.files = {file.path()};
    return ringtap::rule_set(x86, choice);
}

// A rule with that condition, and what else the test has to say of it, each line indented by two.
inline std::string rule_yaml(const std::string &condition, const std::string &more = "", const std::string &name = "a rule") {
    return "- rule: " + name + "\n  desc: d\n  condition: " + condition +
           "\n  output: told of %proc.name\n  priority: WARNING\n" + more;
}

// The condition of the first rule, written out.
inline std::string written_out(const std::string &yaml) {
    const ringtap::rule_collection all = rules_of(yaml);
    ringtap::rule_compiler compiler(x86, all);
    return ringtap::condition_text(compiler.condition_of(all.rules().front()));
}

// What is said of rules that are wrong.
inline std::string complaint(const std::string &yaml) {
    try {
        set_of(yaml);
    } catch (const ringtap::rule_error &error) {
        return error.what();
    }
    return "";
}

// Names of the rules that are true of an event.
inline std::vector<std::string> true_of(ringtap::rule_set &rules, const record_words &record,
                                        const ringtap::host_model *host = nullptr) {
    std::vector<std::string> names;
    with_fields(record, host, [&](ringtap::field_reader &reader) {
        rules.ask(reader.current(), reader, [&](const ringtap::rule &rule) {
            names.push_back(rule.definition.name);
            return true;
        });
    });
    return names;
}

}  // namespace ringtap_test

#endif
