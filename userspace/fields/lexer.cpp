// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/lexer.h"

#include <fmt/format.h>

#include <algorithm>

namespace ringtap {

namespace {

struct named_comparison {
    std::string_view word;
    comparison how;
};

// One that begins like another comes first.
constexpr named_comparison comparisons[] = {
    {"==", comparison::equal},
    {"=", comparison::equal},
    {"!=", comparison::not_equal},
    {"<=", comparison::less_equal},
    {"<", comparison::less},
    {">=", comparison::greater_equal},
    {">", comparison::greater},
    {"contains", comparison::contains},
    {"icontains", comparison::icontains},
    {"bcontains", comparison::bcontains},
    {"startswith", comparison::startswith},
    {"bstartswith", comparison::bstartswith},
    {"endswith", comparison::endswith},
    {"glob", comparison::glob},
    {"iglob", comparison::iglob},
    {"regex", comparison::regex},
    {"intersects", comparison::intersects},
    {"in", comparison::in},
    {"pmatch", comparison::pmatch},
    {"exists", comparison::exists},
};

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_part(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

bool ends_bare_value(char c) {
    return is_blank(c) || c == '(' || c == ')' || c == ',' || c == '"' || c == '\'';
}

char unescaped(char c) {
    switch (c) {
        case 'n':
            return '\n';
        case 't':
            return '\t';
        case 'r':
            return '\r';
        default:
            return c;
    }
}

}  // namespace

const char *comparison_word(comparison how) {
    for (const named_comparison &known : comparisons)
        if (known.how == how && known.word != "==")
            return known.word.data();
    return "";
}

void lexer::skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_]))
        at_++;
}

bool lexer::at_end() {
    skip_blanks();
    return at_ == text_.size();
}

bool lexer::take(char c) {
    skip_blanks();
    if (at_ == text_.size() || text_[at_] != c)
        return false;
    at_++;
    return true;
}

bool lexer::take_word(std::string_view word) {
    skip_blanks();
    const size_t end = at_ + word.size();
    if (text_.substr(at_, word.size()) != word || (end < text_.size() && is_name_part(text_[end])))
        return false;
    at_ = end;
    return true;
}

std::string_view lexer::take_name() {
    skip_blanks();
    size_t end = at_;
    while (end < text_.size() && (end > at_ ? is_name_part(text_[end]) : is_letter(text_[end])))
        end++;
    while (end > at_ && text_[end - 1] == '.')  // of a sentence in a format
        end--;
    const std::string_view name = text_.substr(at_, end - at_);
    at_ = end;
    return name;
}

std::optional<comparison> lexer::take_comparison() {
    skip_blanks();
    for (const auto &[word, how] : comparisons) {
        if (!is_letter(word[0]) && text_.substr(at_, word.size()) == word) {
            at_ += word.size();
            return how;
        }
        if (is_letter(word[0]) && take_word(word))
            return how;
    }
    return std::nullopt;
}

std::optional<std::string> lexer::take_bracket() {
    if (at_ == text_.size() || text_[at_] != '[')
        return std::nullopt;
    const size_t begin = at_++;
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
        std::string inside = take_quoted(text_[at_]).text;
        if (take(']'))
            return inside;
    } else if (const size_t end = text_.find_first_of("[] \t\n\r\"'", at_);
               end != std::string_view::npos && end > at_ && text_[end] == ']') {
        std::string inside(text_.substr(at_, end - at_));
        at_ = end + 1;
        return inside;
    }
    fail({begin, 1}, "expected a number or name between [ and ]");
}

literal lexer::take_value() {
    skip_blanks();
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\''))
        return take_quoted(text_[at_]);
    literal value;
    value.where.at = at_;
    while (at_ < text_.size() && !ends_bare_value(text_[at_]))
        at_++;
    value.where.size = at_ - value.where.at;
    value.text = text_.substr(value.where.at, value.where.size);
    if (value.text.empty())
        expected("a value");
    return value;
}

literal lexer::take_quoted(char quote) {
    literal value;
    value.quoted = true;
    value.where.at = at_++;
    while (at_ < text_.size() && text_[at_] != quote) {
        const bool escaped =
            text_[at_] == '\\' && at_ + 1 < text_.size() &&
            std::string_view("\\\"'ntr").find(text_[at_ + 1]) != std::string_view::npos;
        at_ += escaped;
        value.text.push_back(escaped ? unescaped(text_[at_]) : text_[at_]);
        at_++;
    }
    if (at_ == text_.size())
        fail({value.where.at, 1}, fmt::format("this {} is never closed", quote));
    at_++;
    value.where.size = at_ - value.where.at;
    return value;
}

text_span lexer::here() {
    skip_blanks();
    size_t end = at_;
    while (end < text_.size() && !ends_bare_value(text_[end]))
        end++;
    return {at_, std::max<size_t>(end - at_, 1)};
}

void lexer::expected(const std::string &what) {
    const text_span where = here();
    if (where.at >= text_.size())
        fail(where, fmt::format("expected {} at the end", what));
    fail(where, fmt::format("expected {}", what));
}

void lexer::fail(text_span where, const std::string &what) const {
    throw expression_error(text_, where, what);
}

}  // namespace ringtap
