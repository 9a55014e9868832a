// SPDX-License-Identifier: MIT OR Apache-2.0
// kmod/ring.h as the producer, the client's code as the consumer.
#include <cstdlib>

#include "kernel_ring.h"
#include "capture/ring_consumer.h"
#include "peers.h"

namespace {

template <bool Timed>
class ringtap_ring {
  public:
    ~ringtap_ring() { ringbox_free(box_); }

    uint64_t write(uint64_t n) { return kernel_ring_write(box_, n, Timed); }

    uint64_t drain() {
        ringtap::record_cursor ready;
        uint64_t records = 0, sum = 0;
        if (!consumer_.load(&ready))
            std::abort();
        while (const ringtap_record *record = ready.peek()) {
            sum += reinterpret_cast<const ringtap_syscall *>(record)->nr;
            records++;
            ready.skip();
        }
        consumer_.release(ready.consumed());
        benchmark::DoNotOptimize(sum);
        return records;
    }

  private:
    ringbox *box_ = ringbox_make(ring_bytes);
    ringtap::ring_consumer consumer_{ringbox_consumer(box_), ringbox_producer(box_),
                                     ringbox_at(box_, 0), ring_bytes};
};

}  // namespace

BENCHMARK(write<ringtap_ring<false>>)->Name("ringtap/write")->UseManualTime();
BENCHMARK(write<ringtap_ring<true>>)->Name("ringtap/write_with_clock")->UseManualTime();
BENCHMARK(drain<ringtap_ring<false>>)->Name("ringtap/drain")->UseManualTime();
BENCHMARK(two_threads<ringtap_ring<false>>)->Name("ringtap/two_threads")->UseRealTime();
