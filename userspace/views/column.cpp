// SPDX-License-Identifier: MIT OR Apache-2.0
#include "views/column.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "fields/event_types.h"

namespace ringtap {

namespace {

constexpr size_t most_columns = 64;

struct known_aggregate {
    std::string_view word;
    std::string_view name;  // of the column, if it is given none
    aggregate how;
    measured what;
    unit shown;
    bool takes_field;
};

constexpr known_aggregate known_aggregates[] = {
    {"count", "calls", aggregate::count, measured::events, unit::number, false},
    {"rate", "rate", aggregate::rate, measured::events, unit::rate, false},
    {"errors", "errors", aggregate::count, measured::failures, unit::number, false},
    {"bytes", "bytes", aggregate::sum, measured::bytes, unit::bytes, false},
    {"total", "total", aggregate::sum, measured::latency, unit::duration, false},
    {"average", "average", aggregate::average, measured::latency, unit::duration, false},
    {"share", "share", aggregate::share, measured::latency, unit::percent, false},
    {"cpu", "cpu", aggregate::sum, measured::cpu, unit::duration, false},
    {"load", "load", aggregate::per_time, measured::cpu, unit::percent, false},
    {"sum", "", aggregate::sum, measured::number, unit::number, true},
    {"average", "", aggregate::average, measured::number, unit::number, true},
    {"max", "max", aggregate::greatest, measured::latency, unit::duration, false},
    {"max", "", aggregate::greatest, measured::number, unit::number, true},
    {"first", "", aggregate::first, measured::text, unit::text, true},
    {"last", "", aggregate::last, measured::text, unit::text, true},
};

// p50, p99.9
std::optional<double> percentile_of(std::string_view word) {
    if (word.size() < 2 || word.size() > 8 || word[0] != 'p')
        return std::nullopt;
    const std::string number(word.substr(1));
    if (number.find_first_not_of("0123456789.") != std::string::npos || number.find('.') != number.rfind('.'))
        return std::nullopt;
    const double percent = std::strtod(number.c_str(), nullptr);
    if (percent <= 0 || percent > 100)
        return std::nullopt;
    return percent / 100;
}

std::string aggregate_words() {
    std::string words;
    std::string_view last;
    for (const known_aggregate &known : known_aggregates) {
        if (known.word != last)
            words += fmt::format("{}, ", known.word);
        last = known.word;
    }
    return words + "p50 and any other percentile";
}

bool is_numeric(value_type type) {
    return type == value_type::number || type == value_type::duration || type == value_type::fraction ||
           type == value_type::boolean;
}

class column_parser {
  public:
    column_parser(machine on, std::string_view text, const std::vector<column> &before)
        : on_(on), text_(text), before_(before) {}

    column parse() {
        column made;
        std::string_view rest = text_;
        const size_t condition = rest.find(" if ");
        if (condition != std::string_view::npos) {
            made.condition_text = trimmed(rest.substr(condition + 4));
            made.condition = std::make_shared<event_expression>(on_, made.condition_text);
            made.picks_type = asks_event_type(made.condition->parsed());
            rest = rest.substr(0, condition);
        }
        const size_t equals = rest.find('=');
        if (equals != std::string_view::npos) {
            made.name = trimmed(rest.substr(0, equals));
            rest = rest.substr(equals + 1);
        }
        put_aggregate(made, trimmed(rest));
        if (made.name.empty())
            wrong("the column has no name: NAME = AGGREGATE");
        return made;
    }

  private:
    [[noreturn]] void wrong(const std::string &what) const {
        throw expression_error(text_, {0, text_.size()}, what);
    }

    void put_aggregate(column &made, std::string_view words) {
        const size_t minus = words.find(" - ");
        if (minus != std::string_view::npos)
            return put_difference(made, trimmed(words.substr(0, minus)), trimmed(words.substr(minus + 3)));
        const size_t open = words.find('(');
        const std::string_view word = trimmed(words.substr(0, open));
        const bool has_field = open != std::string_view::npos;
        if (has_field)
            put_field(made, words, open);
        if (const auto part = percentile_of(word))
            put(made, {word, has_field ? words : word, aggregate::percentile,
                       has_field ? measured::number : measured::latency, unit::duration, has_field});
        else
            put(made, find(word, has_field));
        made.part = percentile_of(word).value_or(0);
        if (made.name.empty() && has_field)
            made.name = words;
    }

