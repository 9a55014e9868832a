// SPDX-License-Identifier: MIT OR Apache-2.0
// What the files of `ringtap record` have in common, streamed or of a flight recorder.
#ifndef RINGTAP_CLI_RECORD_FILE_H
#define RINGTAP_CLI_RECORD_FILE_H

#include "cli/live.h"
#include "file/file_writer.h"

namespace ringtap {

file_header make_header(const live_start &start);

// What runs on the host now.
void write_state(file_writer &writer, const live_start &start, const std::function<void()> &meanwhile);

end_cpu end_of(unsigned cpu, const ringtap_counts &counts);

}  // namespace ringtap

#endif
