// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/event_table.h"

#include <algorithm>
#include <iterator>

#include "scap/event_sources.h"

namespace ringtap {

namespace {

struct named_event {
    const char *symbol;
    const scap_event *event;
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

}  // namespace ringtap
