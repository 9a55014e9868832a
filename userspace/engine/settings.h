// SPDX-License-Identifier: MIT OR Apache-2.0
// What is asked of a source.
#ifndef RINGTAP_ENGINE_SETTINGS_H
#define RINGTAP_ENGINE_SETTINGS_H

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/time_span.h"
#include "fields/filter.h"
#include "model/event_filter.h"

namespace ringtap {

// What is asked for makes no sense; one line says why.
class settings_error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Which events are wanted.
struct source_filter {
    event_criteria criteria;
    std::string expression;  // of fields; empty: all
    bool state = false;      // what was there at the start, too
    time_span span;          // of a file
};

// Throws settings_error.
void check_criteria(machine on, const event_criteria &criteria);

// Null: there is none. Throws expression_error.
std::unique_ptr<event_expression> expression_of(machine on, const source_filter &filter);

// How to capture.
struct live_settings {
    std::string device;        // empty: RINGTAP_DEVICE
    bool self = false;         // this process, too
    bool entries = false;      // RINGTAP_SETUP_ENTRIES
    bool lean = false;         // without the time of entry
    bool environment = false;  // of execve
    bool protect = false;      // record less of a CPU where nobody keeps up
    bool flight = false;       // RINGTAP_MODE_FLIGHT
    uint32_t snaplen = RINGTAP_SNAPLEN_DEFAULT;
    uint64_t ring_size = 0;  // 0: by the module's own rule, as memory
    uint64_t memory = 0;
    uint64_t merge_delay_ns = RINGTAP_MERGE_DELAY_DEFAULT_NS;
    std::optional<int> nice;           // of the thread that reads the rings; nothing: as it was started
    double seconds = 0;                // 0: no limit
    bool early = false;                // events of the whole host are given while its start state is still read
    bool whole_state = false;          // of the start: of all processes, and not only of those that are captured
    std::vector<std::string> command;  // is run, and it and all below it are captured; empty: none
};

}  // namespace ringtap

#endif
