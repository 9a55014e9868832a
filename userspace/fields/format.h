// SPDX-License-Identifier: MIT OR Apache-2.0
// -p FORMAT: text with %FIELD in it, as Sysdig has it.
#ifndef RINGTAP_FIELDS_FORMAT_H
#define RINGTAP_FIELDS_FORMAT_H

#include <optional>
#include <string>
#include <vector>

#include "fields/expression.h"

namespace ringtap {

struct format_part {
    std::string text;                // stands as it is, before the field
    std::optional<field_term> term;  // nothing: the format's end
    std::string name;                // the field as it was written
    unsigned width = 0;              // %20proc.name: cut or filled to so many; 0: as it comes
};

struct event_format {
    // Without a leading '*', an event that lacks one of the fields is left out.
    bool leave_out = true;
    std::vector<format_part> parts;
};

// %FIELD, %WIDTHFIELD, %FIELD[ARG], %tolower(FIELD); %% is a percent sign; \n, \t and \\ as in C.
// p, c, container, k and kubernetes stand for formats of ours. Throws expression_error.
event_format parse_format(machine on, std::string_view text);

}  // namespace ringtap

#endif
