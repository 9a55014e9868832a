// SPDX-License-Identifier: MIT OR Apache-2.0
// Merges the records of several CPUs by time.
#ifndef RINGTAP_LIB_MERGE_H
#define RINGTAP_LIB_MERGE_H

#include <ringtap/ringtap.h>

#include <cstdint>
#include <vector>

#include "lib/records.h"

namespace ringtap {

// The records of one CPU, in the order in which they were written.
struct record_stream {
    explicit record_stream(unsigned cpu_number) : cpu(cpu_number) { counts.size = sizeof(counts); }

    unsigned cpu;
    record_cursor cursor;
    // A record may carry an earlier time than the one before it, whose probe it interrupted: it
    // then counts as of that one's time.
    uint64_t newest_ns = 0;
    ringtap_counts counts{};
};

constexpr uint64_t no_time = UINT64_MAX;

struct merge_outcome {
    uint64_t delivered = 0;
    uint64_t held_ns = no_time;  // time of the oldest record that stays
    bool ended = false;          // by the sink
    const record_stream *damaged = nullptr;
};

class merge_sink {
  public:
    virtual ~merge_sink() = default;
    // A record at stream.cursor, which moves on afterwards. False ends the merge behind it.
    virtual bool on_record(record_stream &stream, const ringtap_record &record) = 0;
};

// Delivers all records up to and including until_ns. A damaged stream drops out behind its last
// good record; the others go on.
merge_outcome merge_by_time(const std::vector<record_stream *> &streams, uint64_t until_ns,
                            merge_sink &sink);

}  // namespace ringtap

#endif
