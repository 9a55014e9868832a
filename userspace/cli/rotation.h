// SPDX-License-Identifier: MIT OR Apache-2.0
// A recording in several files, one behind the other.
#ifndef RINGTAP_CLI_ROTATION_H
#define RINGTAP_CLI_ROTATION_H

#include <cstdint>
#include <functional>
#include <string>

#include "engine/live_capture.h"
#include "engine/summary.h"
#include "file/file_series.h"

namespace CLI {
class App;
}

namespace ringtap {

struct rotation_options {
    uint64_t file_bytes = 0;  // 0: no limit; so are the others
    double file_seconds = 0;
    uint64_t file_records = 0;
    series_limits limits;

    void add_to(CLI::App &app);
    bool is_on() const {
        return file_bytes || file_seconds > 0 || file_records || limits.files || limits.disk;
    }
};

// Calls drain each time that there is something in the rings, until the end that the settings, the command or a signal
// give, or so many records; 0: no limit. wake_ms: as often even so; below zero: never.
void drain_until_end(live_capture &from, uint64_t most, int wake_ms, const std::function<void()> &drain);

// most: ends after so many records; 0: no limit. changer: null for none. Throws file_error.
run_summary record_in_files(live_capture &from, const std::string &name, bool compress, const rotation_options &options,
                            uint64_t most, record_changer *changer);

}  // namespace ringtap

#endif
