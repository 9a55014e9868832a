// SPDX-License-Identifier: MIT OR Apache-2.0
// The rules of some files, ready to be asked of events.
#ifndef RINGTAP_RULES_RULE_SET_H
#define RINGTAP_RULES_RULE_SET_H

#include <array>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "engine/settings.h"
#include "fields/format.h"
#include "rules/condition_graph.h"
#include "rules/rule_candidates.h"
#include "rules/rule_collection.h"

namespace ringtap {

// Which of the rules are to be asked.
struct rule_choice {
    std::vector<std::string> files;      // and directories, of which *.yaml and *.yml are taken in the order of their names
    std::set<std::string> only_tags;     // empty: all rules that are enabled
    std::set<std::string> without_tags;
    std::vector<std::string> without;    // parts of names
    rule_priority least = rule_priority::debug;
};

struct rule {
    rule_definition definition;
    expression condition;  // all written out
    event_format output;
    std::vector<std::string> types;  // of events that it may be true of; empty: of all
    bool asked = false;              // it is enabled, and chosen
};

class rule_set {
  public:
    // Throws rule_error, settings_error.
    rule_set(machine on, const rule_choice &choice);

    const std::vector<rule> &rules() const { return rules_; }
    const std::vector<std::string> &warnings() const { return warnings_; }

    // Calls found() for the rules that are true of the event, in their order, until it returns false. The reader has
    // begun with the event.
    template <typename Found>
    void ask(const event &event, field_reader &reader, Found found) {
        rule_candidates &candidates = by_type_[type_of(event)];
        if (candidates.empty())
            return;
        graph_.next_event(event);
        candidates.ask(graph_, reader, [&](size_t rule) { return found(rules_[rule]); });
    }

    // What a source has to give: the types of events that some rule may be true of.
    event_criteria criteria() const;

    // A rule that is asked has this in its condition or output.
    bool asks_of(std::string_view field) const;

  private:
    // Where a call's name lies, as its description has it, and the type that has it.
    struct known_name {
        const char *name = nullptr;
        uint32_t type = 0;
    };
    static constexpr size_t names_size = 2048;  // a power of two, and twice as many as there are calls of all machines
    static constexpr uint32_t no_type = 0, other_type = 1;

    void compile(const rule_collection &all, const rule_choice &choice);
    void index();
    void add_type(const std::string &name);
    uint32_t type_of(const event &event);
    uint32_t type_of_name(std::string_view name);

    machine on_;
    std::vector<rule> rules_;
    std::vector<std::string> warnings_;
    condition_graph graph_;
    std::vector<condition_graph::id> conditions_;  // of the rules
    // With what is left of each rule's condition
    std::vector<rule_candidates> by_type_;
    std::map<std::string, uint32_t, std::less<>> types_;
    std::array<uint32_t, RINGTAP_TYPES> of_process_events_{};
    std::array<known_name, names_size> names_{};
};

}  // namespace ringtap

#endif
