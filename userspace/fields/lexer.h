// SPDX-License-Identifier: MIT OR Apache-2.0
// The words of a filter. What a word may be depends on where it stands, so the parser asks for the
// kind that it wants.
#ifndef RINGTAP_FIELDS_LEXER_H
#define RINGTAP_FIELDS_LEXER_H

#include <optional>
#include <string_view>

#include "fields/expression.h"

namespace ringtap {

class lexer {
  public:
    explicit lexer(std::string_view text, size_t at = 0) : text_(text), at_(at) {}

    void skip_blanks();
    size_t at() const { return at_; }
    bool at_end();
    std::string_view text() const { return text_; }

    // True: it stood there, and has been passed.
    bool take(char c);
    bool take_word(std::string_view word);

    // fd.name, tolower; empty: none stands here.
    std::string_view take_name();
    std::optional<comparison> take_comparison();
    // What stands between brackets, if they follow at once.
    std::optional<std::string> take_bracket();
    literal take_value();

    // Throws an expression_error about what stands here.
    [[noreturn]] void expected(const std::string &what);
    [[noreturn]] void fail(text_span where, const std::string &what) const;

  private:
    text_span here();
    literal take_quoted(char quote);

    std::string_view text_;
    size_t at_;
};

}  // namespace ringtap

#endif
