// SPDX-License-Identifier: MIT OR Apache-2.0
// YAML as a tree of bounded size and depth, each part with its place. Anchors and aliases are followed; what a few of
// them would unfold to beyond the bounds is refused before it takes memory or time.
#ifndef RINGTAP_RULES_YAML_TREE_H
#define RINGTAP_RULES_YAML_TREE_H

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/rule_error.h"

namespace ringtap {

constexpr size_t longest_yaml = 8 << 20;         // bytes of a file
constexpr size_t most_yaml_nodes = 1'000'000;    // of a document, its aliases written out
constexpr unsigned deepest_yaml = 32;            // the same
constexpr size_t most_yaml_keys = 256;           // of a map

enum class yaml_kind : unsigned char { null, scalar, sequence, map };

struct yaml_node;
using yaml_pointer = std::shared_ptr<const yaml_node>;

struct yaml_node {
    yaml_kind kind = yaml_kind::null;
    rule_place where;
    std::string text;                                        // of a scalar
    std::vector<yaml_pointer> items;                         // of a sequence
    std::vector<std::pair<yaml_pointer, yaml_pointer>> map;  // keys and values in the file's order
    size_t nodes = 1;                                        // this and all below it, aliases written out
    unsigned depth = 1;

    // Null: the map has no such key.
    const yaml_node *find(std::string_view key) const;
};

// The documents of a text. Throws rule_error.
std::vector<yaml_pointer> parse_yaml(const std::string &name, std::string_view text);

// The whole file. Throws rule_error.
std::string read_rules_file(const std::string &path);

}  // namespace ringtap

#endif
