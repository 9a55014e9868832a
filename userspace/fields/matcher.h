// SPDX-License-Identifier: MIT OR Apache-2.0
// What stands at the right of an operator, made ready to be asked of many values.
#ifndef RINGTAP_FIELDS_MATCHER_H
#define RINGTAP_FIELDS_MATCHER_H

#include <memory>
#include <optional>
#include <string_view>

#include "fields/expression.h"

namespace ringtap {

class matcher {
  public:
    virtual ~matcher() = default;
    virtual bool matches(const field_value &value) const = 0;
};

// Of a check that compares with values. text: the whole filter, for expression_error, which it
// throws where the operator, the field's type and the values do not go together.
std::unique_ptr<matcher> make_matcher(std::string_view text, const expression &check);

// The same for a check that compares with another field.
using field_comparison = bool (*)(const field_value &left, const field_value &right);
field_comparison make_field_comparison(std::string_view text, const expression &check);

// 10, -1, 0x1f; of a duration also 10ms, 5us, 1s. Nothing: it is none.
std::optional<number_value> parse_number(std::string_view text, bool duration);

}  // namespace ringtap

#endif
