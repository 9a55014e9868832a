// SPDX-License-Identifier: MIT OR Apache-2.0
// Rings that are overwritten, and snapshots of them, into files.
#ifndef RINGTAP_ENGINE_FLIGHT_RECORDER_H
#define RINGTAP_ENGINE_FLIGHT_RECORDER_H

#include <memory>
#include <optional>
#include <string>

#include "engine/flight_trigger.h"
#include "engine/live_capture.h"
#include "engine/snapshot.h"

namespace ringtap {

struct flight_settings {
    trigger_settings trigger;
    uint64_t before_ns = 0;  // 0: all that there is
    uint64_t after_ns = 0;
    uint64_t most = 0;  // snapshots; 0: no limit
    bool at_end = false;
    std::string path;  // they go to path.1, path.2...
    bool compress = false;
    record_changer *changer = nullptr;  // of their files; null: none
};

struct taken_snapshot {
    std::string path;
    trigger_event why;
    run_summary summary;
};

class flight_recorder {
  public:
    // The capture is of flight mode, and outlives this. SIGUSR1 asks for a snapshot.
    flight_recorder(live_capture &from, const source_filter &filter, const live_settings &settings,
                    const flight_settings &flight);

    // Starts the capture.
    void begin();

    // Sleeps until next() has something to do. False: the end has come.
    bool sleep();

    // Takes a snapshot, if there is a reason.
    std::optional<taken_snapshot> next();
    bool has_enough() const { return flight_.most && taken_ >= flight_.most; }

    // Stops the capture. To be followed by next(), and by this for a snapshot at the end, if one is wanted.
    void stop() { from_.stop(); }
    std::optional<taken_snapshot> at_end();

    uint64_t taken() const { return taken_; }
    // Null: there is no trigger.
    flight_trigger *trigger() { return watch_.get(); }

  private:
    taken_snapshot take(const trigger_event &event);
    void go_on_until(flight_snapshot &file, uint64_t until_ns);
    void keep_watch();

    live_capture &from_;
    source_filter filter_;
    live_settings settings_;
    flight_settings flight_;
    std::unique_ptr<flight_trigger> watch_;
    uint64_t taken_ = 0;
    uint64_t covered_ns_ = 0;  // what came before is in the last snapshot
};

}  // namespace ringtap

#endif
