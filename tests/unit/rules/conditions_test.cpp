// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules_of.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

TEST_CASE("macros and lists are written out") {
    CHECK(written_out("- list: a\n  items: [x, '\"y z\"']\n- list: b\n  items: [a, w]\n"
                      "- macro: m\n  condition: (proc.name in (b) or evt.res exists)\n" +
                      rule_yaml("evt.type in (open, openat) and not m and fd.num >= 0")) ==
          "(evt.type in (open, openat) and not (proc.name in (x, \"y z\", w) or evt.res exists) and fd.num >= 0)");
    CHECK(written_out("- list: a\n  items: []\n" + rule_yaml("proc.name in (a, b)")) == "proc.name in (b)");
    CHECK(written_out("- list: a\n  items: [x, y]\n" + rule_yaml("proc.name in a")) == "proc.name in (x, y)");
    CHECK(written_out(rule_yaml("tolower(proc.name) = SH and proc.name = val(proc.pname)")) ==
          "(tolower(proc.name) = SH and proc.name = val(proc.pname))");
}

TEST_CASE("a list with anyof, allof or oneof is a check for each of its values") {
    const std::string prefixes = "- list: prefixes\n  items: [ssh, su]\n";
    CHECK(written_out(prefixes + rule_yaml("evt.type = open and proc.name startswith anyof (prefixes, cron)")) ==
          "(evt.type = open and (proc.name startswith ssh or proc.name startswith su or proc.name startswith cron))");
    CHECK(written_out(prefixes + rule_yaml("not proc.name != allof (prefixes)")) ==
          "not (proc.name != ssh and proc.name != su)");
    CHECK(written_out(prefixes + rule_yaml("proc.name endswith oneof (prefixes)")) ==
          "((proc.name endswith ssh and not proc.name endswith su) or (proc.name endswith su and not proc.name endswith ssh))");
    CHECK(written_out("- list: none\n  items: []\n" + rule_yaml("proc.name startswith anyof (none)")) == "proc.name in ()");
}

TEST_CASE("a macro sees those before it, and what it was at its last change") {
    CHECK_THAT(complaint("- macro: a\n  condition: b\n- macro: b\n  condition: evt.num = 1\n" + rule_yaml("a")),
               Contains("macro 'b' is defined behind this"));
    CHECK(written_out("- macro: a\n  condition: evt.num = 1\n- macro: b\n  condition: evt.num = 2\n"
                      "- macro: a\n  condition: b\n" + rule_yaml("a")) == "evt.num = 2");
    CHECK_THAT(complaint("- macro: a\n  condition: evt.num = 1\n- macro: b\n  condition: a\n- macro: a\n  condition: b\n" +
                         rule_yaml("a")),
               Contains("refers to itself"));
    CHECK_THAT(complaint(rule_yaml("evt.type = open and spawned_proces") + "- macro: spawned_process\n  condition: evt.type = execve\n"),
               Contains("test-") || Contains("did you mean 'spawned_process'"));
}

TEST_CASE("what is wrong with a condition is shown under its text") {
    const std::string text = complaint("# first\n" + rule_yaml("evt.type = open and proc.nme = sh"));
    CHECK_THAT(text, Contains(":4:14: rule 'a rule': unknown field 'proc.nme'; did you mean 'proc.name'?"));
    CHECK_THAT(text, Contains("\n    evt.type = open and proc.nme = sh\n                        ^^^^^^^^"));
    CHECK_THAT(complaint(rule_yaml("evt.type = opne")), Contains("unknown system call 'opne'; did you mean 'open'?"));
    CHECK_THAT(complaint("- list: l\n  items: [a, b]\n" + rule_yaml("proc.name = l")), Contains("several values"));
}

TEST_CASE("a rule may ask to be left out where a field is not known") {
    const auto rules = set_of(rule_yaml("evt.type = open and ka.verb = get", "  skip-if-unknown-filter: true\n"));
    CHECK(rules.rules().empty());
    REQUIRE(rules.warnings().size() == 1);
    CHECK_THAT(rules.warnings().front(), Contains("left out") && Contains("ka.verb"));
}

TEST_CASE("macros that double, lists without end and deep nesting are refused") {
    std::string bomb = "- macro: m0\n  condition: (evt.num = 1 or evt.num = 2)\n";
    for (int i = 1; i < 60; i++)
        bomb += fmt::format("- macro: m{0}\n  condition: (m{1} or m{1})\n", i, i - 1);
    CHECK_THAT(complaint(bomb + rule_yaml("m59")), Contains("too long with its macros and lists written out") || Contains("too much"));

    std::string chain = "- macro: m0\n  condition: evt.num = 1\n";
    for (int i = 1; i < 60000; i++)
        chain += fmt::format("- macro: m{}\n  condition: not m{}\n", i, i - 1);
    CHECK_THAT(complaint(chain + rule_yaml("m59999")), Contains("nested too deeply"));

    std::string lists = "- list: l0\n  items: []\n";
    for (int i = 1; i < 30; i++)
        lists += fmt::format("- list: l{0}\n  items: [l{1}, l{1}, l{1}]\n", i, i - 1);
    CHECK_THAT(complaint(lists + rule_yaml("proc.name in (l29)")), Contains("makes this too long"));
    CHECK_THAT(complaint("- list: a\n  items: [x]\n- list: b\n  items: [a]\n- list: a\n  items: [b]\n" + rule_yaml("proc.name in (a)")),
               Contains("in itself"));
}
