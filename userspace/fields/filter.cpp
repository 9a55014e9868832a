// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/filter.h"

#include <fmt/format.h>

#include <algorithm>

#include "fields/event_types.h"
#include "fields/known_words.h"
#include "fields/matcher.h"
#include "fields/transform.h"

namespace ringtap {

namespace {

using nodes = std::vector<std::unique_ptr<filter_node>>;

class all_node : public filter_node {
  public:
    explicit all_node(nodes parts) : parts_(std::move(parts)) {}
    bool matches(field_reader &reader) const override {
        return std::all_of(parts_.begin(), parts_.end(),
                           [&](const auto &part) { return part->matches(reader); });
    }

  private:
    nodes parts_;
};

class any_node : public filter_node {
  public:
    explicit any_node(nodes parts) : parts_(std::move(parts)) {}
    bool matches(field_reader &reader) const override {
        return std::any_of(parts_.begin(), parts_.end(),
                           [&](const auto &part) { return part->matches(reader); });
    }

  private:
    nodes parts_;
};

class not_node : public filter_node {
  public:
    explicit not_node(std::unique_ptr<filter_node> inner) : inner_(std::move(inner)) {}
    bool matches(field_reader &reader) const override { return !inner_->matches(reader); }

  private:
    std::unique_ptr<filter_node> inner_;
};

class exists_node : public filter_node {
  public:
    explicit exists_node(const field_term &left) : left_(left) {}
    bool matches(field_reader &reader) const override { return read_term(left_, reader); }

  private:
    const field_term &left_;
};

// Of several values one is enough, but to be unequal they must all be.
class value_node : public filter_node {
  public:
    value_node(const expression &check, std::unique_ptr<matcher> matcher)
        : left_(check.left),
          all_(check.how == comparison::not_equal),
          matcher_(std::move(matcher)) {}

    bool matches(field_reader &reader) const override {
        if (!read_term(left_, reader))
            return false;
        const auto matches = [this](const field_value &value) { return matcher_->matches(value); };
        const auto &values = reader.values();
        return all_ ? std::all_of(values.begin(), values.end(), matches)
                    : std::any_of(values.begin(), values.end(), matches);
    }

  private:
    const field_term &left_;
    bool all_;
    std::unique_ptr<matcher> matcher_;
};

// The same of two fields.
class pair_node : public filter_node {
  public:
    pair_node(const expression &check, field_comparison compare)
        : left_(check.left),
          right_(*check.right),
          all_(check.how == comparison::not_equal),
          compare_(compare) {}

    bool matches(field_reader &reader) const override {
        if (!read_term(left_, reader))
            return false;
        const std::vector<field_value> lefts = reader.values();
        if (!read_term(right_, reader))
            return false;
        for (const field_value &left : lefts)
            for (const field_value &right : reader.values())
                if (compare_(left, right) != all_)
                    return !all_;
        return all_;
    }

  private:
    const field_term &left_;
    const field_term &right_;
    bool all_;
    field_comparison compare_;
};

std::unique_ptr<filter_node> compile(machine on, std::string_view text, const expression &from) {
    nodes parts;
    for (const expression &part : from.parts)
        parts.push_back(compile(on, text, part));
    switch (from.kind) {
        case expression_kind::all_of:
            return std::make_unique<all_node>(std::move(parts));
        case expression_kind::any_of:
            return std::make_unique<any_node>(std::move(parts));
        case expression_kind::negation:
            return std::make_unique<not_node>(std::move(parts.front()));
        case expression_kind::check:
            if (from.how != comparison::exists && !from.right) {
                check_argument(on, text, from.left);
                check_event_types(on, text, from);
                check_words(text, from);
            }
            return compile_check(on, text, from);
        case expression_kind::named:
            break;
    }
    throw expression_error(text, from.where, fmt::format("'{}' is not known", from.name));
}

bool is_of_process(const field_term &term) {
    const auto &classes = field_classes();
    return std::any_of(classes.begin(), classes.end(), [&](const field_class &one) {
        return one.of_process && term.field >= one.begin() && term.field < one.end();
    });
}

bool is_of_process(const expression &part) {
    if (part.kind == expression_kind::check)
        return is_of_process(part.left) && (!part.right || is_of_process(*part.right));
    return part.kind != expression_kind::named &&
           std::all_of(part.parts.begin(), part.parts.end(), [](const expression &inner) { return is_of_process(inner); });
}

// The parts that all have to hold, and that are about the process.
void add_parts_of_process(machine on, std::string_view text, const expression &from, nodes &parts) {
    if (is_of_process(from))
        parts.push_back(compile(on, text, from));
    else if (from.kind == expression_kind::all_of)
        for (const expression &part : from.parts)
            add_parts_of_process(on, text, part, parts);
}

std::unique_ptr<filter_node> compile_of_process(machine on, std::string_view text, const expression &from) {
    nodes parts;
    add_parts_of_process(on, text, from, parts);
    if (parts.empty())
        return nullptr;
    return std::make_unique<all_node>(std::move(parts));
}

}  // namespace

std::unique_ptr<filter_node> compile_check(machine on, std::string_view text, const expression &check) {
    check_argument(on, text, check.left);
    if (check.right)
        check_argument(on, text, *check.right);
    if (check.how == comparison::exists)
        return std::make_unique<exists_node>(check.left);
    if (check.right)
        return std::make_unique<pair_node>(check, make_field_comparison(text, check));
    return std::make_unique<value_node>(check, make_matcher(text, check));
}

bool read_term(const field_term &term, field_reader &reader) {
    reader.values().clear();
    term.field->read(reader, term.arg);
    for (const transformer how : term.transformers)
        transform(how, reader);
    return !reader.values().empty();
}

event_expression::event_expression(machine on, std::string text)
    : text_(std::move(text)),
      parsed_(parse_expression(text_)),
      root_(compile(on, text_, parsed_)),
      of_process_(compile_of_process(on, text_, parsed_)) {}

}  // namespace ringtap
