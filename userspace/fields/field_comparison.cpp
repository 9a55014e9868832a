// SPDX-License-Identifier: MIT OR Apache-2.0
// Comparisons of a field with another one.
#include <fmt/format.h>

#include "fields/matcher.h"
#include "fields/text_matcher.h"

namespace ringtap {

namespace {

template <comparison How>
bool compare_texts(const field_value &left, const field_value &right) {
    static const text_comparison compare = find_text_comparison(How);
    return compare(left.text, right.text);
}

template <comparison How>
bool compare_numbers(const field_value &left, const field_value &right) {
    const number_value a = left.number;
    const number_value b = right.number;
    switch (How) {
        case comparison::equal:
            return a == b;
        case comparison::not_equal:
            return !(a == b);
        case comparison::less:
            return a < b;
        case comparison::less_equal:
            return !(b < a);
        case comparison::greater:
            return b < a;
        default:
            return !(a < b);
    }
}

template <comparison How>
bool compare_addresses(const field_value &left, const field_value &right) {
    return (left.ip == right.ip) == (How == comparison::equal);
}

field_comparison for_texts(comparison how) {
    switch (how) {
        case comparison::equal:
            return compare_texts<comparison::equal>;
        case comparison::not_equal:
            return compare_texts<comparison::not_equal>;
        case comparison::contains:
            return compare_texts<comparison::contains>;
        case comparison::icontains:
            return compare_texts<comparison::icontains>;
        case comparison::startswith:
            return compare_texts<comparison::startswith>;
        case comparison::endswith:
            return compare_texts<comparison::endswith>;
        default:
            return nullptr;
    }
}

field_comparison for_numbers(comparison how) {
    switch (how) {
        case comparison::equal:
            return compare_numbers<comparison::equal>;
        case comparison::not_equal:
            return compare_numbers<comparison::not_equal>;
        case comparison::less:
            return compare_numbers<comparison::less>;
        case comparison::less_equal:
            return compare_numbers<comparison::less_equal>;
        case comparison::greater:
            return compare_numbers<comparison::greater>;
        case comparison::greater_equal:
            return compare_numbers<comparison::greater_equal>;
        default:
            return nullptr;
    }
}

field_comparison for_addresses(comparison how) {
    if (how == comparison::equal)
        return compare_addresses<comparison::equal>;
    return how == comparison::not_equal ? compare_addresses<comparison::not_equal> : nullptr;
}

// What can be compared with each other.
enum class family { text, number, boolean, address };

family family_of(value_type type) {
    switch (type) {
        case value_type::text:
        case value_type::bytes:
            return family::text;
        case value_type::boolean:
            return family::boolean;
        case value_type::address:
            return family::address;
        default:
            return family::number;
    }
}

}  // namespace

field_comparison make_field_comparison(std::string_view text, const expression &check) {
    const value_type left = check.left.type();
    const value_type right = check.right->type();
    if (family_of(left) != family_of(right))
        throw expression_error(
            text, check.right->where,
            fmt::format("{} is compared with {}", type_word(left), type_word(right)));
    field_comparison made = nullptr;
    if (family_of(left) == family::text)
        made = for_texts(check.how);
    else if (family_of(left) == family::address)
        made = for_addresses(check.how);
    else
        made = for_numbers(check.how);
    if (!made)
        throw expression_error(text, check.where,
                               fmt::format("'{}' does not compare two fields of type {}",
                                           comparison_word(check.how), type_word(left)));
    return made;
}

}  // namespace ringtap
