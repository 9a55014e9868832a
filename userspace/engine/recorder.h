// SPDX-License-Identifier: MIT OR Apache-2.0
// Stores a live capture in a file, or in several one behind the other, as its rings have it:
// nothing is decoded.
#ifndef RINGTAP_ENGINE_RECORDER_H
#define RINGTAP_ENGINE_RECORDER_H

#include <functional>
#include <optional>
#include <vector>

#include "engine/live_capture.h"
#include "file/file_writer.h"
#include "model/strangers.h"

namespace ringtap {

class recorder {
  public:
    // Both must outlive it, or the writer until the next one. Whoever reads the file sees just the
    // calls that were asked for: the capture need not follow names. before_round: called each time
    // before what the rings hold is stored.
    recorder(live_capture &from, file_writer &writer, std::function<void()> before_round = {})
        : from_(from), to_(&writer), before_round_(std::move(before_round)) {}

    // Starts the capture, and stores what runs on the host.
    void begin();
    // Stores what the rings hold.
    void drain();
    // Ends the file, and goes on in the next one, which has a start state of its own: each can be
    // read without the others, and no record is missing between them.
    void go_on_in(file_writer &next);
    // Stops the capture, and stores the rest. The summary is of all files.
    run_summary end();

    // Records in the file that is being written.
    uint64_t records_in_file();

  private:
    int64_t write_records();
    void look_at(const void *span, size_t size);
    void write_strangers();
    void begin_file(const live_start &start);
    run_summary part_of_file(const run_summary &until_now) const;

    live_capture &from_;
    file_writer *to_;
    std::function<void()> before_round_;
    uint64_t horizon_ns_ = 0;  // everything up to there is stored
    run_summary before_;       // what earlier files have
    std::optional<strangers> strangers_;  // if the start state is not of all
};

// ---- what all capture files have in common

file_header make_header(const live_start &start);

// What runs on the host now, in that scope. meanwhile: see snapshot_settings. also: gets the records, too.
void write_state(file_writer &writer, const live_start &start, const state_scope &scope,
                 const std::function<void()> &meanwhile, const record_sink_fn &also = {});

// Records in a file's chunks, in the order in which they come.
class state_chunks {
  public:
    explicit state_chunks(file_writer &to) : to_(to) {}
    void add(const ringtap_record &record);
    // To be called behind the last one.
    void flush();

  private:
    file_writer &to_;
    std::vector<char> bytes_;
};

// What stands for the module's counts where the capture goes on: those are of another moment.
end_stats sums_of(const ringtap_counts &total, uint64_t stop_ns);

std::vector<end_cpu> ends_of(const run_summary &summary);

}  // namespace ringtap

#endif
