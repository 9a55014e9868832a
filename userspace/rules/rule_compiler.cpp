// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/rule_compiler.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "decode/nearest.h"
#include "fields/event_types.h"
#include "fields/filter.h"
#include "fields/known_words.h"
#include "fields/lexer.h"
#include "fields/list_modifier.h"
#include "rules/condition_text.h"

namespace ringtap {

namespace {

constexpr unsigned sees_all = std::numeric_limits<unsigned>::max();
constexpr unsigned deepest_list = 32;

class nested_too_deeply : public rule_error {
  public:
    nested_too_deeply(const rule_place &where, const std::string &title, unsigned most)
        : rule_error(where, title, fmt::format("macros are nested too deeply: more than {} levels", most)) {}
};

template <typename Definition>
std::vector<std::string_view> names_in(const std::vector<Definition> &all) {
    std::vector<std::string_view> names;
    for (const Definition &one : all)
        names.emplace_back(one.name);
    return names;
}

// An item that has quotation marks of its own in the file means what is between them.
std::string item_text(const std::string &item) {
    if (item.size() < 2 || (item[0] != '"' && item[0] != '\'') || item.back() != item[0])
        return item;
    try {
        lexer words(item);
        literal value = words.take_value();
        return words.at_end() ? value.text : item;
    } catch (const expression_error &) {
        return item;
    }
}

// A value in an exception may be a list's name, which value_text() leaves as it is.
std::string exception_value_text(const std::string &word) {
    return value_text(item_text(word));
}

std::string exception_values_text(const exception_value &value, bool as_list) {
    if (!value.is_list)
        return as_list ? "(" + exception_value_text(value.word) + ")" : exception_value_text(value.word);
    std::string text = "(";
    for (const exception_value &one : value.items)
        text += (text == "(" ? "" : ", ") + exception_value_text(one.word);
    return text + ")";
}

bool is_list_word(std::string_view word) {
    return word == "in" || word == "intersects" || word == "pmatch";
}

}  // namespace

void rule_compiler::check_size(const sized_expression &made, const written &from) const {
    if (made.size > largest_condition)
        throw rule_error(from.where, from.title,
                         fmt::format("too long with its macros and lists written out: more than {} checks and values",
                                     largest_condition));
    if (made.depth > deepest_condition)
        throw nested_too_deeply(from.where, from.title, deepest_condition);
}

rule_compiler::sized_expression rule_compiler::parse(const written &from) {
    try {
        sized_expression made = resolve(parse_with_names(from.text), from);
        total_ += made.size;
        if (total_ > largest_rules)
            throw rule_error(from.where, from.title,
                             fmt::format("too much: more than {} checks and values in all rules", largest_rules));
        return made;
    } catch (const unknown_word_error &error) {
        throw rule_left_out(from.where, from.title, error.what());
    } catch (const expression_error &error) {
        throw rule_error(from.where, from.title, error.what());
    }
}

rule_compiler::sized_expression rule_compiler::resolve(expression tree, const written &from) {
    sized_expression made = tree.kind == expression_kind::named   ? resolve_name(tree, from)
                            : tree.kind == expression_kind::check ? resolve_check(std::move(tree), from)
                                                                  : resolve_parts(std::move(tree), from);
    check_size(made, from);
    return made;
}

rule_compiler::sized_expression rule_compiler::resolve_parts(expression tree, const written &from) {
    sized_expression made;
    for (expression &part : tree.parts) {
        sized_expression inner = resolve(std::move(part), from);
        part = std::move(inner.tree);
        made.size += inner.size;
        made.depth = std::max(made.depth, inner.depth + 1);
        check_size(made, from);  // before more is copied
    }
    made.tree = std::move(tree);
    return made;
}

rule_compiler::sized_expression rule_compiler::resolve_name(const expression &named, const written &from) {
    const macro_definition *found = all_.macro(named.name);
    if (found && found->index < from.sees)
        return macro(*found, from.macros + 1);
    const std::string why = found ? "is defined behind this" : "is not defined";
    throw expression_error(from.text, named.where,
                           fmt::format("macro '{}' {}{}", named.name, why,
                                       found ? "" : did_you_mean(nearest_word(named.name, names_in(all_.macros())))));
}

rule_compiler::sized_expression rule_compiler::resolve_check(expression check, const written &from) {
    check.values = write_out(check.values, from);
    if (check.modifier != list_modifier::none)
        return resolve(written_out(from.text, std::move(check)), from);
    const bool one = check.how != comparison::exists && check.how != comparison::in &&
                     check.how != comparison::intersects && check.how != comparison::pmatch;
    if (one && !check.right && check.values.size() != 1)
        throw expression_error(from.text, check.where, "a list of several values stands where one is wanted");
    compile_check(on_, from.text, check);
    check_types(check, from);
    warn_of_words(check, from);
    sized_expression made;
    made.size = 1 + check.values.size();
    made.tree = std::move(check);
    return made;
}

// A call that there is on another machine alone never comes here, and is no mistake.
void rule_compiler::check_types(const expression &check, const written &from) const {
    try {
        check_event_types(machine::x86_64, from.text, check);
    } catch (const unknown_word_error &) {
        check_event_types(machine::aarch64, from.text, check);
    }
}

// Rules that other programs take, though a check in them is of no effect, are good enough.
void rule_compiler::warn_of_words(const expression &check, const written &from) {
    if (check.how == comparison::exists || check.right)
        return;
    try {
        check_words(from.text, check);
    } catch (const expression_error &error) {
        odd_.push_back(fmt::format("{}: {}", place_text(from.where, from.title), error.message()));
    }
}

const rule_compiler::sized_expression &rule_compiler::macro(const macro_definition &definition,
                                                                   unsigned level) {
    const auto [at, fresh] = macros_.try_emplace(definition.name);
    macro_result &result = at->second;
    const written from{definition.condition.text, definition.condition.where,
                       fmt::format("macro '{}'", definition.name), definition.sees, level};
    if (fresh) {
        try {
            // As far as the stack goes, before it is written out.
            if (level > deepest_macros)
                throw nested_too_deeply(from.where, from.title, deepest_macros);
            result.made = parse(from);
        } catch (const nested_too_deeply &) {
            // From another one's beginning it may be not.
            macros_.erase(at);
            throw;
        } catch (const std::exception &) {
            result.error = std::current_exception();
        }
        result.under_way = false;
    }
    if (result.under_way)
        throw rule_error(from.where, from.title, "refers to itself");
    if (result.error)
        std::rethrow_exception(result.error);
    return result.made;
}

std::vector<literal> rule_compiler::write_out(const std::vector<literal> &values, const written &from) {
    std::vector<literal> all;
    for (const literal &value : values) {
        const list_definition *list = value.quoted ? nullptr : all_.list(value.text);
        if (list)
            add_items(*list, value.where, from, 0, all);
        else
            all.push_back(value);
    }
    return all;
}

void rule_compiler::add_items(const list_definition &list, text_span where, const written &from, unsigned depth,
                              std::vector<literal> &to) {
    if (depth > deepest_list)
        throw expression_error(from.text, where, fmt::format("list '{}' is nested too deeply, or in itself", list.name));
    lists_[list.name] = true;
    for (const std::string &item : list.items) {
        const list_definition *inner = all_.list(item);
        if (inner && inner->index < list.sees && inner != &list)
            add_items(*inner, where, from, depth + 1, to);
        else
            to.push_back({item_text(item), true, where});
        if (to.size() > largest_condition || ++items_ > largest_rules)
            throw expression_error(from.text, where, fmt::format("list '{}' makes this too long", list.name));
    }
}

// not (FIELD in (...)), not (FIELD startswith anyof (...)), or not ((FIELD = A and FIELD = B) or ...)
expression rule_compiler::exception_of(const rule_exception &exception, const rule_definition &rule) {
    const std::string title = fmt::format("rule '{}', exception '{}'", rule.name, exception.name);
    const exception_value &fields = *exception.fields, &comps = *exception.comps;
    std::string text;
    for (const exception_value &value : exception.values) {
        if (!fields.is_list && value.is_list)
            throw rule_error(exception.where, title, "of one field, the values are words");
        if (fields.is_list && value.items.size() != fields.items.size())
            throw rule_error(exception.where, title, "there are to be as many values as fields");
        if (!fields.is_list) {
            text += (text.empty() ? fields.word + " " + comps.word + " (" : ", ") + exception_value_text(value.word);
            continue;
        }
        std::string all;
        for (size_t i = 0; i < fields.items.size(); i++) {
            const std::string &how = comps.items[i].word;
            all += fmt::format("{}{} {} {}", i ? " and " : "", fields.items[i].word, how,
                               exception_values_text(value.items[i], is_list_word(how)));
        }
        text += (text.empty() ? "(" : " or (") + all + ")";
    }
    text += fields.is_list ? "" : ")";
    expression made;
    made.kind = expression_kind::negation;
    made.parts.push_back(parse({text, exception.where, title, sees_all}).tree);
    return made;
}

expression rule_compiler::condition_of(const rule_definition &rule) {
    try {
        expression condition =
            parse({rule.condition.text, rule.condition.where, fmt::format("rule '{}'", rule.name), sees_all}).tree;
        expression all;
        all.kind = expression_kind::all_of;
        for (const rule_exception &exception : rule.exceptions)
            if (!exception.values.empty())
                all.parts.push_back(exception_of(exception, rule));
        if (all.parts.empty())
            return condition;
        all.parts.insert(all.parts.begin(), std::move(condition));
        return all;
    } catch (const rule_left_out &unknown) {
        if (rule.skip_if_unknown_filter)
            throw;
        throw rule_error(unknown);
    }
}

std::vector<std::string> rule_compiler::warnings() const {
    std::vector<std::string> told = odd_;
    for (const macro_definition &macro : all_.macros())
        if (!macros_.count(macro.name))
            told.push_back(fmt::format("{}: nothing refers to it", place_text(macro.where, fmt::format("macro '{}'", macro.name))));
    for (const list_definition &list : all_.lists())
        if (!lists_.count(list.name))
            told.push_back(fmt::format("{}: nothing refers to it", place_text(list.where, fmt::format("list '{}'", list.name))));
    return told;
}

}  // namespace ringtap
