// SPDX-License-Identifier: MIT OR Apache-2.0
// The values of a rule, macro or list by their keys, each of the kind that it has to be.
#ifndef RINGTAP_RULES_ITEM_READER_H
#define RINGTAP_RULES_ITEM_READER_H

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rules/rule_collection.h"
#include "rules/yaml_tree.h"

namespace ringtap {

// What throws throws rule_error.
class item_reader {
  public:
    // kind: the key with the item's name, and what the item is called in messages. node outlives this.
    item_reader(const yaml_node &node, const char *kind);

    std::string name() const { return word(kind_); }
    const rule_place &where() const { return node_.where; }
    // "rule 'NAME'"
    std::string title() const;

    const yaml_node *find(const char *key) const { return node_.find(key); }
    // Not empty.
    std::string word(const char *key) const;
    rule_text text(const char *key) const;
    // Nothing: it is not there.
    std::optional<bool> flag(const char *key) const;
    uint64_t number(const char *key) const;
    std::vector<std::string> words(const char *key) const;
    const std::vector<yaml_pointer> &sequence(const char *key) const { return sequence(key, find(key)); }
    const std::vector<yaml_pointer> &sequence(const char *key, const yaml_node *node) const;

    rule_priority priority() const;
    std::set<std::string> tags() const;
    std::vector<rule_exception> exceptions() const;

    void warn_unknown_keys(rule_collection &to, const std::vector<std::string_view> &known) const;
    [[noreturn]] void fail(const char *key, const std::string &what) const;

  private:
    const yaml_node &scalar(const char *key) const;

    const yaml_node &node_;
    const char *kind_;
};

}  // namespace ringtap

#endif