    const known_aggregate &find(std::string_view word, bool has_field) const {
        bool known_word = false;
        for (const known_aggregate &known : known_aggregates) {
            if (known.word != word)
                continue;
            if (known.takes_field == has_field)
                return known;
            known_word = true;
        }
        if (!known_word)
            wrong(fmt::format("there is no aggregate '{}': {}", word, aggregate_words()));
        wrong(has_field ? fmt::format("{} takes no field", word) : fmt::format("{} takes a field: {}(FIELD)", word, word));
    }

    void put(column &made, const known_aggregate &known) const {
        made.how = known.how;
        made.what = known.what;
        made.unit = known.shown;
        if (made.name.empty())
            made.name = known.name;
        if (known.what != measured::number)
            return;
        if (!is_numeric(made.term.type()))
            wrong("the field is no number");
        made.unit = made.term.type() == value_type::duration ? unit::duration : unit::number;
    }

    void put_field(column &made, std::string_view words, size_t open) const {
        if (words.back() != ')')
            wrong("a ')' is missing behind the field");
        const std::string_view inner = words.substr(0, words.size() - 1);
        size_t at = open + 1;
        made.term = parse_field(inner, at);
        if (at != inner.size())
            wrong("there is more than a field in the parentheses");
        check_argument(on_, inner, made.term);
    }

    size_t place(std::string_view name) const {
        for (size_t i = 0; i < before_.size(); i++)
            if (before_[i].name == name)
                return i;
        wrong(fmt::format("no column before this one is called '{}'", name));
    }

    void put_difference(column &made, std::string_view left, std::string_view right) const {
        made.how = aggregate::difference;
        made.left = place(left);
        made.right = place(right);
        made.unit = before_[made.left].unit;
    }

    machine on_;
    std::string_view text_;
    const std::vector<column> &before_;
};

// Calls use for each piece between commas that are in no parentheses and behind no "if".
template <typename Use>
void for_each_piece(std::string_view text, const Use &use) {
    unsigned depth = 0;
    size_t begin = 0;
    for (size_t i = 0; i < text.size(); i++) {
        depth += text[i] == '(';
        depth -= text[i] == ')' && depth;
        if (text[i] == ',' && !depth && text.substr(begin, i - begin).find(" if ") == std::string_view::npos) {
            use(trimmed(text.substr(begin, i - begin)));
            begin = i + 1;
        }
    }
    use(trimmed(text.substr(begin)));
}

}  // namespace

std::string_view trimmed(std::string_view text, std::string_view blanks) {
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool table_plan::needs_switches() const {
    return std::any_of(columns.begin(), columns.end(), [](const column &c) { return c.what == measured::cpu; });
}

bool asks_event_type(const expression &filter) {
    if (filter.kind == expression_kind::check)
        return tests_event_type(filter);
    return std::any_of(filter.parts.begin(), filter.parts.end(), asks_event_type);
}

std::vector<key_column> parse_keys(machine on, std::string_view text) {
    std::vector<key_column> keys;
    const bool optional = !text.empty() && text[0] == '*';
    for_each_piece(text.substr(optional), [&](std::string_view piece) {
        size_t at = 0;
        key_column key{std::string(piece), parse_field(piece, at), optional};
        if (at != piece.size())
            throw expression_error(piece, {at, piece.size() - at}, "a comma or the end was expected behind the field");
        check_argument(on, piece, key.term);
        keys.push_back(std::move(key));
    });
    if (keys.size() > most_columns)
        throw expression_error(text, {0, text.size()}, "these are too many fields");
    return keys;
}

column parse_column(machine on, std::string_view text, const std::vector<column> &before) {
    if (before.size() >= most_columns)
        throw expression_error(text, {0, text.size()}, "these are too many columns");
    return column_parser(on, text, before).parse();
}

void parse_columns(machine on, std::string_view text, std::vector<column> &to) {
    for_each_piece(text, [&](std::string_view piece) { to.push_back(parse_column(on, piece, to)); });
}

void set_sort(table_plan &plan, std::string_view name) {
    const std::string_view whole = name;
    plan.ascending = !name.empty() && name[0] == '-';
    name.remove_prefix(plan.ascending);
    for (size_t i = 0; i < plan.columns.size() + plan.by.size(); i++) {
        const bool is_key = i >= plan.columns.size();
        if ((is_key ? plan.by[i - plan.columns.size()].name : plan.columns[i].name) == name) {
            plan.sort = i;
            return;
        }
    }
    throw expression_error(whole, {0, whole.size()}, "the table has no column of this name");
}

}  // namespace ringtap
