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

using values = std::vector<field_value>;

class exists_test : public value_test {
  public:
    bool holds(const values &, const values &) const override { return true; }
};

// Of several values one is enough, but to be unequal they must all be.
class match_test : public value_test {
  public:
    match_test(bool all, std::unique_ptr<matcher> matcher) : all_(all), matcher_(std::move(matcher)) {}

    bool holds(const values &left, const values &) const override {
        for (const field_value &value : left)
            if (matcher_->matches(value) != all_)
                return !all_;
        return all_;
    }

  private:
    bool all_;
    std::unique_ptr<matcher> matcher_;
};

// The same of two fields.
class pair_test : public value_test {
  public:
    pair_test(bool all, field_comparison compare) : all_(all), compare_(compare) {}

    bool holds(const values &left, const values &right) const override {
        if (right.empty())
            return false;
        for (const field_value &one : left)
            for (const field_value &other : right)
                if (compare_(one, other) != all_)
                    return !all_;
        return all_;
    }

  private:
    bool all_;
    field_comparison compare_;
};

class check_node : public filter_node {
  public:
    check_node(const expression &check, std::unique_ptr<value_test> test)
        : left_(check.left), right_(check.right.get()), test_(std::move(test)) {}

    bool matches(field_reader &reader) const override {
        if (!read_term(left_, reader))
            return false;
        if (!right_)
            return test_->holds(reader.values(), {});
        const values left = reader.values();
        read_term(*right_, reader);
        return test_->holds(left, reader.values());
    }

  private:
    const field_term &left_;
    const field_term *right_;
    std::unique_ptr<value_test> test_;
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
            return std::make_unique<check_node>(from, compile_check(on, text, from));
        case expression_kind::named:
            break;
    }
    throw expression_error(text, from.where, fmt::format("'{}' is not known", from.name));
}

template <typename Is>
bool has_only(const expression &part, Is is) {
    if (part.kind == expression_kind::check)
        return is(*part.left.field) && (!part.right || is(*part.right->field));
    return part.kind != expression_kind::named &&
           std::all_of(part.parts.begin(), part.parts.end(), [&](const expression &inner) { return has_only(inner, is); });
}

// The parts that all have to hold, and that are about the process.
void add_parts_of_process(const expression &from, std::vector<const expression *> &parts) {
    if (has_only(from, is_of_process))
        parts.push_back(&from);
    else if (from.kind == expression_kind::all_of)
        for (const expression &part : from.parts)
            add_parts_of_process(part, parts);
}

std::vector<const expression *> parts_of_process(const expression &from) {
    std::vector<const expression *> parts;
    add_parts_of_process(from, parts);
    return parts;
}

std::unique_ptr<filter_node> compile_all(machine on, std::string_view text, const std::vector<const expression *> &parts) {
    nodes compiled;
    for (const expression *part : parts)
        compiled.push_back(compile(on, text, *part));
    if (compiled.empty())
        return nullptr;
    return std::make_unique<all_node>(std::move(compiled));
}

}  // namespace

std::unique_ptr<value_test> compile_check(machine on, std::string_view text, const expression &check) {
    check_argument(on, text, check.left);
    if (check.right)
        check_argument(on, text, *check.right);
    const bool all = check.how == comparison::not_equal;
    if (check.how == comparison::exists)
        return std::make_unique<exists_test>();
    if (check.right)
        return std::make_unique<pair_test>(all, make_field_comparison(text, check));
    return std::make_unique<match_test>(all, make_matcher(text, check));
}

bool read_term(const field_term &term, field_reader &reader) {
    std::vector<field_value> &values = reader.values();
    values.clear();
    term.field->read(reader, term.arg);
    for (const transformer how : term.transformers)
        transform(how, reader);
    return !values.empty();
}

event_expression::event_expression(machine on, std::string text)
    : text_(std::move(text)),
      parsed_(parse_expression(text_)),
      root_(compile(on, text_, parsed_)) {
    const auto parts = parts_of_process(parsed_);
    of_process_ = compile_all(on, text_, parts);
    steady_ = std::all_of(parts.begin(), parts.end(), [](const expression *part) { return has_only(*part, is_steady); });
}

}  // namespace ringtap
