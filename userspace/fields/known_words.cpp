// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/known_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "decode/errors.h"
#include "decode/nearest.h"
#include "fields/matcher.h"

namespace ringtap {

namespace {

bool tests_whole_words(const expression &check) {
    const bool whole = check.how == comparison::equal || check.how == comparison::not_equal ||
                       check.how == comparison::in || check.how == comparison::intersects;
    return whole && check.left.transformers.empty() && !check.right;
}

word_list words_of(const field_term &term) {
    if (is_result_argument(term) && term.field->type == value_type::text)
        return error_names();
    return term.field->words ? term.field->words() : word_list();
}

}  // namespace

bool is_result_argument(const field_term &term) {
    const std::string_view field = term.field->name;
    return (field == "evt.arg" || field == "evt.rawarg") && !term.arg.is_index &&
           term.arg.name == "res";
}

void check_words(std::string_view text, const expression &check) {
    if (!tests_whole_words(check))
        return;
    const word_list names = words_of(check.left);
    if (names.empty())
        return;
    for (const literal &value : check.values) {
        if (std::find(names.begin(), names.end(), value.text) != names.end() ||
            (is_result_argument(check.left) && parse_number(value.text, false)))
            continue;
        throw expression_error(text, value.where,
                               fmt::format("'{}' is never '{}'{}",
                                           text.substr(check.left.where.at, check.left.where.size),
                                           value.text,
                                           did_you_mean(nearest_word(value.text, names))));
    }
}

}  // namespace ringtap
