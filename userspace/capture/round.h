// SPDX-License-Identifier: MIT OR Apache-2.0
// What every way to read the rings of a capture begins and ends with.
#ifndef RINGTAP_CAPTURE_ROUND_H
#define RINGTAP_CAPTURE_ROUND_H

#include <string>
#include <vector>

#include "capture/capture.h"

namespace ringtap {

// Maps the rings of CPUs that are new. Returns how many, or an error.
int refresh(ringtap_capture *c);

// Notes what is wrong with the ring.
int damaged(ringtap_capture *c, const mapped_ring &ring, const std::string &fault);

// Takes in what is published.
int load(ringtap_capture *c, mapped_ring &ring);
int load_all(ringtap_capture *c, std::vector<record_stream *> *streams);

// What is not seen by then may still come.
uint64_t safe_time(const ringtap_capture *c);

// Gives back what was merged. Returns how many records that were, or an error.
int64_t end_merge(ringtap_capture *c, const merge_outcome &outcome);

// From the beginning of a drain to its end, however that comes.
class drain_at_work {
  public:
    explicit drain_at_work(ringtap_capture *c) : c_(c) { c->draining = true; }
    drain_at_work(const drain_at_work &) = delete;
    drain_at_work &operator=(const drain_at_work &) = delete;
    ~drain_at_work();

    // Takes in what is new for those who wait by the event descriptor: it stays readable until then.
    int begin() const;

  private:
    ringtap_capture *c_;
};

// Gives memory back to the producer while a long round goes on.
class early_release {
  public:
    explicit early_release(ringtap_capture *c) : c_(c) {}

    // The ring of the stream whose records come now.
    mapped_ring &begin_run(const record_stream &stream);

    void on_record(const record_stream &stream, const ringtap_record &record) {
        const auto *at = reinterpret_cast<const uint8_t *>(&record);
        if (at >= release_at_)
            release_below(stream, at);
    }

  private:
    void release_below(const record_stream &stream, const uint8_t *at);

    ringtap_capture *c_;
    mapped_ring *ring_ = nullptr;  // of the run
    const uint8_t *release_at_ = nullptr;
};

}  // namespace ringtap

#endif
