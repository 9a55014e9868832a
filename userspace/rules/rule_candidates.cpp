// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/rule_candidates.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ringtap {

namespace {

bool has_common(const std::vector<uint64_t> &a, const std::vector<uint64_t> &b) {
    for (size_t word = 0; word < a.size(); word++)
        if (a[word] & b[word])
            return true;
    return false;
}

// Asked of each event: of more, each would leave out few rules.
constexpr size_t most_common_needs = 32;

}  // namespace

// A rule that remembers has no needs here: what is not asked of one event may be answered otherwise of the next.
void rule_candidates::add(const condition_graph &graph, size_t rule, condition_graph::id condition) {
    std::vector<condition_graph::id> needs;
    if (!graph.remembers(condition))
        graph.add_needs(condition, needs);
    std::stable_sort(needs.begin(), needs.end(), [&](condition_graph::id a, condition_graph::id b) {
        return graph.cost(a) < graph.cost(b);
    });
    rules_.push_back({rule, condition, condition_graph::always, std::move(needs)});
}

void rule_candidates::end(const condition_graph &graph, size_t place, size_t &words) {
    all_.resize((rules_.size() + 63) / 64);
    for (size_t i = 0; i < rules_.size(); i++)
        all_[i / 64] |= uint64_t{1} << (i % 64);
    place_ = place;
    first_word_ = std::exchange(words, words + all_.size());
    find_common_needs(graph);
}

void rule_candidates::find_common_needs(const condition_graph &graph) {
    std::map<condition_graph::id, std::vector<size_t>> rules_of;
    for (size_t i = 0; i < rules_.size(); i++)
        for (const condition_graph::id need : rules_[i].needs)
            if (!graph.is_steady(need) && graph.cost(need) <= condition_graph::cost_of_check)
                rules_of[need].push_back(i);
    std::vector<std::pair<size_t, condition_graph::id>> commonest;
    for (const auto &[need, rules] : rules_of)
        if (rules.size() > 1)
            commonest.emplace_back(rules.size(), need);
    std::sort(commonest.rbegin(), commonest.rend());
    commonest.resize(std::min(commonest.size(), most_common_needs));
    for (const auto &[count, need] : commonest) {
        common_need &common = needs_.emplace_back(common_need{need, rule_bits(all_.size())});
        for (const size_t rule : rules_of[need])
            common.of[rule / 64] |= uint64_t{1} << (rule % 64);
    }
}

// Found out when the same state is asked about a second time: a program that is executed comes once.
void rule_candidates::leave_by_thread(condition_graph &graph, field_reader &reader) {
    constexpr unsigned char found_out = 2;
    thread_answers *thread = graph.thread();
    left_ = all_;
    if (!thread)
        return;
    const auto known = thread->left.begin() + static_cast<std::ptrdiff_t>(first_word_);
    unsigned char &asked = thread->asked[place_];
    if (asked == found_out) {
        std::copy_n(known, left_.size(), left_.begin());
        return;
    }
    if (++asked != found_out)
        return;
    for (size_t i = 0; i < rules_.size(); i++) {
        const condition_graph::id condition = rules_[i].condition;
        if (!graph.remembers(condition) && !graph.may_be(condition, true, reader))
            left_[i / 64] &= ~(uint64_t{1} << (i % 64));
    }
    std::copy(left_.begin(), left_.end(), known);
}

// One that leaves rules out moves forward, so that those come first that leave out most.
void rule_candidates::leave_by_needs(condition_graph &graph, field_reader &reader) {
    for (size_t i = 0; i < needs_.size(); i++) {
        if (!has_common(left_, needs_[i].of) || graph.holds(needs_[i].condition, reader))
            continue;
        for (size_t word = 0; word < left_.size(); word++)
            left_[word] &= ~needs_[i].of[word];
        if (i)
            std::swap(needs_[i - 1], needs_[i]);
    }
}

bool rule_candidates::is_true(condition_graph &graph, asked_rule &rule, field_reader &reader) {
    if (graph.holds(rule.condition, reader))
        return true;
    const auto is_not = [&](condition_graph::id need) { return !graph.holds(need, reader); };
    const auto doubted = std::find_if(rule.needs.begin(), rule.needs.end(), is_not);
    if (doubted != rule.needs.end())
        rule.doubted = *doubted;
    return false;
}

}  // namespace ringtap
