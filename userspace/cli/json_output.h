// SPDX-License-Identifier: MIT OR Apache-2.0
// Events as JSON, one object a line. ringtap(8) documents the fields.
#ifndef RINGTAP_CLI_JSON_OUTPUT_H
#define RINGTAP_CLI_JSON_OUTPUT_H

#include "cli/event_output.h"

namespace ringtap {

// One object and a newline.
void append_summary_json(text_buffer &out, const run_summary &summary);

// A line for each process, with its descriptors and its container.
void append_host_json(out_stream &out, const host_state &host);

}  // namespace ringtap

#endif
