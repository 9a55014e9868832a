// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/yaml_tree.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

using namespace ringtap;
using Catch::Matchers::Contains;

namespace {

std::string refusal(const std::string &text) {
    try {
        parse_yaml("hostile.yaml", text);
    } catch (const rule_error &error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("YAML keeps its lines, and says null, words and lists apart") {
    const auto documents = parse_yaml("a.yaml", "- list: x\n  items: [a, 'b c', ~]\n- macro: y\n");
    REQUIRE(documents.size() == 1);
    const yaml_node &root = *documents.front();
    REQUIRE(root.items.size() == 2);
    CHECK(root.items[1]->where.line == 3);
    const yaml_node *items = root.items[0]->find("items");
    REQUIRE(items);
    REQUIRE(items->items.size() == 3);
    CHECK(items->items[1]->text == "b c");
    CHECK(items->items[2]->kind == yaml_kind::null);
}

TEST_CASE("an alias stands for what its anchor names") {
    const auto documents = parse_yaml("a.yaml", "- items: &shells [sh, bash]\n- items: *shells\n");
    CHECK(documents.front()->items[1]->find("items")->items.size() == 2);
}

TEST_CASE("a few aliases that unfold to billions are refused at once") {
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; i++) {
        bomb += fmt::format("a{0}: &a{0} [", i);
        for (int k = 0; k < 10; k++)
            bomb += fmt::format("{}*a{}", k ? ", " : "", i - 1);
        bomb += "]\n";
    }
    CHECK_THAT(refusal(bomb), Contains("too much") && Contains("hostile.yaml:"));
}

TEST_CASE("a chain of aliases is no deeper than what is written out may be") {
    std::string chain = "a0: &a0 [x]\n";
    for (int i = 1; i < 200; i++)
        chain += fmt::format("a{0}: &a{0} [*a{1}]\n", i, i - 1);
    CHECK_THAT(refusal(chain), Contains("nested too deeply"));
}

TEST_CASE("brackets without end, long files and maps of many keys are refused") {
    CHECK_THAT(refusal(std::string(100'000, '[')), Contains("nested too deeply"));
    CHECK_THAT(refusal(std::string(longest_yaml + 1, '#')), Contains("too long"));
    std::string keys;
    for (int i = 0; i < 300; i++)
        keys += fmt::format("k{}: v\n", i);
    CHECK_THAT(refusal(keys), Contains("more than 256 keys"));
    CHECK_THAT(refusal("a: 1\na: 2\n"), Contains("'a' is there twice"));
}

TEST_CASE("what is no YAML is told with its line") {
    CHECK_THAT(refusal("- list: x\n  items: [a, b\n- macro: y\n"), Contains("hostile.yaml:3") || Contains("hostile.yaml:4"));
}
