// SPDX-License-Identifier: MIT OR Apache-2.0
// The fields, as `ringtap list` and ringtap(7) have them.
#ifndef RINGTAP_CLI_LIST_FIELDS_H
#define RINGTAP_CLI_LIST_FIELDS_H

#include "cli/out_stream.h"

namespace ringtap {

enum class list_style : unsigned char {
    text,
    json,  // an object a line
    man,   // mdoc, as scripts/gen-fields puts it into the manual
};

void append_fields(text_buffer &to, list_style style);

}  // namespace ringtap

#endif
