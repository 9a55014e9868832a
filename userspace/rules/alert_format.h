// SPDX-License-Identifier: MIT OR Apache-2.0
// Alerts as lines: as Falco's text, as the JSON object that falcosidekick and its like take, or in the shape of another store.
#ifndef RINGTAP_RULES_ALERT_FORMAT_H
#define RINGTAP_RULES_ALERT_FORMAT_H

#include <map>
#include <memory>
#include <string>

#include "formats/event_shape.h"
#include "rules/rule_set.h"

namespace ringtap {

struct alert_style {
    bool json = false;
    bool iso_time = false;  // the date and zone, too
    bool with_output = true, with_tags = true, with_fields = true;  // members of the JSON object
    std::string hostname;
    std::shared_ptr<event_shape> shape;  // of the JSON, if it is not to be Falco's
};

// One that no event of a rule's gives: of ourselves.
struct own_alert {
    std::string rule;
    rule_priority priority;
    uint64_t wall_ns;
    std::string message;
    std::map<std::string, std::string> fields;  // values as JSON
};

struct alert {
    std::string rule;
    rule_priority priority;
    uint64_t wall_ns;
    std::string line;  // without a newline
};

// A text as JSON has it.
std::string json_text(std::string_view text);

// 2026-11-29T17:04:05.000000001Z
std::string wall_time_text(uint64_t wall_ns);

// The event that the reader has begun with.
alert make_alert(const alert_style &style, const rule &rule, field_reader &reader);
alert make_alert(const alert_style &style, const own_alert &own);

}  // namespace ringtap

#endif
