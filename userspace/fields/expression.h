// SPDX-License-Identifier: MIT OR Apache-2.0
// A filter as it was written: what Sysdig's and Falco's grammar makes of it.
#ifndef RINGTAP_FIELDS_EXPRESSION_H
#define RINGTAP_FIELDS_EXPRESSION_H

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "fields/field.h"

namespace ringtap {

// A part of a text.
struct text_span {
    size_t at = 0;
    size_t size = 0;
};

// What is wrong with a filter or format, under the text a caret, and what was expected.
class expression_error : public std::runtime_error {
  public:
    expression_error(std::string_view text, text_span where, const std::string &what);
    text_span where() const { return where_; }
    // Without the text.
    const std::string &message() const { return message_; }

  private:
    text_span where_;
    std::string message_;
};

enum class comparison : unsigned char {
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    contains,
    icontains,
    bcontains,
    startswith,
    bstartswith,
    endswith,
    glob,
    iglob,
    regex,
    in,
    intersects,
    pmatch,
    exists,
};

const char *comparison_word(comparison how);

enum class transformer : unsigned char { tolower, toupper, b64, basename, len };

struct field_term {
    const ringtap::field *field = nullptr;
    field_arg arg;
    std::vector<transformer> transformers;  // in the order in which they work
    text_span where;

    value_type type() const;  // behind the transformers
};

struct literal {
    std::string text;
    bool quoted = false;
    text_span where;
};

enum class expression_kind : unsigned char { all_of, any_of, negation, check };

struct expression {
    expression_kind kind = expression_kind::check;
    std::vector<expression> parts;  // of all but a check
    // Of a check
    field_term left;
    comparison how = comparison::exists;
    std::vector<literal> values;
    std::unique_ptr<field_term> right;  // instead of values
    text_span where;
};

constexpr size_t longest_expression = 64 << 10;
constexpr unsigned deepest_expression = 100;

// Throws expression_error.
expression parse_expression(std::string_view text);
// The same for a format's %FIELD: parses one field from `at` on, and moves it behind.
field_term parse_field(std::string_view text, size_t &at);

}  // namespace ringtap

#endif
