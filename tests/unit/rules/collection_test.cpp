// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules_of.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

TEST_CASE("append and override change what an earlier file has said") {
    const std::string base = rule_yaml("evt.type = open", "  tags: [one]\n");
    CHECK(written_out(base + "- rule: a rule\n  append: true\n  condition: and proc.name = cat\n") ==
          "(evt.type = open and proc.name = cat)");
    CHECK(written_out(base + "- rule: a rule\n  condition: or proc.name = cat\n  override: {condition: append}\n") ==
          "(evt.type = open or proc.name = cat)");
    const auto all = rules_of(base +
                              "- rule: a rule\n  priority: CRITICAL\n  enabled: false\n  tags: [two]\n"
                              "  override: {priority: replace, enabled: replace, tags: append}\n");
    const rule_definition &rule = all.rules().front();
    CHECK(rule.priority == rule_priority::critical);
    CHECK_FALSE(rule.enabled);
    CHECK(rule.tags == std::set<std::string>{"one", "two"});
    CHECK_FALSE(rules_of(base + "- rule: a rule\n  enabled: false\n").rules().front().enabled);
}

TEST_CASE("a list that is appended to is longer wherever it is used") {
    CHECK(written_out("- list: shells\n  items: [sh]\n"
                      "- macro: is_shell\n  condition: proc.name in (shells, zsh)\n" +
                      rule_yaml("is_shell") + "- list: shells\n  items: [bash]\n  append: true\n") ==
          "proc.name in (sh, bash, zsh)");
}

TEST_CASE("an override of what is not there, or not to be changed, says so") {
    const std::string base = rule_yaml("evt.type = open");
    CHECK_THAT(complaint(base + "- rule: b rule\n  condition: x\n  override: {condition: append}\n"),
               Contains("no such rule before this") && Contains("did you mean 'a rule'"));
    CHECK_THAT(complaint(base + "- rule: a rule\n  priority: DEBUG\n  override: {priority: append}\n"),
               Contains("'priority' cannot be appended to"));
    CHECK_THAT(complaint(base + "- rule: a rule\n  desc: x\n  tags: [y]\n  override: {tags: append}\n"),
               Contains("'desc' is there, but not under override"));
    CHECK_THAT(complaint(base + "- rule: a rule\n  override: {tags: append}\n"), Contains("there is no 'tags' beside it"));
}

TEST_CASE("what a rule lacks or has too much is told with its line") {
    CHECK_THAT(complaint("- rule: x\n  condition: evt.type = open\n  output: o\n  priority: WARNING\n"),
               Contains(":1:3: rule 'x': there is no 'desc'"));
    CHECK_THAT(complaint("- rule: x\n  desc: d\n  condition: evt.type = open\n  output: '%evt.num'\n  priority: HIGH\n"),
               Contains(":5:") && Contains("'HIGH' is no priority"));
    CHECK_THAT(complaint("- required_engine_version: 0.99.0\n"), Contains("need version 0.99.0"));
    CHECK(complaint("- required_engine_version: 31\n- required_plugin_versions:\n  - {name: container, version: 0.4.0}\n").empty());
    const auto rules = set_of(rule_yaml("evt.type = open", "  prioritty: x\n"));
    REQUIRE(rules.warnings().size() == 1);
    CHECK_THAT(rules.warnings().front(), Contains("unknown key 'prioritty'; did you mean 'priority'?"));
}

TEST_CASE("exceptions take away what their values name") {
    CHECK(written_out(rule_yaml("evt.type = open",
                                "  exceptions:\n"
                                "  - name: pairs\n    fields: [proc.name, fd.name]\n    comps: [=, startswith]\n"
                                "    values: [[cat, /tmp], [a b, /x]]\n"
                                "  - name: names\n    fields: proc.name\n    values: [sh, bash]\n"
                                "  - name: none\n    fields: [proc.name]\n")) ==
          "(evt.type = open and not ((proc.name = cat and fd.name startswith /tmp) or "
          "(proc.name = \"a b\" and fd.name startswith /x)) and not proc.name in (sh, bash))");
    CHECK(written_out(rule_yaml("evt.type = open", "  exceptions:\n  - {name: n, fields: proc.name, values: [sh]}\n") +
                      "- rule: a rule\n  exceptions:\n  - {name: n, values: [bash]}\n  override: {exceptions: append}\n") ==
          "(evt.type = open and not proc.name in (sh, bash))");
    CHECK_THAT(complaint(rule_yaml("evt.type = open", "  exceptions:\n  - {name: n, fields: [proc.name, fd.name], values: [[a]]}\n")),
               Contains("rule 'a rule', exception 'n'") && Contains("as many values as fields"));
    CHECK(written_out(rule_yaml("evt.type = open", "  exceptions:\n"
                                "  - {name: n, fields: proc.name, comps: startswith anyof, values: [kube-, etcd-]}\n")) ==
          "(evt.type = open and not (proc.name startswith kube- or proc.name startswith etcd-))");
    CHECK_THAT(complaint(rule_yaml("evt.type = open", "  exceptions:\n  - {name: n, fields: proc.name, comps: like anyof, values: [a]}\n")),
               Contains("operator"));
    CHECK_THAT(complaint(rule_yaml("evt.type = open", "  exceptions:\n  - {name: n, fields: proc.name, comps: =, values: [a]}\n")),
               Contains("in, pmatch or intersects"));
}
