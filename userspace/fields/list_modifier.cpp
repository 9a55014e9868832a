// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/list_modifier.h"

#include <fmt/format.h>

#include <utility>

namespace ringtap {

namespace {

// Each of them is looked at together with each other one.
constexpr size_t most_of_oneof = 32;

expression join(expression_kind kind, std::vector<expression> parts, text_span where) {
    expression made;
    made.kind = kind;
    made.parts = std::move(parts);
    made.where = where;
    return made;
}

std::vector<expression> check_of_each(const expression &check) {
    expression one = check;
    one.modifier = list_modifier::none;
    std::vector<expression> checks;
    for (const literal &value : check.values) {
        one.values = {value};
        checks.push_back(one);
    }
    return checks;
}

// One, and none of the others
std::vector<expression> one_alone_of_each(const std::vector<expression> &checks, text_span where) {
    std::vector<expression> alone;
    for (const expression &check : checks) {
        std::vector<expression> parts = {check};
        for (const expression &other : checks)
            if (&other != &check)
                parts.push_back(join(expression_kind::negation, {other}, where));
        alone.push_back(join(expression_kind::all_of, std::move(parts), where));
    }
    return alone;
}

}  // namespace

const char *modifier_word(list_modifier modifier) {
    switch (modifier) {
        case list_modifier::anyof:
            return "anyof";
        case list_modifier::allof:
            return "allof";
        case list_modifier::oneof:
            return "oneof";
        case list_modifier::none:
            break;
    }
    return "";
}

expression written_out(std::string_view text, expression check) {
    const list_modifier modifier = check.modifier;
    if (modifier == list_modifier::none)
        return check;
    if (check.values.empty()) {
        check.modifier = list_modifier::none;
        check.how = comparison::in;
        return check;
    }
    std::vector<expression> checks = check_of_each(check);
    if (checks.size() == 1)
        return std::move(checks.front());
    if (modifier == list_modifier::allof)
        return join(expression_kind::all_of, std::move(checks), check.where);
    if (modifier == list_modifier::anyof)
        return join(expression_kind::any_of, std::move(checks), check.where);
    if (checks.size() > most_of_oneof)
        throw expression_error(text, check.where,
                               fmt::format("oneof takes at most {} values, these are {}", most_of_oneof, checks.size()));
    return join(expression_kind::any_of, one_alone_of_each(checks, check.where), check.where);
}

}  // namespace ringtap
