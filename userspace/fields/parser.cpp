// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "decode/nearest.h"
#include "fields/lexer.h"
#include "fields/list_modifier.h"

namespace ringtap {

namespace {

struct named_transformer {
    std::string_view name;
    transformer what;
};

constexpr named_transformer transformers[] = {
    {"tolower", transformer::tolower}, {"toupper", transformer::toupper},
    {"b64", transformer::b64},         {"basename", transformer::basename},
    {"len", transformer::len},
};

const named_transformer *find_transformer(std::string_view name) {
    for (const named_transformer &known : transformers)
        if (known.name == name)
            return &known;
    return nullptr;
}

class parser {
  public:
    explicit parser(std::string_view text, size_t at = 0, bool names = false)
        : lexer_(text, at), names_(names) {}

    expression whole() {
        const size_t longest = names_ ? longest_with_names : longest_expression;
        if (lexer_.text().size() > longest)
            lexer_.fail({longest, 1}, fmt::format("too long: a filter has at most {} bytes", longest));
        expression made = any_of();
        if (!lexer_.at_end())
            lexer_.expected("'and', 'or' or the end");
        return made;
    }

    field_term term() {
        field_term made;
        lexer_.skip_blanks();
        const size_t begin = lexer_.at();
        const std::string_view name = lexer_.take_name();
        if (name.empty())
            lexer_.expected("a field");
        if (is_transformer_call(name)) {
            lexer_.take('(');
            made = transformed({begin, name.size()}, name);
        } else {
            find(name, begin, made);
        }
        made.where = {begin, lexer_.at() - begin};
        return made;
    }

    size_t at() const { return lexer_.at(); }

  private:
    // Counts what is open, so that no text makes us recurse beyond the stack.
    class level {
      public:
        level(parser &parser, size_t at) : parser_(parser) {
            if (++parser_.depth_ > deepest_expression)
                parser_.lexer_.fail({at, 1}, fmt::format("nested too deeply: at most {} levels",
                                                         deepest_expression));
        }
        ~level() { parser_.depth_--; }
        level(const level &) = delete;
        level &operator=(const level &) = delete;

      private:
        parser &parser_;
    };

    expression any_of() { return chain(expression_kind::any_of, "or", &parser::all_of); }
    expression all_of() { return chain(expression_kind::all_of, "and", &parser::negation); }

    expression chain(expression_kind kind, const char *word, expression (parser::*part)()) {
        expression first = (this->*part)();
        if (!lexer_.take_word(word))
            return first;
        expression made;
        made.kind = kind;
        made.where.at = first.where.at;
        made.parts.push_back(std::move(first));
        do
            made.parts.push_back((this->*part)());
        while (lexer_.take_word(word));
        made.where.size = lexer_.at() - made.where.at;
        return made;
    }

    expression negation() {
        lexer_.skip_blanks();
        const size_t begin = lexer_.at();
        bool negated = false;
        while (lexer_.take_word("not"))
            negated = !negated;
        expression inner = primary();
        if (!negated)
            return inner;
        expression made;
        made.kind = expression_kind::negation;
        made.parts.push_back(std::move(inner));
        made.where = {begin, lexer_.at() - begin};
        return made;
    }

    expression primary() {
        lexer_.skip_blanks();
        const size_t begin = lexer_.at();
        if (!lexer_.take('('))
            return names_ ? name_or_check() : check();
        const level nested(*this, begin);
        expression inner = any_of();
        if (!lexer_.take(')'))
            lexer_.expected("'and', 'or' or ')'");
        inner.where = {begin, lexer_.at() - begin};
        return inner;
    }

    // A field's name has a dot, and a transformer a bracket.
    expression name_or_check() {
        const parser before = *this;
        const size_t begin = lexer_.at();
        const std::string_view name = lexer_.take_name();
        if (name.empty() || name.find('.') != std::string_view::npos || is_transformer_call(name)) {
            *this = before;
            return check();
        }
        expression made;
        made.kind = expression_kind::named;
        made.name = name;
        made.where = {begin, name.size()};
        return made;
    }

    expression check() {
        expression made;
        made.left = term();
        const auto how = lexer_.take_comparison();
        if (!how)
            lexer_.expected(
                fmt::format("an operator behind '{}' (=, !=, <, >, in, contains, startswith...)",
                            lexer_.text().substr(made.left.where.at, made.left.where.size)));
        made.how = *how;
        if (*how == comparison::in || *how == comparison::intersects || *how == comparison::pmatch)
            list(made);
        else if (*how != comparison::exists && !modified_list(made))
            right_side(made);
        made.where = {made.left.where.at, lexer_.at() - made.left.where.at};
        return names_ ? std::move(made) : written_out(lexer_.text(), std::move(made));
    }

    // Without a bracket behind it, the word is a value.
    bool modified_list(expression &made) {
        for (const list_modifier modifier : {list_modifier::anyof, list_modifier::allof, list_modifier::oneof}) {
            const parser before = *this;
            if (!lexer_.take_word(modifier_word(modifier)))
                continue;
            if (lexer_.take('(')) {
                made.modifier = modifier;
                items(made);
                return true;
            }
            *this = before;
        }
        return false;
    }

    void list(expression &made) {
        if (!lexer_.take('(')) {
            if (!names_)
                lexer_.expected("a list: (a, b, c)");
            made.values.push_back(lexer_.take_value());
            return;
        }
        items(made);
    }

