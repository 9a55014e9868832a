// SPDX-License-Identifier: MIT OR Apache-2.0
// Events in the shapes of other programs and stores: --json=SHAPE
#ifndef RINGTAP_CLI_SHAPE_OUTPUT_H
#define RINGTAP_CLI_SHAPE_OUTPUT_H

#include <memory>

#include "cli/event_output.h"
#include "cli/options.h"
#include "file/capture_file.h"
#include "formats/event_shape.h"

namespace ringtap {

// Of the host that a file was captured on.
host_identity identity_of(const file_header &header);

// Null: the word is none of a store's.
std::shared_ptr<event_shape> make_shape(const std::string &word, const host_identity &host);

// how.json is falco, ecs or ocsf. reader: has begun with each event that is shown.
std::unique_ptr<event_output> make_shape_output(const output_options &how, out_stream out, field_reader &reader,
                                                const host_identity &host);

}  // namespace ringtap

#endif
