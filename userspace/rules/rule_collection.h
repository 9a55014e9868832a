// SPDX-License-Identifier: MIT OR Apache-2.0
// Rules, macros and lists as the files define them, one after the other: later ones add to earlier ones, or replace them.
#ifndef RINGTAP_RULES_RULE_COLLECTION_H
#define RINGTAP_RULES_RULE_COLLECTION_H

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rules/rule_error.h"

namespace ringtap {

enum class rule_priority : unsigned char { emergency, alert, critical, error, warning, notice, informational, debug };

// "Warning"
const char *priority_name(rule_priority priority);
// In any case; "info" is short for informational.
std::optional<rule_priority> parse_priority(std::string_view word);

// A condition or output, from several places if something was appended: those are joined by blanks.
struct rule_text {
    std::string text;
    rule_place where;  // of its beginning

    void append(const rule_text &more);
};

// A word, or a list of such.
struct exception_value {
    bool is_list = false;
    std::string word;
    std::vector<exception_value> items;
};

struct rule_exception {
    std::string name;
    rule_place where;
    std::optional<exception_value> fields, comps;
    std::vector<exception_value> values;
};

// What all definitions have: the order decides who can refer to whom.
struct definition {
    std::string name;
    rule_place where;
    unsigned index = 0;    // of its first definition
    unsigned sees = 0;     // names with a lower index
};

struct list_definition : definition {
    std::vector<std::string> items;
};

struct macro_definition : definition {
    rule_text condition;
};

struct rule_definition : definition {
    rule_text condition, output;
    std::string desc;
    rule_priority priority = rule_priority::debug;
    std::set<std::string> tags;
    bool enabled = true;
    std::string source = "syscall";
    std::vector<rule_exception> exceptions;
    bool warn_evttypes = true;
    bool skip_if_unknown_filter = false;
    bool capture = false;                    // what led to it is to be kept
    std::optional<uint64_t> capture_ms;
};

// A part of a rule that adds to, or replaces, what was there.
struct rule_change {
    std::string name;
    rule_place where;
    std::optional<rule_text> condition, output;
    std::optional<std::string> desc;
    std::optional<rule_priority> priority;
    std::optional<std::set<std::string>> tags;
    std::optional<bool> enabled, warn_evttypes, skip_if_unknown_filter;
    std::optional<std::vector<rule_exception>> exceptions;
};

// A plugin that rules ask for, and those that would do as well.
struct plugin_requirement {
    rule_place where;
    std::vector<std::pair<std::string, std::string>> any_of;  // names and versions
};

class rule_collection {
  public:
    // Throw rule_error.
    void define(list_definition list);
    void append(const list_definition &list);
    void define(macro_definition macro);
    void append(const macro_definition &macro);
    void define(rule_definition rule);
    void append(const rule_change &change);
    void replace(const rule_change &change);
    void enable(const std::string &rule, const rule_place &where, bool enabled);

    void require(plugin_requirement plugin) { plugins_.push_back(std::move(plugin)); }
    // What is odd, but does no harm.
    void warn(const rule_place &where, const std::string &item, const std::string &what);

    // Null: there is none.
    const list_definition *list(const std::string &name) const { return find(lists_, name); }
    const macro_definition *macro(const std::string &name) const { return find(macros_, name); }

    const std::vector<list_definition> &lists() const { return lists_.all; }
    const std::vector<macro_definition> &macros() const { return macros_.all; }
    const std::vector<rule_definition> &rules() const { return rules_.all; }
    std::vector<rule_definition> &rules() { return rules_.all; }
    const std::vector<plugin_requirement> &plugins() const { return plugins_; }
    const std::vector<std::string> &warnings() const { return warnings_; }

  private:
    template <typename Definition>
    struct named {
        std::vector<Definition> all;
        std::map<std::string, size_t, std::less<>> by_name;
    };

    template <typename Definition>
    static const Definition *find(const named<Definition> &in, const std::string &name) {
        const auto found = in.by_name.find(name);
        return found == in.by_name.end() ? nullptr : &in.all[found->second];
    }

    template <typename Definition>
    void put(named<Definition> &in, Definition made);
    // The one that something is added to. Throws rule_error.
    template <typename Definition>
    Definition &earlier(named<Definition> &in, const char *what, const std::string &name, const rule_place &where);

    named<list_definition> lists_;
    named<macro_definition> macros_;
    named<rule_definition> rules_;
    std::vector<plugin_requirement> plugins_;
    std::vector<std::string> warnings_;
    unsigned defined_ = 0;
};

}  // namespace ringtap

#endif
