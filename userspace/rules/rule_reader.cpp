// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/rule_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "decode/nearest.h"
#include "rules/item_reader.h"

namespace ringtap {

namespace {

constexpr size_t most_items = 100'000;  // of all files

// Keys under `override`, and what may be done to them.
struct overrides {
    std::set<std::string> append, replace;
    bool empty() const { return append.empty() && replace.empty(); }
};

bool is_name(std::string_view name) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !name.empty() && is_letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) {
        return is_letter(c) || c == '_' || (c >= '0' && c <= '9');
    });
}

class reader {
  public:
    explicit reader(rule_collection &to) : to_(to) {}

    void read(const yaml_node &document) {
        if (document.kind == yaml_kind::null)
            return;
        if (document.kind != yaml_kind::sequence)
            throw rule_error(document.where, "", "a rules file is a list of rules, macros and lists");
        for (const yaml_pointer &item : document.items)
            if (item->kind != yaml_kind::null)
                read_item(*item);
    }

  private:
    void read_item(const yaml_node &node) {
        if (node.kind != yaml_kind::map)
            throw rule_error(node.where, "", "expected a rule, macro or list");
        if (to_.rules().size() + to_.macros().size() + to_.lists().size() >= most_items)
            throw rule_error(node.where, "", fmt::format("too many: at most {} rules, macros and lists", most_items));
        if (node.find("required_engine_version"))
            engine_version(item_reader(node, "required_engine_version"));
        else if (node.find("required_plugin_versions"))
            plugin_versions(item_reader(node, "required_plugin_versions"));
        else if (node.find("list"))
            list(item_reader(node, "list"));
        else if (node.find("macro"))
            macro(item_reader(node, "macro"));
        else if (node.find("rule"))
            rule(item_reader(node, "rule"));
        else
            to_.warn(node.where, "", "neither a rule, nor a macro, nor a list: left out");
    }

    void engine_version(const item_reader &item) {
        const std::string text = item.word("required_engine_version");
        unsigned major = 0, minor = 0;
        const char *at = text.data(), *end = text.data() + text.size();
        auto [stop, error] = std::from_chars(at, end, major);
        if (error != std::errc() || (stop != end && *stop != '.'))
            item.fail("required_engine_version", "expected a version: 0.57.0");
        if (stop == end) {  // as it was before there were dots
            minor = major;
            major = 0;
        } else {
            std::from_chars(stop + 1, end, minor);
        }
        if (major > 0 || minor > rules_engine_version)
            item.fail("required_engine_version",
                      fmt::format("the rules need version {}, and the language here is that of 0.{}.0", text,
                                  rules_engine_version));
    }

    void plugin_versions(const item_reader &item) {
        for (const yaml_pointer &node : item.sequence("required_plugin_versions")) {
            plugin_requirement plugin;
            plugin.where = node->where;
            add_plugin(item_reader(*node, "name"), plugin);
            if (const yaml_node *others = node->find("alternatives"))
                for (const yaml_pointer &other : item_reader(*node, "name").sequence("alternatives", others))
                    add_plugin(item_reader(*other, "name"), plugin);
            to_.require(std::move(plugin));
        }
    }

    static void add_plugin(const item_reader &item, plugin_requirement &to) {
        to.any_of.emplace_back(item.word("name"), item.word("version"));
    }

    // Of a list or macro, which has just one thing to change: true, it is appended.
    bool is_appended(const item_reader &item, const char *key) {
        const overrides changes = changes_of(item, {key}, {key});
        return old_append(item, changes) || changes.append.count(key);
    }

    bool old_append(const item_reader &item, const overrides &changes) {
        const bool append = item.flag("append").value_or(false);
        if (append && !changes.empty())
            item.fail("append", "either append or override");
        return append;
    }

    void list(const item_reader &item) {
        item.warn_unknown_keys(to_, {"list", "items", "append", "override"});
        list_definition made;
        made.name = item.name();
        made.where = item.where();
        if (made.name.find_first_of("()\"' \t\n\r\v\f=,") != std::string::npos)
            item.fail("list", "a list's name has no blanks, quotes, commas, equal signs or brackets");
        made.items = item.words("items");
        if (is_appended(item, "items"))
            to_.append(made);
        else
            to_.define(std::move(made));
    }

    void macro(const item_reader &item) {
        item.warn_unknown_keys(to_, {"macro", "condition", "append", "override"});
        macro_definition made;
        made.name = item.name();
        made.where = item.where();
        if (!is_name(made.name))
            item.fail("macro", "a macro's name is letters, digits and _, and begins with a letter");
        made.condition = item.text("condition");
        if (is_appended(item, "condition"))
            to_.append(made);
        else
            to_.define(std::move(made));
    }

