// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <cstring>

#include "api/source.h"
#include "fields/event_types.h"

using namespace ringtap;

namespace {

int type_of(value_type type) {
    switch (type) {
        case value_type::text:
            return RINGTAP_VALUE_TEXT;
        case value_type::bytes:
            return RINGTAP_VALUE_BYTES;
        case value_type::duration:
        case value_type::fraction:
            return RINGTAP_VALUE_DURATION;
        case value_type::boolean:
            return RINGTAP_VALUE_BOOLEAN;
        case value_type::address:
            return RINGTAP_VALUE_ADDRESS;
        case value_type::number:
            break;
    }
    return RINGTAP_VALUE_NUMBER;
}

void fill(ringtap_value &to, const field_value &value, int type) {
    to.text = value.text.data();
    to.len = value.text.size();
    to.number = value.number.bits;
    to.is_negative = value.number.negative;
    to.type = static_cast<uint32_t>(type);
    if (type == RINGTAP_VALUE_ADDRESS)
        std::copy(value.ip.bytes.begin(), value.ip.bytes.end(), to.ip);
}

// The handles are const for those who have them: what was read last is remembered in there.
ringtap_field &cache_of(const ringtap_field *field) {
    return *const_cast<ringtap_field *>(field);
}

const std::vector<ringtap_value> &values_of(const ringtap_event *event, const ringtap_field *handle) {
    ringtap_field &field = cache_of(handle);
    if (field.read_at == event->number)
        return field.values;
    field.read_at = event->number;
    field.values.clear();
    field_reader &reader = event->source->engine->fields();
    if (!read_term(field.term, reader))
        return field.values;
    for (const field_value &value : reader.values())
        fill(field.values.emplace_back(), value, field.type);
    return field.values;
}

field_term parse_whole_field(machine on, std::string_view name) {
    size_t at = 0;
    field_term term = parse_field(name, at);
    if (at != name.size())
        throw expression_error(name, {at, name.size() - at}, "the field ends before this");
    check_argument(on, name, term);
    return term;
}

// make: what a handle is made of; throws.
template <typename Handle, typename Make>
int add_handle(ringtap_source *s, std::deque<Handle> ringtap_source::*to, const char *text, const Handle **handle,
               Make make) {
    if (const int err = check_open(s))
        return err;
    if (!text || !handle)
        return s->fail(EINVAL, "there is no text, or no place for what it means");
    return tried(s, [&] {
        (s->*to).push_back(make());
        *handle = &(s->*to).back();
        return 0;
    });
}

const char *text_of(const ringtap_event *event, ringtap_field &field) {
    if (field.printed_at == event->number)
        return field.text.c_str();
    field_reader &reader = event->source->engine->fields();
    if (!read_term(field.term, reader))
        return nullptr;
    text_buffer text;
    append_values(text, field.term.type(), reader.values());
    field.text.assign(text.data(), text.size());
    field.printed_at = event->number;
    return field.text.c_str();
}

const char *formatted(const ringtap_event *event, ringtap_format &format) {
    text_buffer text;
    if (!append_formatted(text, format.format, event->source->engine->fields()))
        return nullptr;
    format.text.assign(text.data(), text.size());
    return format.text.c_str();
}

}  // namespace

int ringtap_source_field(ringtap_source *s, const char *name, const ringtap_field **field) {
    return add_handle(s, &ringtap_source::fields, name, field, [&] {
        ringtap_field made;
        made.term = parse_whole_field(s->engine->on(), name);
        made.type = type_of(made.term.type());
        return made;
    });
}

int ringtap_field_type(const ringtap_field *field) {
    return field ? field->type : -EINVAL;
}

size_t ringtap_event_values(const ringtap_event *event, const ringtap_field *field,
                            const ringtap_value **values) {
    if (!event || !field)
        return 0;
    return tried_or<size_t>(0, [&] {
        const auto &known = values_of(event, field);
        if (values)
            *values = known.data();
        return known.size();
    });
}

const char *ringtap_event_text(const ringtap_event *event, const ringtap_field *field) {
    if (!event || !field)
        return nullptr;
    return tried_or<const char *>(nullptr, [&] { return text_of(event, cache_of(field)); });
}

int ringtap_event_number(const ringtap_event *event, const ringtap_field *field, int64_t *number) {
    const ringtap_value *values;
    if (!number || !ringtap_event_values(event, field, &values) || values->type < RINGTAP_VALUE_NUMBER ||
        values->type > RINGTAP_VALUE_BOOLEAN)
        return 0;
    *number = static_cast<int64_t>(values->number);
    return 1;
}

int ringtap_source_format(ringtap_source *s, const char *text, const ringtap_format **format) {
    return add_handle(s, &ringtap_source::formats, text, format, [&] {
        ringtap_format made;
        made.format = parse_format(s->engine->on(), text);
        return made;
    });
}

const char *ringtap_event_format(const ringtap_event *event, const ringtap_format *format) {
    if (!event || !format)
        return nullptr;
    return tried_or<const char *>(nullptr, [&] { return formatted(event, *const_cast<ringtap_format *>(format)); });
}
