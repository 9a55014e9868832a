// SPDX-License-Identifier: MIT OR Apache-2.0
// Events as Sysdig has them, in a file or a pipe.
#ifndef RINGTAP_CLI_SCAP_OUTPUT_H
#define RINGTAP_CLI_SCAP_OUTPUT_H

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "cli/event_output.h"
#include "engine/source.h"
#include "scap/scap_writer.h"

namespace CLI {
class App;
}

namespace ringtap {

struct scap_options {
    scap_dialect dialect = scap_dialect::modern;
    bool piped = false;
    std::vector<uint32_t> without;  // see scap_writer

    void add_to(CLI::App &app);
};

// The name ends with .scap.
bool names_scap(const std::string &path);

// Writes until the source is over, or so many events are shown; 0: no limit. goes_on: asked after
// each round, may be empty. Returns what it came to.
run_summary write_scap(source &from, const file_header &header, scap_sink &to,
                       const scap_options &how, uint64_t most,
                       const std::function<bool()> &goes_on = {});

}  // namespace ringtap

#endif
