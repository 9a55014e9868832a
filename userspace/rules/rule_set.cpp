// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/rule_set.h"

#include <fmt/format.h>

#include <algorithm>

#include "fields/event_types.h"
#include "rules/condition_text.h"
#include "rules/rule_compiler.h"
#include "rules/rule_files.h"

namespace ringtap {

namespace {

// What Falco adds to each output by its own settings: where it happened.
constexpr std::string_view container_output =
    " container_id=%container.id container_name=%container.name container_image_repository=%container.image.repository"
    " container_image_tag=%container.image.tag k8s_pod_name=%k8s.pod.name k8s_ns_name=%k8s.ns.name";
constexpr std::string_view old_container_output = "%container.info";

std::string output_text(const rule_definition &rule) {
    std::string text = rule.output.text;
    for (size_t at = text.find(old_container_output); at != std::string::npos; at = text.find(old_container_output, at))
        text.erase(at, old_container_output.size());
    return (text[0] == '*' ? "" : "*") + text + std::string(container_output);
}

bool has_one_of(const std::set<std::string> &tags, const std::set<std::string> &wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string &tag) { return tags.count(tag); });
}

bool is_chosen(const rule_definition &rule, const rule_choice &choice) {
    const bool wanted = choice.only_tags.empty() ? rule.enabled : has_one_of(rule.tags, choice.only_tags);
    const bool left_out = has_one_of(rule.tags, choice.without_tags) ||
                          std::any_of(choice.without.begin(), choice.without.end(), [&](const std::string &part) {
                              return rule.name.find(part) != std::string::npos;
                          });
    return wanted && !left_out && rule.priority <= choice.least;
}

event_format output_of(machine on, const rule_definition &rule) {
    const std::string text = output_text(rule);
    try {
        return parse_format(on, text);
    } catch (const unknown_word_error &error) {
        if (rule.skip_if_unknown_filter)
            throw rule_left_out(rule.output.where, fmt::format("rule '{}', output", rule.name), error.what());
        throw rule_error(rule.output.where, fmt::format("rule '{}', output", rule.name), error.what());
    } catch (const expression_error &error) {
        throw rule_error(rule.output.where, fmt::format("rule '{}', output", rule.name), error.what());
    }
}

}  // namespace

rule_set::rule_set(machine on, const rule_choice &choice) : on_(on), graph_(on) {
    const rule_collection all = read_rule_files(choice.files);
    warnings_ = all.warnings();
    compile(all, choice);
    index();
}

void rule_set::compile(const rule_collection &all, const rule_choice &choice) {
    rule_compiler compiler(on_, all);
    for (const rule_definition &definition : all.rules()) {
        const std::string title = fmt::format("rule '{}'", definition.name);
        if (definition.source != "syscall") {
            warnings_.push_back(fmt::format("{}: left out: it is about events of '{}', which are not seen here",
                                            place_text(definition.where, title), definition.source));
            continue;
        }
        try {
            rule made;
            made.condition = compiler.condition_of(definition);
            made.output = output_of(on_, definition);
            made.definition = definition;
            made.asked = is_chosen(definition, choice);
            conditions_.push_back(graph_.add(made.condition));
            rules_.push_back(std::move(made));
        } catch (const rule_left_out &unknown) {
            warnings_.push_back(fmt::format("{} left out: {}", title, unknown.what()));
        }
    }
    for (std::string &odd : compiler.warnings())
        warnings_.push_back(std::move(odd));
}

void rule_set::add_type(const std::string &name) {
    const auto type = static_cast<uint32_t>(by_type_.size());
    by_type_.emplace_back();
    types_.emplace(name, type);
    std::unordered_map<condition_graph::id, condition_graph::id> decided;
    for (size_t i = 0; i < rules_.size(); i++) {
        const auto condition = graph_.of_type(conditions_[i], name, decided);
        if (condition == condition_graph::never)
            continue;
        rules_[i].types.push_back(name);
        if (rules_[i].asked)
            by_type_[type].add(graph_, i, condition);
    }
    if (const unsigned event = process_event_type(name); event != RINGTAP_TYPES)
        of_process_events_[event] = type;
}

// Of a type that no rule names, those are asked that name none.
void rule_set::index() {
    of_process_events_.fill(other_type);
    by_type_.emplace_back();  // no_type
    add_type("");             // other_type
    std::vector<rule *> of_all;
    for (rule &rule : rules_)
        if (!rule.types.empty())
            of_all.push_back(&rule);
    const std::vector<std::string> named = graph_.types();
    for (const std::string &name : named)
        add_type(name);
    for (rule *rule : of_all) {
        rule->types.clear();
        if (rule->definition.warn_evttypes && rule->asked)
            warnings_.push_back(fmt::format("{}: it is asked of every event, as its condition names no evt.type",
                                            place_text(rule->definition.where, fmt::format("rule '{}'", rule->definition.name))));
    }
    of_process_events_[RINGTAP_ENTRY] = no_type;  // each is asked of when it returns
    for (const unsigned of_ring : {RINGTAP_LOST, RINGTAP_LEVEL, RINGTAP_OVERWRITTEN, RINGTAP_TARGET})
        of_process_events_[of_ring] = no_type;
    size_t words = 0;
    for (size_t type = 0; type < by_type_.size(); type++)
        by_type_[type].end(graph_, type, words);
    graph_.end(words, by_type_.size());
}

uint32_t rule_set::type_of(const event &event) {
    if (event.type != RINGTAP_SYSCALL)
        return of_process_events_[event.type];
    return event.call.desc ? type_of_name(event.call.desc->name) : other_type;
}

uint32_t rule_set::type_of_name(std::string_view name) {
    const auto mixed = static_cast<uint32_t>(reinterpret_cast<uintptr_t>(name.data())) * 2654435761u;
    for (size_t at = mixed >> 21;; at++) {
        known_name &known = names_[at % names_size];
        if (known.name == name.data())
            return known.type;
        if (known.name)
            continue;
        const auto found = types_.find(name);
        known = {name.data(), found == types_.end() ? other_type : found->second};
        return known.type;
    }
}

bool rule_set::asks_of(std::string_view field) const {
    return std::any_of(rules_.begin(), rules_.end(), [&](const rule &rule) {
        return rule.asked && (condition_text(rule.condition).find(field) != std::string::npos ||
                              rule.definition.output.text.find(field) != std::string::npos);
    });
}

event_criteria rule_set::criteria() const {
    event_criteria wanted;
    if (!by_type_[other_type].empty())
        return wanted;
    for (const auto &[name, type] : types_) {
        if (by_type_[type].empty())
            continue;
        const unsigned event = process_event_type(name);
        if (event == RINGTAP_TYPES && numbers_of(on_, name).empty())
            continue;  // another machine's call
        wanted.types.insert(event == RINGTAP_TYPES ? unsigned{RINGTAP_SYSCALL} : event);
        if (event == RINGTAP_TYPES)
            wanted.calls.push_back(name);
    }
    return wanted;
}

}  // namespace ringtap
