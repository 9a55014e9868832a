// SPDX-License-Identifier: MIT OR Apache-2.0
// What `ringtap detect` is asked for.
#ifndef RINGTAP_CLI_DETECT_OPTIONS_H
#define RINGTAP_CLI_DETECT_OPTIONS_H

#include <string>
#include <vector>

#include "cli/options.h"
#include "engine/settings.h"
#include "formats/host_identity.h"
#include "rules/alert_recorder.h"
#include "rules/detector.h"

namespace CLI {
class App;
}

namespace ringtap {

struct detect_options {
    std::vector<std::string> rules;
    std::string capture;  // a file to look at; empty: live
    filter_options part;  // of that, its span alone
    std::vector<std::string> only_tags, without_tags, without;
    std::vector<std::string> keys;  // KEY=VALUE, as Falco's configuration has them
    std::string json;  // a shape; empty: text
    std::string file, program;  // where alerts go, too; empty: not there
    bool syslog = false, quiet = false;
    double rate = 0;
    std::string keep;  // a directory for what led to alerts; empty: nothing is kept
    uint64_t before_us = 0, after_us = 2'000'000, keep_bytes = uint64_t{1} << 30;
    unsigned keep_rate = 60;
    bool validate = false, list = false, conditions = false, explain = false;
    uint32_t snaplen = RINGTAP_SNAPLEN_DEFAULT;
    uint64_t memory = 0;
    double seconds = 0;
    std::vector<std::string> command;

    void add_to(CLI::App &app);

    // Throw usage_error.
    rule_choice choice() const;
    detect_settings settings(const host_identity &host) const;
    live_settings live() const;
    keep_settings kept() const;
};

}  // namespace ringtap

#endif
