// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/rule_collection.h"

#include <fmt/format.h>
#include <strings.h>

#include <algorithm>
#include <iterator>

#include "decode/nearest.h"

namespace ringtap {

namespace {

constexpr const char *priorities[] = {"Emergency", "Alert",  "Critical",      "Error",
                                      "Warning",   "Notice", "Informational", "Debug"};

constexpr std::string_view comparisons_of_one[] = {"in", "pmatch", "intersects"};

bool compares_with_list(std::string_view comps) {
    for (const std::string_view word : comparisons_of_one)
        if (comps == word)
            return true;
    for (const std::string_view modifier : {" anyof", " allof", " oneof"})
        if (comps.size() > modifier.size() && comps.substr(comps.size() - modifier.size()) == modifier)
            return true;
    return false;
}

void fail(const rule_exception &exception, const std::string &rule, const std::string &what) {
    throw rule_error(exception.where, fmt::format("rule '{}', exception '{}'", rule, exception.name), what);
}

// What is left out is written out: = for each of several fields, `in` for one.
void complete(rule_exception &exception, const std::string &rule) {
    if (!exception.fields)
        fail(exception, rule, "it does not say of which fields");
    const bool several = exception.fields->is_list;
    if (!exception.comps) {
        exception.comps.emplace();
        exception.comps->is_list = several;
        exception.comps->word = "in";
        exception_value equal;
        equal.word = "=";
        exception.comps->items.assign(exception.fields->items.size(), equal);
    }
    if (exception.comps->is_list != several)
        fail(exception, rule, "fields and comps are both words, or both lists");
    if (several && exception.comps->items.size() != exception.fields->items.size())
        fail(exception, rule, "there are to be as many comps as fields");
    if (!several && !compares_with_list(exception.comps->word))
        fail(exception, rule, "of one field, comps is in, pmatch or intersects, or another operator with anyof, allof or oneof");
}

rule_exception *find_exception(rule_definition &rule, const std::string &name) {
    const auto found = std::find_if(rule.exceptions.begin(), rule.exceptions.end(),
                                    [&](const rule_exception &known) { return known.name == name; });
    return found == rule.exceptions.end() ? nullptr : &*found;
}

void append_exception(rule_definition &rule, rule_exception more) {
    rule_exception *known = find_exception(rule, more.name);
    if (!known) {
        if (more.values.empty())
            fail(more, rule.name, "it has no values");
        complete(more, rule.name);
        rule.exceptions.push_back(std::move(more));
        return;
    }
    if (more.fields || more.comps)
        fail(more, rule.name, "of an exception that is there, only values can be appended");
    known->values.insert(known->values.end(), more.values.begin(), more.values.end());
}

void append_words(std::string &to, const std::optional<std::string> &more) {
    if (more && !more->empty())
        to += " " + *more;
}

}  // namespace

const char *priority_name(rule_priority priority) {
    return priorities[static_cast<size_t>(priority)];
}

std::optional<rule_priority> parse_priority(std::string_view word) {
    const std::string name(word == "info" || word == "INFO" || word == "Info" ? "informational" : word);
    for (size_t i = 0; i < std::size(priorities); i++)
        if (strcasecmp(name.c_str(), priorities[i]) == 0)
            return static_cast<rule_priority>(i);
    return std::nullopt;
}

void rule_text::append(const rule_text &more) {
    text += " " + more.text;
}

void rule_collection::warn(const rule_place &where, const std::string &item, const std::string &what) {
    warnings_.push_back(fmt::format("{}: {}", place_text(where, item), what));
}

template <typename Definition>
void rule_collection::put(named<Definition> &in, Definition made) {
    made.index = made.sees = defined_++;
    const auto known = in.by_name.find(made.name);
    if (known == in.by_name.end()) {
        in.by_name.emplace(made.name, in.all.size());
        in.all.push_back(std::move(made));
        return;
    }
    Definition &before = in.all[known->second];
    made.index = before.index;
    before = std::move(made);
}

template <typename Definition>
Definition &rule_collection::earlier(named<Definition> &in, const char *what, const std::string &name,
                                     const rule_place &where) {
    const auto known = in.by_name.find(name);
    if (known != in.by_name.end()) {
        in.all[known->second].sees = defined_++;
        return in.all[known->second];
    }
    std::vector<std::string_view> names;
    for (const Definition &other : in.all)
        names.emplace_back(other.name);
    throw rule_error(where, fmt::format("{} '{}'", what, name),
                     fmt::format("there is no such {} before this that could be changed{}", what,
                                 did_you_mean(nearest_word(name, names))));
}

void rule_collection::define(list_definition list) {
    put(lists_, std::move(list));
}

void rule_collection::append(const list_definition &list) {
    auto &items = earlier(lists_, "list", list.name, list.where).items;
    items.insert(items.end(), list.items.begin(), list.items.end());
}

void rule_collection::define(macro_definition macro) {
    put(macros_, std::move(macro));
}

void rule_collection::append(const macro_definition &macro) {
    earlier(macros_, "macro", macro.name, macro.where).condition.append(macro.condition);
}

void rule_collection::define(rule_definition rule) {
    const rule_definition *known = find(rules_, rule.name);
    if (known && known->source != rule.source)
        throw rule_error(rule.where, fmt::format("rule '{}'", rule.name),
                         fmt::format("it was of source '{}' before", known->source));
    for (rule_exception &exception : rule.exceptions)
        complete(exception, rule.name);
    put(rules_, std::move(rule));
}

void rule_collection::append(const rule_change &change) {
    rule_definition &rule = earlier(rules_, "rule", change.name, change.where);
    if (change.condition)
        rule.condition.append(*change.condition);
    if (change.output)
        rule.output.append(*change.output);
    append_words(rule.desc, change.desc);
    if (change.tags)
        rule.tags.insert(change.tags->begin(), change.tags->end());
    if (change.exceptions)
        for (const rule_exception &more : *change.exceptions)
            append_exception(rule, more);
}

void rule_collection::replace(const rule_change &change) {
    rule_definition &rule = earlier(rules_, "rule", change.name, change.where);
    const auto set = [](auto &to, const auto &from) {
        if (from)
            to = *from;
    };
    set(rule.condition, change.condition);
    set(rule.output, change.output);
    set(rule.desc, change.desc);
    set(rule.priority, change.priority);
    set(rule.tags, change.tags);
    set(rule.enabled, change.enabled);
    set(rule.warn_evttypes, change.warn_evttypes);
    set(rule.skip_if_unknown_filter, change.skip_if_unknown_filter);
    if (!change.exceptions)
        return;
    rule.exceptions = *change.exceptions;
    for (rule_exception &exception : rule.exceptions)
        complete(exception, rule.name);
}

void rule_collection::enable(const std::string &rule, const rule_place &where, bool enabled) {
    earlier(rules_, "rule", rule, where).enabled = enabled;
}

}  // namespace ringtap
