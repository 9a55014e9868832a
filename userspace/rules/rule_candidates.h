// SPDX-License-Identifier: MIT OR Apache-2.0
// The rules that events of one type may make true. Most are found not to be without being asked: the state of the
// event's thread leaves few, what several of them need is asked before any of them, and of each first what was not so when
// it was asked of an event before.
#ifndef RINGTAP_RULES_RULE_CANDIDATES_H
#define RINGTAP_RULES_RULE_CANDIDATES_H

#include <cstdint>
#include <vector>

#include "rules/condition_graph.h"

namespace ringtap {

class rule_candidates {
  public:
    // In the order in which they are to be asked.
    void add(const condition_graph &graph, size_t rule, condition_graph::id condition);
    bool empty() const { return rules_.empty(); }

    // To be called when all are there. place: how many candidates came before; words: what they take of
    // thread_answers::left, which is counted on.
    void end(const condition_graph &graph, size_t place, size_t &words);

    // Calls found() for the rules that are true of the event that the graph has begun with, until it returns false.
    template <typename Found>
    void ask(condition_graph &graph, field_reader &reader, Found found) {
        leave_by_thread(graph, reader);
        leave_by_needs(graph, reader);
        for (size_t word = 0; word < left_.size(); word++) {
            for (uint64_t bits = left_[word]; bits; bits &= bits - 1) {
                asked_rule &rule = rules_[word * 64 + static_cast<size_t>(__builtin_ctzll(bits))];
                if (graph.holds(rule.doubted, reader) && is_true(graph, rule, reader) && !found(rule.index))
                    return;
            }
        }
    }

  private:
    using rule_bits = std::vector<uint64_t>;
    struct asked_rule {
        size_t index;
        condition_graph::id condition;
        condition_graph::id doubted;             // what was not so the last time that the rule was not true
        std::vector<condition_graph::id> needs;  // what all has to be so; what is asked fastest first
    };
    struct common_need {
        condition_graph::id condition;
        rule_bits of;
    };

    void find_common_needs(const condition_graph &graph);
    void leave_by_thread(condition_graph &graph, field_reader &reader);
    void leave_by_needs(condition_graph &graph, field_reader &reader);
    static bool is_true(condition_graph &graph, asked_rule &rule, field_reader &reader);

    std::vector<asked_rule> rules_;
    rule_bits all_;
    std::vector<common_need> needs_;
    size_t place_ = 0, first_word_ = 0;  // in thread_answers
    rule_bits left_;                     // of the event at hand
};

}  // namespace ringtap

#endif
