// SPDX-License-Identifier: MIT OR Apache-2.0
// The conditions of many rules as one graph: what several of them ask is asked once of an event, and what is about the
// state of a thread alone once of that state.
#ifndef RINGTAP_RULES_CONDITION_GRAPH_H
#define RINGTAP_RULES_CONDITION_GRAPH_H

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fields/expression.h"
#include "fields/filter.h"
#include "rules/thread_answers.h"

namespace ringtap {

class condition_graph {
  public:
    using id = uint32_t;
    static constexpr id always = 0;
    static constexpr id never = 1;

    explicit condition_graph(machine on);

    // The condition has no names in it that stand for others, and compiles.
    id add(const expression &condition);

    // The same of events of this type alone, so that what asks for the type is decided. decided: what is known already, by id;
    // to be given again for the same type.
    id of_type(id condition, std::string_view type, std::unordered_map<id, id> &decided);

    // All names of types that are asked for.
    const std::vector<std::string> &types() const { return types_; }

    // To be called when all conditions are there. words, candidates: see thread_answers.
    void end(size_t words, size_t candidates) { threads_.set_sizes(steady_, words, candidates); }

    // To be called before an event's first holds(): the reader has begun with it.
    void next_event(const event &event) {
        if (++event_ == 0x7fffffff)
            forget();
        thread_ = threads_.of(event);
    }
    // Of the event's thread; null: nothing is kept of it.
    thread_answers *thread() const { return thread_; }
    bool holds(id condition, field_reader &reader) {
        const uint32_t known = known_[condition];
        return known >> 1 == event_ ? known & 1 : find_out(condition, reader);
    }

    // Whether it may be so, as far as the state of the event's thread says alone.
    bool may_be(id condition, bool wanted, field_reader &reader);

    // It is about a thread's state alone.
    bool is_steady(id condition) const { return nodes_[condition].is_steady; }
    // It may have another answer if it is asked of other events than those before.
    bool remembers(id condition) const { return nodes_[condition].remembers; }
    // How long it takes to ask it, in checks.
    static constexpr uint32_t cost_of_check = 1;
    uint32_t cost(id condition) const { return nodes_[condition].cost; }
    // What has to be true for it to be true, one by one.
    void add_needs(id condition, std::vector<id> &to) const;

    size_t size() const { return nodes_.size(); }

  private:
    enum class node_kind : unsigned char { constant, check, all_of, any_of, negation };
    // What a field says, behind its transformers: several checks ask for it.
    struct term {
        const field_term *of;
        uint32_t event = 0;  // that the values are of
        std::vector<field_value> values;
    };
    struct check {
        expression from;
        std::unique_ptr<value_test> test;
        term *left = nullptr, *right = nullptr;  // of it; null: it asks for no other
    };
    struct node {
        node_kind kind;
        uint32_t first = 0;  // in parts_
        uint32_t count = 0;
        const condition_graph::check *check = nullptr;
        bool is_steady = false;
        bool remembers = false;
        uint32_t cost = 0;
        uint32_t place = 0;  // in thread_answers, if it is steady
    };

    id add_check(const expression &condition);
    id join(node_kind kind, const std::vector<id> &parts);
    id negate(id inner);
    id intern(node_kind kind, const std::vector<id> &parts);
    id append(node made);
    term *add_term(const field_term &of);
    const std::vector<field_value> &values_of(term &asked, field_reader &reader) const {
        if (asked.event != event_)
            read(asked, reader);
        return asked.values;
    }
    void read(term &asked, field_reader &reader) const;
    bool ask(const check &asked, field_reader &reader) const;
    bool decide(const node &asked, field_reader &reader);
    id decide_check(id condition, std::string_view type) const;
    bool find_out(id condition, field_reader &reader);
    bool note(id condition, bool answer) {
        known_[condition] = event_ << 1 | (answer ? 1 : 0);
        return answer;
    }
    bool any_is(const node &of, bool wanted, field_reader &reader);
    void forget();

    machine on_;
    std::vector<node> nodes_;
    std::vector<id> parts_;
    std::deque<check> checks_;  // terms point into them
    std::deque<term> terms_;    // and they at terms
    std::unordered_map<std::string, term *> terms_by_text_;
    std::unordered_map<std::string, id> by_text_;
    std::map<std::vector<id>, id> by_parts_;
    std::vector<std::string> types_;

    // By id: the number of the event that it was asked of last, and the answer as the lowest bit.
    std::vector<uint32_t> known_;
    uint32_t event_ = 0;

    uint32_t steady_ = 0;  // how many conditions are
    known_threads threads_;
    thread_answers *thread_ = nullptr;
};

}  // namespace ringtap

#endif
