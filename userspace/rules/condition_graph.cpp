// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/condition_graph.h"

#include <algorithm>

#include "fields/event_types.h"
#include "rules/condition_text.h"

namespace ringtap {

namespace {

constexpr uint32_t cost_of_dear = 20, most_cost = 1'000'000;

}  // namespace

condition_graph::condition_graph(machine on) : on_(on) {
    append({node_kind::constant, 0, 1});
    append({node_kind::constant, 0, 0});
}

condition_graph::id condition_graph::append(node made) {
    if (made.is_steady)
        made.place = steady_++;
    nodes_.push_back(made);
    known_.push_back(0);
    return static_cast<id>(nodes_.size() - 1);
}

condition_graph::id condition_graph::add(const expression &condition) {
    if (condition.kind == expression_kind::check)
        return add_check(condition);
    std::vector<id> parts;
    for (const expression &part : condition.parts)
        parts.push_back(add(part));
    if (condition.kind == expression_kind::negation)
        return negate(parts.front());
    return join(condition.kind == expression_kind::all_of ? node_kind::all_of : node_kind::any_of, parts);
}

condition_graph::id condition_graph::add_check(const expression &condition) {
    std::string text = condition_text(condition);
    const auto known = by_text_.find(text);
    if (known != by_text_.end())
        return known->second;
    check &made_check = checks_.emplace_back();
    made_check.from = condition;
    made_check.test = compile_check(on_, text, condition);
    made_check.left = add_term(made_check.from.left);
    made_check.right = made_check.from.right ? add_term(*made_check.from.right) : nullptr;
    if (tests_event_type(condition))
        for (const literal &value : condition.values)
            if (std::find(types_.begin(), types_.end(), value.text) == types_.end())
                types_.push_back(value.text);
    node made{node_kind::check};
    made.check = &made_check;
    const field &left = *condition.left.field, &right = condition.right ? *condition.right->field : left;
    made.is_steady = ringtap::is_steady(left) && ringtap::is_steady(right);
    made.remembers = left.habit == field_habit::remembering || right.habit == field_habit::remembering;
    made.cost = left.habit == field_habit::dear || right.habit == field_habit::dear ? cost_of_dear : cost_of_check;
    return by_text_.emplace(std::move(text), append(made)).first->second;
}

condition_graph::term *condition_graph::add_term(const field_term &of) {
    const auto [at, is_new] = terms_by_text_.emplace(term_text(of), nullptr);
    if (is_new)
        at->second = &terms_.emplace_back(term{&of, 0, {}});
    return at->second;
}

// Constants go: of all_of, a false one decides, and a true one says nothing; of any_of, the other way round.
condition_graph::id condition_graph::join(node_kind kind, const std::vector<id> &parts) {
    const id decides = kind == node_kind::all_of ? never : always;
    const id idle = kind == node_kind::all_of ? always : never;
    std::vector<id> left;
    for (const id part : parts) {
        if (part == decides)
            return decides;
        if (part != idle && std::find(left.begin(), left.end(), part) == left.end())
            left.push_back(part);
    }
    if (left.size() < 2)
        return left.empty() ? idle : left.front();
    return intern(kind, left);
}

condition_graph::id condition_graph::negate(id inner) {
    if (inner == always || inner == never)
        return inner == always ? never : always;
    return intern(node_kind::negation, {inner});
}

condition_graph::id condition_graph::intern(node_kind kind, const std::vector<id> &parts) {
    std::vector<id> key = {static_cast<id>(kind)};
    key.insert(key.end(), parts.begin(), parts.end());
    const auto known = by_parts_.find(key);
    if (known != by_parts_.end())
        return known->second;
    node made{kind, static_cast<uint32_t>(parts_.size()), static_cast<uint32_t>(parts.size())};
    made.is_steady = std::all_of(parts.begin(), parts.end(), [this](id part) { return is_steady(part); });
    made.remembers = std::any_of(parts.begin(), parts.end(), [this](id part) { return remembers(part); });
    for (const id part : parts)
        made.cost = std::min(made.cost + cost(part), most_cost);
    parts_.insert(parts_.end(), parts.begin(), parts.end());
    return by_parts_.emplace(std::move(key), append(made)).first->second;
}

condition_graph::id condition_graph::decide_check(id condition, std::string_view type) const {
    const expression &asked = nodes_[condition].check->from;
    if (!tests_event_type(asked))
        return condition;
    const bool of_calls = asked.left.field->name == std::string_view("syscall.type");
    if (of_calls && process_event_type(type) != RINGTAP_TYPES)
        return never;  // the field has no value then
    const bool named = std::any_of(asked.values.begin(), asked.values.end(),
                                   [&](const literal &value) { return value.text == type; });
    return named == (asked.how != comparison::not_equal) ? always : never;
}

condition_graph::id condition_graph::of_type(id condition, std::string_view type, std::unordered_map<id, id> &decided) {
    const node from = nodes_[condition];
    if (from.kind == node_kind::constant)
        return condition;
    if (from.kind == node_kind::check)
        return decide_check(condition, type);
    const auto known = decided.find(condition);
    if (known != decided.end())
        return known->second;
    std::vector<id> parts;
    for (uint32_t i = 0; i < from.count; i++)
        parts.push_back(of_type(parts_[from.first + i], type, decided));
    const id made = from.kind == node_kind::negation ? negate(parts.front()) : join(from.kind, parts);
    decided.emplace(condition, made);
    return made;
}

bool condition_graph::any_is(const node &of, bool wanted, field_reader &reader) {
    const id *part = parts_.data() + of.first;
    for (const id *end = part + of.count; part != end; part++)
        if (holds(*part, reader) == wanted)
            return true;
    return false;
}

void condition_graph::read(term &asked, field_reader &reader) const {
    read_term(*asked.of, reader);
    asked.values.swap(reader.values());
    asked.event = event_;
}

inline bool condition_graph::ask(const check &asked, field_reader &reader) const {
    static const std::vector<field_value> none;
    const auto &left = values_of(*asked.left, reader);
    return !left.empty() && asked.test->holds(left, asked.right ? values_of(*asked.right, reader) : none);
}

inline bool condition_graph::decide(const node &asked, field_reader &reader) {
    switch (asked.kind) {
        case node_kind::constant:
            break;
        case node_kind::check:
            return ask(*asked.check, reader);
        case node_kind::all_of:
            return !any_is(asked, false, reader);
        case node_kind::any_of:
            return any_is(asked, true, reader);
        case node_kind::negation:
            return !holds(parts_[asked.first], reader);
    }
    return asked.count != 0;
}

bool condition_graph::find_out(id condition, field_reader &reader) {
    const node &asked = nodes_[condition];
    if (!thread_ || !asked.is_steady)
        return note(condition, decide(asked, reader));
    thread_answer &kept = thread_->conditions[asked.place];
    if (kept == thread_answer::unknown)
        kept = decide(asked, reader) ? thread_answer::yes : thread_answer::no;
    return note(condition, kept == thread_answer::yes);
}

bool condition_graph::may_be(id condition, bool wanted, field_reader &reader) {
    const node &asked = nodes_[condition];
    const auto begin = parts_.begin() + asked.first, end = begin + asked.count;
    const auto may = [&](id part) { return may_be(part, wanted, reader); };
    if (asked.is_steady)
        return holds(condition, reader) == wanted;
    switch (asked.kind) {
        case node_kind::constant:
            return (asked.count != 0) == wanted;
        case node_kind::check:
            return true;
        case node_kind::all_of:
            return wanted ? std::all_of(begin, end, may) : std::any_of(begin, end, may);
        case node_kind::any_of:
            return wanted ? std::any_of(begin, end, may) : std::all_of(begin, end, may);
        case node_kind::negation:
            return may_be(*begin, !wanted, reader);
    }
    return true;
}

void condition_graph::add_needs(id condition, std::vector<id> &to) const {
    const node &from = nodes_[condition];
    if (from.kind != node_kind::all_of)
        return to.push_back(condition);
    for (uint32_t i = 0; i < from.count; i++)
        add_needs(parts_[from.first + i], to);
}

void condition_graph::forget() {
    std::fill(known_.begin(), known_.end(), 0);
    for (term &known : terms_)
        known.event = 0;
    event_ = 1;
}

}  // namespace ringtap
