// SPDX-License-Identifier: MIT OR Apache-2.0
// The conditions of many rules as one graph: what several of them ask is asked once of an event.
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

    // To be called before an event's first holds(): the reader has begun with it.
    void next_event() {
        if (++event_ == 0x7fffffff)
            forget();
    }
    bool holds(id condition, field_reader &reader) {
        const uint32_t known = known_[condition];
        return known >> 1 == event_ ? known & 1 : find_out(condition, reader);
    }

    size_t size() const { return nodes_.size(); }

  private:
    enum class node_kind : unsigned char { constant, check, all_of, any_of, negation };
    struct node {
        node_kind kind;
        uint32_t first = 0;  // in parts_; of a check, in checks_
        uint32_t count = 0;
    };
    struct check {
        expression from;
        std::unique_ptr<filter_node> ask;
    };

    id add_check(const expression &condition);
    id join(node_kind kind, const std::vector<id> &parts);
    id negate(id inner);
    id intern(node_kind kind, const std::vector<id> &parts);
    id append(node made);
    id decide_check(id condition, std::string_view type) const;
    bool find_out(id condition, field_reader &reader);
    bool any_is(const node &of, bool wanted, field_reader &reader);
    void forget();

    machine on_;
    std::vector<node> nodes_;
    std::vector<id> parts_;
    std::deque<check> checks_;  // the checks point into themselves
    std::unordered_map<std::string, id> by_text_;
    std::map<std::vector<id>, id> by_parts_;
    std::vector<std::string> types_;

    // By id: the number of the event that it was asked of last, and the answer as the lowest bit.
    std::vector<uint32_t> known_;
    uint32_t event_ = 0;
};

}  // namespace ringtap

#endif
