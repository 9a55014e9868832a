// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules_of.h"

using namespace ringtap;
using namespace ringtap_test;
using names = std::vector<std::string>;

namespace {

const std::string three = rule_yaml("evt.type in (open, openat) and fd.name startswith /etc", "", "opens") +
                          rule_yaml("evt.type = read and evt.rawres > 0", "  tags: [net]\n", "reads") +
                          rule_yaml("proc.name = cat", "  enabled: false\n", "cats");

}  // namespace

TEST_CASE("of an event those rules are asked that its type can make true") {
    rule_set rules = set_of(three);
    CHECK(true_of(rules, open_passwd()) == names{"opens"});
    CHECK(true_of(rules, read_of(3)) == names{"reads"});
    CHECK(rules.rules()[0].types == names{"open", "openat"});
    CHECK(rules.rules()[2].types.empty());
    const event_criteria criteria = rules.criteria();
    CHECK(std::set<std::string>(criteria.calls.begin(), criteria.calls.end()) == std::set<std::string>{"open", "openat", "read"});
    CHECK(criteria.types == std::set<unsigned>{RINGTAP_SYSCALL});
}

TEST_CASE("a rule without a type is asked of all events, and lets the kernel leave out none") {
    rule_set rules = set_of(rule_yaml("proc.name = nginx") + rule_yaml("not evt.type in (read, write)", "", "others"));
    const fake_host host = small_host();
    CHECK(true_of(rules, open_by(100), &host) == names{"a rule", "others"});
    CHECK(true_of(rules, make_syscall(header(8, 1, 100, 100), {0, {3}, 0}), &host) == names{"a rule"});
    CHECK(rules.criteria().calls.empty());
    CHECK(rules.criteria().types.empty());
}

TEST_CASE("a negation of types is decided by type as well") {
    rule_set rules = set_of(rule_yaml("(evt.type = open or evt.type != openat) and not (evt.type = read)"));
    CHECK(true_of(rules, open_passwd()).empty());
    CHECK(true_of(rules, read_of(3)).empty());
    CHECK(true_of(rules, make_syscall(header(8, 1), {1, {3}, 0})) == names{"a rule"});
}

TEST_CASE("tags and names choose the rules") {
    rule_choice choice;
    choice.only_tags = {"net"};
    rule_set by_tag = set_of(three, choice);
    CHECK(true_of(by_tag, open_passwd()).empty());
    CHECK(true_of(by_tag, read_of(3)) == names{"reads"});
    choice = {};
    choice.without = {"open"};
    rule_set by_name = set_of(three, choice);
    CHECK(true_of(by_name, open_passwd()).empty());
    choice = {};
    choice.without_tags = {"net"};
    rule_set without = set_of(three, choice);
    CHECK(true_of(without, read_of(3)).empty());
    choice = {};
    choice.least = rule_priority::error;
    rule_set grave = set_of(three, choice);
    CHECK(true_of(grave, open_passwd()).empty());
}

TEST_CASE("an event of a type that no rule names asks no field") {
    rule_set rules = set_of(three);
    CHECK(true_of(rules, make_syscall(header(8, 1), {1, {3}, 0})).empty());
}

TEST_CASE("a call is asked of when it has returned, and not when it begins") {
    rule_set rules = set_of(rule_yaml("evt.type = execve"));
    const record_words entry = make_entry(header(8, 1), {59, {0x1000}});
    CHECK(true_of(rules, entry).empty());
}
