// SPDX-License-Identifier: MIT OR Apache-2.0
// What a flight recorder's rings hold, in a file.
#ifndef RINGTAP_ENGINE_SNAPSHOT_H
#define RINGTAP_ENGINE_SNAPSHOT_H

#include <functional>
#include <string>

#include "engine/live_capture.h"
#include "file/file_writer.h"

namespace ringtap {

// One file, from the hold of the rings on.
class flight_snapshot {
  public:
    flight_snapshot(capture &capture, const live_start &start, const std::string &path, bool compress,
                    record_changer *changer = nullptr)
        : capture_(capture), start_(start), writer_(path, compress) {
        writer_.change_by(changer);
    }

    // Records that are not older than from_ns.
    void begin(uint64_t from_ns);

    // Whatever was there at begin() is on its way to the file: its order needs the state first. What is
    // recorded meanwhile goes there, too, unless the rings have been released. meanwhile: what else must
    // not wait.
    void write_host(const std::function<void()> &meanwhile);

    void go_on() { writer_.horizon(write_records()); }

    // Gives the rings back to the recorder.
    void release();

    uint64_t ended_ns() const { return ended_ns_; }

    run_summary end();

  private:
    uint64_t write_records();

    capture &capture_;
    const live_start &start_;
    file_writer writer_;
    uint64_t begun_ns_ = 0, ended_ns_ = 0, horizon_ns_ = 0;
};

}  // namespace ringtap

#endif
