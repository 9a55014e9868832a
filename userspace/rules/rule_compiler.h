// SPDX-License-Identifier: MIT OR Apache-2.0
// Conditions with macros, lists and exceptions written out.
#ifndef RINGTAP_RULES_RULE_COMPILER_H
#define RINGTAP_RULES_RULE_COMPILER_H

#include <exception>
#include <map>
#include <string>

#include "decode/syscalls.h"
#include "fields/expression.h"
#include "rules/rule_collection.h"

namespace ringtap {

constexpr unsigned deepest_macros = 100;          // one that names one that names one
constexpr unsigned deepest_condition = 500;       // macros written out
constexpr size_t largest_condition = 100'000;     // checks and values
constexpr size_t largest_rules = 1'000'000;       // of all conditions together

// The rule names a field that is not known here, and says that it is to be left out then.
class rule_left_out : public rule_error {
  public:
    using rule_error::rule_error;
};

class rule_compiler {
  public:
    // all must outlive it.
    rule_compiler(machine on, const rule_collection &all) : on_(on), all_(all) {}

    // Each check in it compiles. Throws rule_error, rule_left_out.
    expression condition_of(const rule_definition &rule);

    // What nobody has referred to, and what can never be true.
    std::vector<std::string> warnings() const;

  private:
    struct sized_expression {
        expression tree;
        size_t size = 0;  // checks and values
        unsigned depth = 1;
    };
    // Where an expression was written.
    struct written {
        std::string_view text;
        rule_place where;
        std::string title;
        unsigned sees;
        unsigned macros = 0;  // one in the other, down to this
    };
    struct macro_result {
        bool under_way = true;
        sized_expression made;
        std::exception_ptr error;
    };

    sized_expression parse(const written &from);
    sized_expression resolve(expression tree, const written &from);
    sized_expression resolve_name(const expression &named, const written &from);
    sized_expression resolve_check(expression check, const written &from);
    sized_expression resolve_parts(expression tree, const written &from);
    const sized_expression &macro(const macro_definition &definition, unsigned level);
    std::vector<literal> write_out(const std::vector<literal> &values, const written &from);
    void add_items(const list_definition &list, text_span where, const written &from, unsigned depth,
                   std::vector<literal> &to);
    expression exception_of(const rule_exception &exception, const rule_definition &rule);
    void check_types(const expression &check, const written &from) const;
    void warn_of_words(const expression &check, const written &from);
    void check_size(const sized_expression &made, const written &from) const;

    machine on_;
    const rule_collection &all_;
    std::map<std::string, macro_result> macros_;
    std::map<std::string, bool> lists_;  // those that are used
    std::vector<std::string> odd_;
    size_t total_ = 0;
    size_t items_ = 0;  // of lists that were looked at
};

}  // namespace ringtap

#endif
