// SPDX-License-Identifier: MIT OR Apache-2.0
// The records of a live capture one by one, in the order of time, where they lie: nothing is copied.
#ifndef RINGTAP_CAPTURE_RING_READER_H
#define RINGTAP_CAPTURE_RING_READER_H

#include <optional>
#include <vector>

#include "capture/round.h"

namespace ringtap {

// Not for flight mode.
class ring_reader {
  public:
    explicit ring_reader(ringtap_capture *capture) : c_(capture), releases_(capture) {}
    ~ring_reader() { end_round(); }

    // Takes in what the rings hold now: next() gives that. Until it has given null, the capture is being drained.
    // Throws error.
    void begin_round();

    // Null: that was all of the round. A record is valid until the next call; a ring's bytes before it are given
    // back to the producer. Throws error.
    const ringtap_record *next(unsigned *cpu);

  private:
    struct run_begin {
        ring_reader &reader;

        void begin_run(record_stream &stream) {
            reader.stream_ = &stream;
            reader.releases_.begin_run(stream);
        }
        bool refill(record_stream &) { return false; }
    };

    int64_t end_round();
    int64_t check(int64_t result) const;

    ringtap_capture *c_;
    early_release releases_;
    run_begin sink_{*this};
    std::optional<drain_at_work> at_work_;
    std::optional<merger<run_begin>> merger_;
    record_stream *stream_ = nullptr;
    std::vector<record_stream *> streams_;
    uint64_t until_ns_ = 0;
};

}  // namespace ringtap

#endif
