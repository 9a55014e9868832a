// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/condition_text.h"

namespace ringtap {

namespace {

void append_joined(std::string &out, const expression &condition, std::string_view word) {
    out += '(';
    for (const expression &part : condition.parts) {
        if (&part != &condition.parts.front())
            out += word;
        out += condition_text(part);
    }
    out += ')';
}

bool takes_list(comparison how) {
    return how == comparison::in || how == comparison::intersects || how == comparison::pmatch;
}

std::string check_text(const expression &check) {
    std::string text = term_text(check.left) + " " + comparison_word(check.how);
    if (check.how == comparison::exists)
        return text;
    text += ' ';
    if (check.right)
        return text + (check.right->transformers.empty() ? "val(" + term_text(*check.right) + ")" : term_text(*check.right));
    if (!takes_list(check.how))
        return text + value_text(check.values.front().text);
    text += '(';
    for (const literal &value : check.values)
        text += (&value == &check.values.front() ? "" : ", ") + value_text(value.text);
    return text + ")";
}

}  // namespace

std::string value_text(std::string_view value) {
    if (!value.empty() && value.find_first_of(" \t\n\r\v\f(),=\"'\\") == std::string_view::npos)
        return std::string(value);
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : std::string(1, c);
    }
    return text + '"';
}

std::string condition_text(const expression &condition) {
    std::string text;
    switch (condition.kind) {
        case expression_kind::all_of:
            append_joined(text, condition, " and ");
            return text;
        case expression_kind::any_of:
            append_joined(text, condition, " or ");
            return text;
        case expression_kind::negation:
            return "not " + condition_text(condition.parts.front());
        case expression_kind::check:
            return check_text(condition);
        case expression_kind::named:
            break;
    }
    return condition.name;
}

}  // namespace ringtap
