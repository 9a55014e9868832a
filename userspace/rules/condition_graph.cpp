// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/condition_graph.h"

#include <algorithm>

#include "fields/event_types.h"
#include "rules/condition_text.h"

namespace ringtap {

condition_graph::condition_graph(machine on) : on_(on) {
    append({node_kind::constant, 0, 1});
    append({node_kind::constant, 0, 0});
}

condition_graph::id condition_graph::append(node made) {
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
    checks_.push_back({condition, nullptr});
    checks_.back().ask = compile_check(on_, text, checks_.back().from);
    if (tests_event_type(condition))
        for (const literal &value : condition.values)
            if (std::find(types_.begin(), types_.end(), value.text) == types_.end())
                types_.push_back(value.text);
    const id made = append({node_kind::check, static_cast<uint32_t>(checks_.size() - 1), 0});
    by_text_.emplace(std::move(text), made);
    return made;
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
    const auto first = static_cast<uint32_t>(parts_.size());
    parts_.insert(parts_.end(), parts.begin(), parts.end());
    const id made = append({kind, first, static_cast<uint32_t>(parts.size())});
    by_parts_.emplace(std::move(key), made);
    return made;
}

condition_graph::id condition_graph::decide_check(id condition, std::string_view type) const {
    const expression &asked = checks_[nodes_[condition].first].from;
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

bool condition_graph::find_out(id condition, field_reader &reader) {
    const node &asked = nodes_[condition];
    bool answer = asked.count != 0;
    switch (asked.kind) {
        case node_kind::constant:
            break;
        case node_kind::check:
            answer = checks_[asked.first].ask->matches(reader);
            break;
        case node_kind::all_of:
            answer = !any_is(asked, false, reader);
            break;
        case node_kind::any_of:
            answer = any_is(asked, true, reader);
            break;
        case node_kind::negation:
            answer = !holds(parts_[asked.first], reader);
            break;
    }
    known_[condition] = event_ << 1 | (answer ? 1 : 0);
    return answer;
}

void condition_graph::forget() {
    std::fill(known_.begin(), known_.end(), 0);
    event_ = 1;
}

}  // namespace ringtap
