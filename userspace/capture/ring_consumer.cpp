// SPDX-License-Identifier: MIT OR Apache-2.0
#include "capture/ring_consumer.h"

namespace ringtap {

bool ring_consumer::load(record_cursor *ready) {
    // B: pairs with A, the kernel's store-release of head when records are complete. Whoever sees
    // the new head sees the bytes below it.
    const uint64_t head = __atomic_load_n(&producer_->head, __ATOMIC_ACQUIRE);
    const uint64_t bytes = head - tail_;
    if (bytes > size_ || bytes % 8 != 0)
        return false;
    base_ = tail_;
    *ready = record_cursor(data_ + (base_ & (size_ - 1)), bytes);
    return true;
}

void ring_consumer::begin_at_oldest() {
    // Nothing to order: it was written before the request that held the ring came back.
    tail_ = __atomic_load_n(&producer_->oldest, __ATOMIC_RELAXED);
}

void ring_consumer::release(uint64_t bytes) {
    tail_ = base_ + bytes;
    // C: pairs with D, the kernel's load-acquire of tail before it reuses bytes. All our reads of
    // them come before.
    __atomic_store_n(&consumer_->tail, tail_, __ATOMIC_RELEASE);
}

}  // namespace ringtap
