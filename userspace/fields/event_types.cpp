// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/event_types.h"

#include <fmt/format.h>
#include <ringtap/ringtap.h>

#include <algorithm>
#include <vector>

#include "decode/nearest.h"
#include "fields/known_words.h"
#include "fields/sysdig_arguments.h"

namespace ringtap {

namespace {

struct process_event {
    const char *name;
    unsigned type;
};

constexpr process_event process_events[] = {
    {"procexec", RINGTAP_EXEC},
    {"procfork", RINGTAP_FORK},
    {"procexit", RINGTAP_EXIT},
    {"signaldeliver", RINGTAP_SIGNAL},
    {"switch", RINGTAP_SWITCH},
    {"page_fault", RINGTAP_FAULT},
    {"cpu_hotplug", RINGTAP_CPU},
    {"drop", RINGTAP_LOST},
};

bool is_event_type(const field &field) {
    return field.name == std::string_view("evt.type");
}

bool is_call_type(const field &field) {
    return field.name == std::string_view("syscall.type");
}

bool is_event_type_name(machine on, std::string_view name) {
    return process_event_type(name) != RINGTAP_TYPES || !numbers_of(on, name).empty();
}

constexpr uint32_t arguments_max = 6;

using sorted_names = std::vector<std::string_view>;

sorted_names find_argument_names(machine on) {
    sorted_names names = sysdig_argument_names();
    names.emplace_back("res");
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++)
        for (int nr = 0; nr < RINGTAP_SYSCALL_OTHER; nr++)
            if (const syscall_desc *desc = find_syscall(on, abi, nr))
                for (unsigned i = 0; i < desc->nargs; i++)
                    names.emplace_back(desc->args[i].name);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

// They are found once: rules ask for them by the hundred.
const sorted_names &argument_names(machine on) {
    static const sorted_names of_all[] = {find_argument_names(machine::unknown), find_argument_names(machine::x86_64),
                                          find_argument_names(machine::aarch64)};
    return of_all[on == machine::x86_64 ? 1 : on == machine::aarch64 ? 2 : 0];
}

std::string_view nearest_event_type(machine on, std::string_view name, bool calls_only) {
    std::vector<std::string_view> names = {nearest_syscall(on, name)};
    for (const process_event &known : process_events)
        if (!calls_only)
            names.emplace_back(known.name);
    return nearest_word(name, names);
}

}  // namespace

const char *process_event_name(unsigned type) {
    for (const process_event &known : process_events)
        if (known.type == type)
            return known.name;
    return "";
}

unsigned process_event_type(std::string_view name) {
    for (const process_event &known : process_events)
        if (known.name == name)
            return known.type;
    return RINGTAP_TYPES;
}

uint64_t types_asked_by(const expression &filter, bool negated) {
    uint64_t types = 0;
    if (filter.kind != expression_kind::check) {
        for (const expression &part : filter.parts)
            types |= types_asked_by(part, negated != (filter.kind == expression_kind::negation));
        return types;
    }
    if (!tests_event_type(filter) || (filter.how == comparison::not_equal) != negated)
        return 0;
    for (const literal &value : filter.values)
        if (const unsigned type = process_event_type(value.text); type != RINGTAP_TYPES)
            types |= uint64_t{1} << type & RINGTAP_TYPES_ASKED;
    return types;
}

bool tests_event_type(const expression &check) {
    if (!is_event_type(*check.left.field) && !is_call_type(*check.left.field))
        return false;
    const bool whole = check.how == comparison::equal || check.how == comparison::not_equal ||
                       check.how == comparison::in || check.how == comparison::intersects;
    return whole && check.left.transformers.empty() && !check.right;
}

void check_event_types(machine on, std::string_view text, const expression &check) {
    if (!tests_event_type(check))
        return;
    const bool calls_only = is_call_type(*check.left.field);
    for (const literal &value : check.values) {
        if (calls_only ? !numbers_of(on, value.text).empty() : is_event_type_name(on, value.text))
            continue;
        throw unknown_word_error(
            text, value.where,
            fmt::format("unknown system call '{}'{}", value.text,
                        did_you_mean(nearest_event_type(on, value.text, calls_only))));
    }
}

void check_argument(machine on, std::string_view text, const field_term &term) {
    const std::string_view field = term.field->name;
    const bool of_call = field == "evt.arg" || field == "evt.rawarg";
    if (of_call && term.arg.is_index && term.arg.index >= arguments_max)
        throw expression_error(text, term.where,
                               fmt::format("no call has an argument {}: the last is {}",
                                           term.arg.index, arguments_max - 1));
    if (!term.arg.given || term.arg.is_index)
        return;
    if (field == "evt.type.is" && !is_event_type_name(on, term.arg.name))
        throw expression_error(
            text, term.where,
            fmt::format("unknown system call '{}'{}", term.arg.name,
                        did_you_mean(nearest_event_type(on, term.arg.name, false))));
    if (!of_call || is_result_argument(term))
        return;
    const sorted_names &names = argument_names(on);
    if (!std::binary_search(names.begin(), names.end(), std::string_view(term.arg.name)))
        throw expression_error(text, term.where,
                               fmt::format("no call has an argument '{}'{}", term.arg.name,
                                           did_you_mean(nearest_word(term.arg.name, names))));
}

}  // namespace ringtap
