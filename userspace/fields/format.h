// SPDX-License-Identifier: MIT OR Apache-2.0
// -p FORMAT: text with %FIELD in it, as Sysdig has it.
#ifndef RINGTAP_FIELDS_FORMAT_H
#define RINGTAP_FIELDS_FORMAT_H

#include <optional>
#include <string>
#include <vector>

#include "decode/text.h"
#include "fields/expression.h"
#include "fields/reader.h"

namespace ringtap {

struct format_part {
    std::string text;                // stands as it is, before the field
    std::optional<field_term> term;  // nothing: the format's end
    value_type type = value_type::text;
    std::string name;                // the field as it was written
    unsigned width = 0;              // %20proc.name: cut or filled to so many; 0: as it comes
};

struct event_format {
    // Without a leading '*', an event that lacks one of the fields is left out.
    bool leave_out = true;
    std::vector<format_part> parts;
};

// %FIELD, %WIDTHFIELD, %FIELD[ARG], %tolower(FIELD); %% is a percent sign; \n, \t and \\ as in C.
// p, c, container, k and kubernetes stand for formats of ours. Throws expression_error, also of a
// text without any field.
event_format parse_format(machine on, std::string_view text);

// The event that the reader has begun with. False: it lacks a field that the format cannot do without.
bool append_formatted(text_buffer &out, const event_format &format, field_reader &reader);

// A value as text; no terminal is harmed.
void append_value(text_buffer &out, value_type type, const field_value &value);
// The same of all that a field says, with commas between them.
void append_values(text_buffer &out, value_type type, const std::vector<field_value> &values);

}  // namespace ringtap

#endif
