// SPDX-License-Identifier: MIT OR Apache-2.0
#include "formats/event_shape.h"

#include <utility>

namespace ringtap {

event_shape::event_shape(const format_tables &tables, host_identity host)
    : host_(std::move(host)), has_class_(tables.has_class), events_(tables.events), alerts_(tables.alerts) {}

bool event_shape::append_event(text_buffer &out, field_reader &reader) {
    const activity is = finder_.find(reader);
    if (!has_class_(is))
        return false;
    events_.write(out, facts_of(reader, host_, is, nullptr));
    return true;
}

void event_shape::append_alert(text_buffer &out, field_reader &reader, const alert_facts &alert) {
    alerts_.write(out, facts_of(reader, host_, finder_.find(reader), &alert));
}

void event_shape::append_own_alert(text_buffer &out, const alert_facts &alert) {
    field_reader none(host_machine(), 0);
    alerts_.write(out, facts_of(none, host_, alert));
}

}  // namespace ringtap
