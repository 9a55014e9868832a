// SPDX-License-Identifier: MIT OR Apache-2.0
// `record --flight`: rings that are overwritten, and snapshots of them.
#ifndef RINGTAP_CLI_FLIGHT_H
#define RINGTAP_CLI_FLIGHT_H

#include <set>
#include <string>
#include <vector>

#include "cli/options.h"
#include "file/file_writer.h"

namespace ringtap {

struct flight_options {
    bool on = false;
    std::string trigger;
    std::vector<std::string> killed;
    uint64_t before_us = 0;  // 0: all that there is
    uint64_t after_us = 0;
    uint64_t most = 0;  // snapshots; 0: no limit
    bool at_end = false;

    void add_to(CLI::App &app);
};

// Where snapshots go: to path.1, path.2...
struct flight_output {
    std::string path;
    bool compress;
    bool json;
    record_changer *changer;  // null: none
};

// Numbers of signals, by names with or without SIG, or by number; "any" gives all. Throws
// usage_error.
std::set<int> signals_by_name(const std::vector<std::string> &arguments);

// Returns an exit status. Throws what live_capture does.
int run_flight(const filter_options &filter, const capture_options &capture,
               const flight_options &options, const flight_output &output);

}  // namespace ringtap

#endif
