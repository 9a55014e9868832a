// SPDX-License-Identifier: MIT OR Apache-2.0
// Events for the tools that draw them: Perfetto, and flame graphs.
#ifndef RINGTAP_CLI_TIMELINE_OUTPUT_H
#define RINGTAP_CLI_TIMELINE_OUTPUT_H

#include <memory>

#include "cli/event_output.h"
#include "fields/reader.h"

namespace ringtap {

std::unique_ptr<event_output> make_perfetto_output(out_stream out, int64_t wall_offset_ns);

// Lines of stacks, in the end. count: each call counts 1; else its microseconds.
std::unique_ptr<event_output> make_collapsed_output(out_stream out, const field_reader &reader,
                                                    bool count);

}  // namespace ringtap

#endif
