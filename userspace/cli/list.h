// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_CLI_LIST_H
#define RINGTAP_CLI_LIST_H

#include <string>
#include <vector>

#include "cli/out_stream.h"

namespace ringtap {

struct list_request {
    std::vector<std::string> names;  // empty: all
    bool json = false;
    bool man = false;  // mdoc, as scripts/gen-fields puts it into the manual
};

// Each call of this machine: its numbers, its arguments with their types, what is captured.
// Throws usage_error for a name that no call has.
void list_calls(const list_request &request, text_buffer &out);

// Each field, or those of the names. Throws usage_error for a name that no field has.
void list_fields(const list_request &request, text_buffer &out);

// Each view of `ringtap top`, or those of the names. Throws usage_error for a name that no view has.
void list_views(const list_request &request, text_buffer &out);

}  // namespace ringtap

#endif
