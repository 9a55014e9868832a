// SPDX-License-Identifier: MIT OR Apache-2.0
// A plain queue of records of one size, between one producer and one consumer: Boost's. It has no
// variable lengths, no numbers, no account of losses, no room for who interrupts, and its consumer
// is believed.
#include <boost/lockfree/spsc_queue.hpp>

#include "peers.h"

namespace {

class spsc_ring {
  public:
    uint64_t write(uint64_t n) {
        uint64_t i = 0;
        while (i < n && queue_.push(make(i)))
            i++;
        return i;
    }

    uint64_t drain() {
        uint64_t sum = 0;
        const uint64_t records =
            queue_.consume_all([&sum](const ringtap_syscall &record) { sum += record.nr; });
        benchmark::DoNotOptimize(sum);
        return records;
    }

  private:
    static ringtap_syscall make(uint64_t i) {
        ringtap_syscall record{};
        record.h = {sizeof(record), RINGTAP_SYSCALL, RINGTAP_F_ENTRY_TIME, i, i, 1, 1};
        record.nr = 39;
        for (int arg = 0; arg < 6; arg++)
            record.args[arg] = i + arg;
        record.ret = int64_t(i);
        record.entry_ns = i;
        return record;
    }

    boost::lockfree::spsc_queue<ringtap_syscall> queue_{ring_bytes / record_bytes};
};

}  // namespace

BENCHMARK(write<spsc_ring>)->Name("boost_spsc/write")->UseManualTime();
BENCHMARK(drain<spsc_ring>)->Name("boost_spsc/drain")->UseManualTime();
BENCHMARK(two_threads<spsc_ring>)->Name("boost_spsc/two_threads")->UseRealTime();
