// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/event_types.h"

#include <fmt/format.h>
#include <ringtap/ringtap.h>

#include <vector>

#include "model/nearest.h"

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
    {"drop", RINGTAP_LOST},
};

bool is_event_type(const field &field) {
    return field.name == std::string_view("evt.type");
}

bool is_call_type(const field &field) {
    return field.name == std::string_view("syscall.type");
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
    return nullptr;
}

unsigned process_event_type(std::string_view name) {
    for (const process_event &known : process_events)
        if (known.name == name)
            return known.type;
    return RINGTAP_TYPES;
}

bool asks_event_type(const expression &check) {
    if (!is_event_type(*check.left.field) && !is_call_type(*check.left.field))
        return false;
    const bool whole = check.how == comparison::equal || check.how == comparison::not_equal ||
                       check.how == comparison::in || check.how == comparison::intersects;
    return whole && check.left.transformers.empty() && !check.right;
}

void check_event_types(machine on, std::string_view text, const expression &check) {
    if (!asks_event_type(check))
        return;
    const bool calls_only = is_call_type(*check.left.field);
    for (const literal &value : check.values) {
        if (!numbers_of(on, value.text).empty() ||
            (!calls_only && process_event_type(value.text) != RINGTAP_TYPES))
            continue;
        throw expression_error(
            text, value.where,
            fmt::format("unknown system call '{}'; did you mean '{}'?", value.text,
                        nearest_event_type(on, value.text, calls_only)));
    }
}

}  // namespace ringtap
