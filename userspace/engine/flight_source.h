// SPDX-License-Identifier: MIT OR Apache-2.0
// The events that a flight recorder's rings hold at a moment, without a file: what led to something, for a program that
// looks at it on the spot.
#ifndef RINGTAP_ENGINE_FLIGHT_SOURCE_H
#define RINGTAP_ENGINE_FLIGHT_SOURCE_H

#include <optional>

#include "engine/backlog.h"
#include "engine/live_capture.h"
#include "engine/source.h"

namespace ringtap {

class flight_source : public source {
  public:
    // recorder: set up for flight, started, and there for longer than this. Takes its rings' records that are not
    // older than from_ns into memory, and gives the rings back; the start state is read with the first next(). The
    // criteria of the capture have been applied.
    flight_source(const source_filter &filter, live_capture &recorder, uint64_t from_ns);

    void wait(int) override {}
    bool is_over() const override { return over_; }
    void finish() override { over_ = true; }
    run_summary summary() override;
    ringtap_counts counts() override { return summary().total(); }

    // Of the oldest record; that of the look at the rings, if they held none.
    uint64_t begun_ns() const { return begun_ns_; }

  private:
    const ringtap_record *next_record(unsigned *cpu) override;
    void take_records(capture &rings, uint64_t from_ns);
    bool read_state();

    const live_start &start_;
    std::optional<host_snapshot> snapshot_;
    backlog state_;  // a step's records
    backlog records_;
    run_summary summary_;
    uint64_t begun_ns_ = 0;
    bool fresh_ = true, over_ = false;
};

}  // namespace ringtap

#endif
