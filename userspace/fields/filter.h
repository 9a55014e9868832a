// SPDX-License-Identifier: MIT OR Apache-2.0
// A filter that can be asked: a tree of checks, each with its field and its values at hand.
#ifndef RINGTAP_FIELDS_FILTER_H
#define RINGTAP_FIELDS_FILTER_H

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fields/expression.h"
#include "fields/reader.h"

namespace ringtap {

// The values of a field, behind its transformers, in reader.values(). False: it has none.
bool read_term(const field_term &term, field_reader &reader);

class filter_node {
  public:
    virtual ~filter_node() = default;
    virtual bool matches(field_reader &reader) const = 0;
};

// What a check asks of what its field says, which is something, and, where it compares that with another field, of what
// that one says.
class value_test {
  public:
    virtual ~value_test() = default;
    virtual bool holds(const std::vector<field_value> &left, const std::vector<field_value> &right) const = 0;
};

// text: what the check stands in, for expression_error, which it throws. Words that its field never says pass: see
// check_words().
std::unique_ptr<value_test> compile_check(machine on, std::string_view text, const expression &check);

class event_expression {
  public:
    // Throws expression_error.
    event_expression(machine on, std::string text);
    event_expression(const event_expression &) = delete;  // the tree points into it
    event_expression &operator=(const event_expression &) = delete;

    // False: of a call's event whose process alone is known, matches() would be false, whatever the call is.
    bool may_match_process(field_reader &reader) const { return !of_process_ || of_process_->matches(reader); }
    bool asks_of_process() const { return of_process_ != nullptr; }
    // That answer is the same for a thread until host_model::changes() is another.
    bool is_steady_of_process() const { return steady_; }

    // A field that has no value makes its comparison false, as Falco has it.
    bool matches(field_reader &reader) const { return root_->matches(reader); }

    const std::string &text() const { return text_; }
    const expression &parsed() const { return parsed_; }

  private:
    std::string text_;
    expression parsed_;
    std::unique_ptr<filter_node> root_;
    std::unique_ptr<filter_node> of_process_;  // what must hold of the process alone; null: nothing
    bool steady_ = false;
};

}  // namespace ringtap

#endif
