// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/item_reader.h"

#include <fmt/format.h>
#include <strings.h>

#include <algorithm>
#include <charconv>

#include "decode/nearest.h"

namespace ringtap {

namespace {

exception_value value_of(const yaml_node &node, const item_reader &item) {
    exception_value made;
    if (node.kind == yaml_kind::map)
        throw rule_error(node.where, item.title(), "expected a word or a list of words");
    made.is_list = node.kind == yaml_kind::sequence;
    made.word = node.text;
    for (const yaml_pointer &inner : node.items)
        made.items.push_back(value_of(*inner, item));
    if (!made.is_list && made.word.empty())
        throw rule_error(node.where, item.title(), "an empty value");
    return made;
}

rule_exception exception_of(const yaml_node &node, const item_reader &rule) {
    if (node.kind != yaml_kind::map)
        throw rule_error(node.where, rule.title(), "an exception has a name, fields, comps and values");
    const item_reader item(node, "name");
    rule_exception made;
    made.name = item.name();
    made.where = node.where;
    if (const yaml_node *fields = node.find("fields"))
        made.fields = value_of(*fields, rule);
    if (const yaml_node *comps = node.find("comps"))
        made.comps = value_of(*comps, rule);
    if (const yaml_node *values = node.find("values"))
        for (const yaml_pointer &value : item.sequence("values", values))
            made.values.push_back(value_of(*value, rule));
    return made;
}

}  // namespace

item_reader::item_reader(const yaml_node &node, const char *kind) : node_(node), kind_(kind) {
    if (node.kind != yaml_kind::map)
        throw rule_error(node.where, "", fmt::format("expected a map with the key '{}'", kind));
}

std::string item_reader::title() const {
    const yaml_node *name = find(kind_);
    return fmt::format("{} '{}'", kind_, name ? name->text : "");
}

void item_reader::fail(const char *key, const std::string &what) const {
    const yaml_node *node = find(key);
    throw rule_error(node ? node->where : node_.where, title(), what);
}

const yaml_node &item_reader::scalar(const char *key) const {
    const yaml_node *node = find(key);
    if (!node)
        fail(key, fmt::format("there is no '{}'", key));
    if (node->kind != yaml_kind::scalar || node->text.empty())
        fail(key, fmt::format("'{}' is {}", key, node->kind == yaml_kind::null || node->text.empty() ? "empty" : "no word"));
    return *node;
}

std::string item_reader::word(const char *key) const {
    return scalar(key).text;
}

rule_text item_reader::text(const char *key) const {
    const yaml_node &node = scalar(key);
    const size_t end = node.text.find_last_not_of(" \t\n\r");
    return {node.text.substr(0, end == std::string::npos ? 0 : end + 1), node.where};
}

std::optional<bool> item_reader::flag(const char *key) const {
    if (!find(key))
        return std::nullopt;
    const std::string &text = scalar(key).text;
    for (const char *yes : {"true", "yes", "on", "y"})
        if (strcasecmp(text.c_str(), yes) == 0)
            return true;
    for (const char *no : {"false", "no", "off", "n"})
        if (strcasecmp(text.c_str(), no) == 0)
            return false;
    fail(key, fmt::format("'{}' is true or false", key));
}

uint64_t item_reader::number(const char *key) const {
    const std::string &text = scalar(key).text;
    uint64_t number = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end)
        fail(key, fmt::format("'{}' is a number", key));
    return number;
}

const std::vector<yaml_pointer> &item_reader::sequence(const char *key, const yaml_node *node) const {
    if (!node || node->kind != yaml_kind::sequence)
        fail(key, node ? fmt::format("'{}' is to be a list", key) : fmt::format("there is no '{}'", key));
    return node->items;
}

std::vector<std::string> item_reader::words(const char *key) const {
    std::vector<std::string> made;
    for (const yaml_pointer &item : sequence(key)) {
        if (item->kind != yaml_kind::scalar)
            throw rule_error(item->where, title(), fmt::format("'{}' has something in it that is no word", key));
        made.push_back(item->text);
    }
    return made;
}

rule_priority item_reader::priority() const {
    const std::string word = this->word("priority");
    const auto priority = parse_priority(word);
    if (!priority)
        fail("priority",
             fmt::format("'{}' is no priority: emergency, alert, critical, error, warning, notice, informational, debug",
                         word));
    return *priority;
}

std::set<std::string> item_reader::tags() const {
    if (!find("tags"))
        return {};
    const auto all = words("tags");
    return {all.begin(), all.end()};
}

std::vector<rule_exception> item_reader::exceptions() const {
    std::vector<rule_exception> made;
    const yaml_node *node = find("exceptions");
    if (!node || node->kind == yaml_kind::null)
        return made;
    for (const yaml_pointer &item : sequence("exceptions")) {
        rule_exception exception = exception_of(*item, *this);
        for (const rule_exception &known : made)
            if (known.name == exception.name)
                throw rule_error(item->where, title(), fmt::format("exception '{}' is there twice", known.name));
        made.push_back(std::move(exception));
    }
    return made;
}

void item_reader::warn_unknown_keys(rule_collection &to, const std::vector<std::string_view> &known) const {
    for (const auto &[key, value] : node_.map)
        if (std::find(known.begin(), known.end(), key->text) == known.end())
            to.warn(key->where, title(),
                    fmt::format("unknown key '{}'{}", key->text, did_you_mean(nearest_word(key->text, known))));
}

}  // namespace ringtap
