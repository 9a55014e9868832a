// SPDX-License-Identifier: MIT OR Apache-2.0
// Stores a live capture in a file, as its rings have it: nothing is decoded.
#ifndef RINGTAP_ENGINE_RECORDER_H
#define RINGTAP_ENGINE_RECORDER_H

#include <functional>

#include "engine/live_capture.h"
#include "file/file_writer.h"

namespace ringtap {

class recorder {
  public:
    // Both must outlive it. Whoever reads the file sees just the calls that were asked for: the capture need not
    // follow names.
    recorder(live_capture &from, file_writer &writer) : from_(from), to_(writer) {}

    // Starts the capture, and stores what runs on the host.
    void begin();
    // Stores what the rings hold.
    void drain();
    // Stops the capture, and stores the rest.
    run_summary end();

  private:
    int64_t write_records(uint64_t *horizon);

    live_capture &from_;
    file_writer &to_;
};

// ---- what all capture files have in common

file_header make_header(const live_start &start);

// What runs on the host now. meanwhile: see host_snapshot.
void write_state(file_writer &writer, const live_start &start, const std::function<void()> &meanwhile);

// What stands for the module's counts where the capture goes on: those are of another moment.
end_stats sums_of(const ringtap_counts &total, uint64_t stop_ns);

std::vector<end_cpu> ends_of(const run_summary &summary);

}  // namespace ringtap

#endif
