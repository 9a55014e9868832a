// SPDX-License-Identifier: MIT OR Apache-2.0
// The client's side of one ring. The only code of the client that orders memory accesses.
#ifndef RINGTAP_CAPTURE_RING_CONSUMER_H
#define RINGTAP_CAPTURE_RING_CONSUMER_H

#include <ringtap/ringtap.h>

#include <cstdint>

#include "capture/records.h"

namespace ringtap {

class ring_consumer {
  public:
    // data: the ring's bytes, mapped twice in a row; size: a power of two.
    ring_consumer(ringtap_consumer *consumer, const ringtap_producer *producer, const void *data,
                  uint64_t size)
        : consumer_(consumer),
          producer_(producer),
          data_(static_cast<const uint8_t *>(data)),
          size_(size) {}

    // Sets *ready to everything that is published and not yet released. False: the producer's
    // head is impossible, the ring cannot be read any more.
    bool load(record_cursor *ready);

    // Reads on from where the module has found the oldest record of a ring that is held.
    void begin_at_oldest();

    // Gives the first bytes of what load() gave back to the producer.
    void release(uint64_t bytes);

    // Count of bytes since the start, at the first byte of what load() gave.
    uint64_t base() const { return base_; }
    uint64_t released() const { return tail_; }
    uint64_t size() const { return size_; }

  private:
    ringtap_consumer *consumer_;
    const ringtap_producer *producer_;
    const uint8_t *data_;
    uint64_t size_;
    uint64_t base_ = 0;
    uint64_t tail_ = 0;  // what we believe; the shared one is only written
};

}  // namespace ringtap

#endif
