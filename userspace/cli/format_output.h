// SPDX-License-Identifier: MIT OR Apache-2.0
// Events by the fields that -p names.
#ifndef RINGTAP_CLI_FORMAT_OUTPUT_H
#define RINGTAP_CLI_FORMAT_OUTPUT_H

#include <memory>

#include "cli/event_output.h"
#include "cli/options.h"
#include "fields/format.h"
#include "fields/reader.h"
#include "formats/host_identity.h"

namespace ringtap {

// The output that the options ask for. reader: has begun with each event that is shown. host: that they are of.
std::unique_ptr<event_output> make_output(const output_options &how, out_stream out,
                                          int64_t wall_offset_ns, field_reader &reader,
                                          const host_identity &host = {});

}  // namespace ringtap

#endif
