// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/event_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "scap/event_sources.h"

namespace ringtap {

namespace {

struct named_event {
    const char *symbol;
    const scap_event *event;
};

struct event_name {
    uint16_t type;
    const char *name;
};

// Those that no call is, of which ringtap has nothing like it.
constexpr event_name names[] = {
    {148, "drop"},         {149, "drop"},        {196, "scapevent"}, {228, "container"},
    {234, "procinfo"},     {244, "cpu_hotplug"}, {260, "k8s"},       {268, "tracer"},
    {269, "tracer"},       {270, "mesos"},       {272, "container"}, {280, "notification"},
    {286, "infra"},        {322, "pluginevent"}, {324, "container"}, {356, "userdeleted"},
    {360, "groupdeleted"}, {402, "asyncevent"},
};

#define RT_SCAP_TABLE
#include "scap/event_table.inc"

}  // namespace

const scap_call *find_scap_call(std::string_view name) {
    const auto *found = std::lower_bound(
        std::begin(calls), std::end(calls), name,
        [](const scap_call &call, std::string_view name) { return call.name < name; });
    return found != std::end(calls) && found->name == name ? found : nullptr;
}

const scap_event *find_scap_event(std::string_view symbol) {
    const auto *found =
        std::find_if(std::begin(other_events), std::end(other_events),
                     [&](const named_event &event) { return event.symbol == symbol; });
    return found == std::end(other_events) ? nullptr : found->event;
}

const scap_event *find_scap_event(uint16_t type) {
    const auto *found =
        std::lower_bound(std::begin(events), std::end(events), type,
                         [](const scap_event *event, uint16_t type) { return event->type < type; });
    return found != std::end(events) && (*found)->type == type ? *found : nullptr;
}

std::string scap_event_name(uint16_t type) {
    const auto *found = std::find_if(std::begin(names), std::end(names),
                                     [&](const event_name &one) { return one.type == type; });
    return found == std::end(names) ? std::to_string(type)
                                    : fmt::format("{} ({})", type, found->name);
}

// Calls of another width have the code of the first, whose name is shorter.
const char *find_scap_code(uint16_t code) {
    const scap_call *found = nullptr;
    for (const scap_call &call : calls)
        if (code && call.code == code &&
            (!found || std::string_view(call.name).size() < std::string_view(found->name).size()))
            found = &call;
    return found ? found->name : nullptr;
}

}  // namespace ringtap
