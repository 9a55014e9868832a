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

// The text names a field or a type of events that there is none of, though another program may know it.
class unknown_word_error : public expression_error {
  public:
    using expression_error::expression_error;
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

// What a list behind an operator of one value is to be: "proc.name startswith anyof (ssh, sudo)".
enum class list_modifier : unsigned char { none, anyof, allof, oneof };

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

// named: stands for an expression that is known elsewhere by that name, as a rule's macro.
enum class expression_kind : unsigned char { all_of, any_of, negation, check, named };

struct expression {
    expression_kind kind = expression_kind::check;
    std::vector<expression> parts;  // of all_of, any_of and negation
    std::string name;               // of what is named
    // Of a check
    field_term left;
    comparison how = comparison::exists;
    list_modifier modifier = list_modifier::none;  // of what parse_with_names() returns alone
    std::vector<literal> values;
    std::shared_ptr<const field_term> right;  // instead of values
    text_span where;
};

constexpr size_t longest_expression = 64 << 10;
constexpr size_t longest_with_names = 1 << 20;
constexpr unsigned deepest_expression = 100;

// Throws expression_error.
expression parse_expression(std::string_view text);
// The same of a text in which names may stand for expressions, and `in` may be followed by a list's name; it may be
// longer by as much as whole lists of a file take.
expression parse_with_names(std::string_view text);
// As it is written: "tolower(proc.name)".
std::string term_text(const field_term &term);
// The same for a format's %FIELD: parses one field from `at` on, and moves it behind.
field_term parse_field(std::string_view text, size_t &at);

}  // namespace ringtap

#endif