    void items(expression &made) {
        if (lexer_.take(')'))
            return;
        do
            made.values.push_back(lexer_.take_value());
        while (lexer_.take(','));
        if (!lexer_.take(')'))
            lexer_.expected("',' or ')'");
    }

    // val(FIELD), a transformer of one, or a value.
    void right_side(expression &made) {
        const parser before = *this;
        const std::string_view name = lexer_.take_name();
        const bool is_call =
            !name.empty() && is_transformer_call(name) && (name == "val" || find_transformer(name));
        *this = before;
        if (is_call)
            made.right = std::make_unique<field_term>(term());
        else
            made.values.push_back(lexer_.take_value());
    }

    // A field's name has a dot; what a format has behind it may be a bracket.
    bool is_transformer_call(std::string_view name) const {
        const size_t at = lexer_.at();
        return name.find('.') == std::string_view::npos && at < lexer_.text().size() &&
               lexer_.text()[at] == '(';
    }

    field_term transformed(text_span where, std::string_view name) {
        const named_transformer *found = find_transformer(name);
        if (!found && name != "val")
            unknown_transformer(where, name);
        const level nested(*this, where.at);
        field_term inner = term();
        if (!lexer_.take(')'))
            lexer_.expected("')'");
        if (found && inner.type() != value_type::text && inner.type() != value_type::bytes)
            lexer_.fail(inner.where,
                        fmt::format("{}() takes text, this is {}", name, type_word(inner.type())));
        if (found)
            inner.transformers.push_back(found->what);
        return inner;
    }

    [[noreturn]] void unknown_transformer(text_span where, std::string_view name) {
        std::vector<std::string_view> names = {"val"};
        for (const named_transformer &known : transformers)
            names.push_back(known.name);
        lexer_.fail(where, fmt::format("there is no transformer '{}'{}", name,
                                       did_you_mean(nearest_word(name, names))));
    }

    void find(std::string_view name, size_t begin, field_term &made) {
        made.field = find_field(name, made.arg);
        if (!made.field)
            throw unknown_word_error(lexer_.text(), {begin, name.size()},
                                     fmt::format("unknown field '{}'{}", name,
                                                 did_you_mean(nearest_field(name))));
        const size_t bracket = lexer_.at();
        if (const auto inside = lexer_.take_bracket())
            take_arg(*made.field, *inside, {bracket, lexer_.at() - bracket}, made.arg);
        if (!made.arg.given && made.field->arg != field_arg_kind::none &&
            made.field->arg != field_arg_kind::optional_index &&
            made.field->arg != field_arg_kind::optional_name)
            lexer_.fail({begin, name.size()}, fmt::format("'{0}' needs to know which: {0}{1}", name,
                                                          arg_word(made.field->arg)));
    }

    void take_arg(const field &field, const std::string &inside, text_span where, field_arg &arg) {
        if (field.arg == field_arg_kind::none || arg.given)
            lexer_.fail(where, fmt::format("'{}' takes nothing in brackets", field.name));
        const char *end = inside.data() + inside.size();
        const auto [stop, error] = std::from_chars(inside.data(), end, arg.index);
        arg.is_index = error == std::errc() && stop == end;
        arg.name = inside;
        arg.given = true;
        if (!arg.is_index &&
            (field.arg == field_arg_kind::index || field.arg == field_arg_kind::optional_index))
            lexer_.fail(where, fmt::format("'{}' takes a number in brackets", field.name));
    }

    lexer lexer_;
    bool names_;
    unsigned depth_ = 0;
};

// The part of a long text that is worth showing, and where the caret comes to stand in it.
struct excerpt {
    std::string text;
    size_t caret;
};

excerpt excerpt_of(std::string_view text, size_t at) {
    constexpr size_t before = 60;
    constexpr size_t after = 40;
    const size_t begin = at > before ? at - before : 0;
    excerpt shown{begin ? "..." : "", at - begin + (begin ? 3 : 0)};
    for (const char c : text.substr(begin, before + after))
        shown.text += c >= ' ' && c < 0x7f ? c : ' ';
    if (begin + before + after < text.size())
        shown.text += "...";
    return shown;
}

std::string explain(std::string_view text, text_span where, const std::string &what) {
    const excerpt shown = excerpt_of(text, where.at);
    const size_t space = shown.text.size() > shown.caret ? shown.text.size() - shown.caret : 1;
    return fmt::format("{}\n    {}\n    {}{}", what, shown.text, std::string(shown.caret, ' '),
                       std::string(std::clamp<size_t>(where.size, 1, space), '^'));
}

}  // namespace

expression_error::expression_error(std::string_view text, text_span where, const std::string &what)
    : std::runtime_error(explain(text, where, what)), where_(where), message_(what) {}

value_type field_term::type() const {
    if (transformers.empty())
        return field->type;
    return transformers.back() == transformer::len ? value_type::number : value_type::text;
}

expression parse_expression(std::string_view text) {
    return parser(text).whole();
}

expression parse_with_names(std::string_view text) {
    return parser(text, 0, true).whole();
}

std::string term_text(const field_term &term) {
    std::string text = term.field->name;
    if (term.arg.given)
        text += fmt::format("[{}]", term.arg.name);
    for (const transformer how : term.transformers)
        for (const named_transformer &known : transformers)
            if (known.what == how)
                text = fmt::format("{}({})", known.name, text);
    return text;
}

field_term parse_field(std::string_view text, size_t &at) {
    parser one(text, at);
    field_term term = one.term();
    at = one.at();
    return term;
}

}  // namespace ringtap
