// SPDX-License-Identifier: MIT OR Apache-2.0
// Keeps what led to an alert: a flight recorder beside the detection, whose rings go to a file when an alert is raised.
#ifndef RINGTAP_RULES_ALERT_RECORDER_H
#define RINGTAP_RULES_ALERT_RECORDER_H

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/live_capture.h"
#include "engine/snapshot.h"
#include "rules/alert_format.h"
#include "rules/token_bucket.h"

namespace ringtap {

struct keep_settings {
    std::string directory;
    uint64_t before_ns = 0;        // 0: all that the rings hold
    uint64_t after_ns = 2'000'000'000;
    uint64_t most_bytes = uint64_t{1} << 30;  // of all files in the directory
    unsigned per_hour = 60;        // files
    bool compress = true;
};

class alert_recorder {
  public:
    // Starts the capture. meanwhile: what must not wait while a file is begun, which takes as long as a look at all
    // processes. tell: takes alerts of its own, of files that were written and of those that were not. Throws what
    // live_capture does, and settings_error.
    alert_recorder(keep_settings settings, const source_filter &filter, const live_settings &capture,
                   std::function<void()> meanwhile, std::function<void(const own_alert &)> tell);

    // To be called between events. Of several alerts within the time of a file, all are in the one.
    void keep(const alert &alert);

    // Goes on with the file that is being written; to be called often.
    void go_on();
    bool is_writing() const { return file_.has_value(); }

    // The end: what is being written ends now.
    void finish();

  private:
    struct kept_file {
        std::string path, rule;
        uint64_t until_ns, latest_ns;
        std::unique_ptr<flight_snapshot> snapshot;
    };

    void begin(const alert &alert);
    void end();
    bool may_begin(const alert &alert);
    void fail(const std::string &rule, const std::string &why);
    uint64_t bytes_in_directory() const;

    keep_settings settings_;
    std::function<void()> meanwhile_;
    std::function<void(const own_alert &)> tell_;
    live_capture capture_;
    std::optional<kept_file> file_;
    token_bucket files_;      // that may be begun
    uint64_t refused_ = 0;    // since it was told
    uint64_t refused_told_ns_ = 0;
};

}  // namespace ringtap

#endif