    static std::set<std::string> words_in(const std::vector<const char *> &words) {
        return {words.begin(), words.end()};
    }

    overrides changes_of(const item_reader &item, const std::vector<const char *> &appendable,
                         const std::vector<const char *> &replaceable) {
        overrides made;
        const yaml_node *node = item.find("override");
        if (!node)
            return made;
        if (node->kind != yaml_kind::map)
            item.fail("override", "expected KEY: append, or KEY: replace");
        for (const auto &[key, how] : node->map) {
            const bool appends = how->text == "append";
            if (!appends && how->text != "replace")
                throw rule_error(how->where, item.title(), fmt::format("override: '{}' is neither append nor replace", how->text));
            if (!words_in(appends ? appendable : replaceable).count(key->text))
                throw rule_error(key->where, item.title(),
                                 fmt::format("override: '{}' cannot be {}", key->text, appends ? "appended to" : "replaced"));
            if (!item.find(key->text.c_str()))
                throw rule_error(key->where, item.title(),
                                 fmt::format("override: there is no '{}' beside it", key->text));
            (appends ? made.append : made.replace).insert(key->text);
        }
        return made;
    }

    void rule(const item_reader &item) {
        static const std::vector<const char *> appendable = {"condition", "output", "desc", "tags", "exceptions"};
        static const std::vector<const char *> replaceable = {
            "condition", "output", "desc", "priority", "tags", "exceptions", "enabled", "warn_evttypes",
            "skip-if-unknown-filter"};
        item.warn_unknown_keys(to_, {"rule", "condition", "output", "desc", "priority", "tags", "exceptions", "enabled",
                                     "warn_evttypes", "skip-if-unknown-filter", "source", "append", "override",
                                     "capture", "capture_duration"});
        const overrides changes = changes_of(item, appendable, replaceable);
        if (old_append(item, changes)) {
            to_.append(change_of(item, {"condition", "exceptions"}));
        } else if (!changes.empty()) {
            check_all_are_meant(item, changes, replaceable);
            if (!changes.append.empty())
                to_.append(change_of(item, changes.append));
            if (!changes.replace.empty())
                to_.replace(change_of(item, changes.replace));
        } else if (item.find("condition") || item.find("output") || item.find("desc") || item.find("priority")) {
            to_.define(whole_rule(item));
        } else {
            if (!item.find("enabled"))
                item.fail("rule", "a rule has a condition, an output, a desc and a priority");
            to_.enable(item.name(), item.where(), *item.flag("enabled"));
        }
    }

    static void check_all_are_meant(const item_reader &item, const overrides &changes,
                                    const std::vector<const char *> &keys) {
        for (const char *key : keys)
            if (item.find(key) && !changes.append.count(key) && !changes.replace.count(key))
                item.fail(key, fmt::format("'{}' is there, but not under override", key));
    }

    static rule_change change_of(const item_reader &item, const std::set<std::string> &keys) {
        rule_change made;
        made.name = item.name();
        made.where = item.where();
        const auto has = [&](const char *key) { return keys.count(key) && item.find(key); };
        if (has("condition"))
            made.condition = item.text("condition");
        if (has("output"))
            made.output = item.text("output");
        if (has("desc"))
            made.desc = item.word("desc");
        if (has("priority"))
            made.priority = item.priority();
        if (has("tags"))
            made.tags = item.tags();
        if (has("exceptions"))
            made.exceptions = item.exceptions();
        if (has("enabled"))
            made.enabled = item.flag("enabled");
        if (has("warn_evttypes"))
            made.warn_evttypes = item.flag("warn_evttypes");
        if (has("skip-if-unknown-filter"))
            made.skip_if_unknown_filter = item.flag("skip-if-unknown-filter");
        return made;
    }

    static rule_definition whole_rule(const item_reader &item) {
        rule_definition made;
        made.name = item.name();
        made.where = item.where();
        made.condition = item.text("condition");
        made.output = item.text("output");
        made.desc = item.word("desc");
        made.priority = item.priority();
        made.tags = item.tags();
        made.exceptions = item.exceptions();
        made.enabled = item.flag("enabled").value_or(true);
        made.warn_evttypes = item.flag("warn_evttypes").value_or(true);
        made.skip_if_unknown_filter = item.flag("skip-if-unknown-filter").value_or(false);
        made.capture = item.flag("capture").value_or(false);
        if (item.find("capture_duration"))
            made.capture_ms = item.number("capture_duration");
        if (item.find("source"))
            made.source = item.word("source");
        return made;
    }

    rule_collection &to_;
};

}  // namespace

void read_rules(rule_collection &to, const std::string &name, std::string_view text) {
    for (const yaml_pointer &document : parse_yaml(name, text))
        reader(to).read(*document);
}

}  // namespace ringtap
