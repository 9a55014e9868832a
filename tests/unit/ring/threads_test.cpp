// SPDX-License-Identifier: MIT OR Apache-2.0
// A producer thread with the kernel's code and a consumer thread with the client's, on a small
// ring: what each orders must be enough for the other. Run under ThreadSanitizer as well.
//
//     ring_threads [RECORDS]
#include <atomic>
#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>

#include "box.hpp"
#include "capture/ring_consumer.h"

namespace {

class client {
  public:
    explicit client(ringbox *ring)
        : consumer_(ringbox_consumer(ring), ringbox_producer(ring), ringbox_at(ring, 0), page) {}

    // Reads what there is. False: there was nothing, or read.fault.
    bool drain() {
        ringtap::record_cursor ready;
        if (!consumer_.load(&ready))
            read.fault = "the client finds an impossible head";
        while (!read.fault && ready.peek())
            ready.skip();
        if (ready.damaged())
            read.fault = "the client finds a damaged record";
        if (read.fault || !account_read(&read, ready.begin(), ready.consumed()))
            return false;
        consumer_.release(ready.consumed());
        return ready.consumed();
    }
    account read = {};

  private:
    ringtap::ring_consumer consumer_;
};

// Returns how many of count records were lost.
uint64_t produce(ringbox *ring, uint64_t count) {
    constexpr uint32_t len_min = sizeof(ringtap_fork);
    std::minstd_rand random(1);
    uint64_t lost = 0;
    for (uint64_t i = 0; i < count; i++) {
        const uint32_t len = len_min + random() % 24 * 8;
        const ringbox_work work = {len, len + uint32_t(random() % 8 * 8), len, RINGTAP_FORK, i,
                                   random() % 2 == 0};
        if (!ringbox_produce(ring, &work, nullptr)) {
            lost++;
            // most records are to get through, and some to find the ring still full
            if (random() % 2)
                std::this_thread::yield();
        }
    }
    return lost;
}

void consume(client *reader, const std::atomic<bool> *done) {
    while (!reader->read.fault && !done->load(std::memory_order_relaxed))
        if (!reader->drain())
            std::this_thread::yield();
}

const char *verdict(const client &reader, uint64_t count, uint64_t lost) {
    const account &read = reader.read;
    if (read.fault)
        return read.fault;
    if (read.next_seq != count || read.lost != lost || read.records + read.lost != count)
        return "produced = drained + lost";
    return read.records && read.lost ? nullptr : "no record was lost, or all were";
}

}  // namespace

int main(int argc, char **argv) {
    const uint64_t count = argc > 1 ? strtoull(argv[1], nullptr, 0) : 5000000;
    ringbox *ring = ringbox_make(page);
    std::atomic<bool> done{false};
    client reader(ring);
    const auto start = std::chrono::steady_clock::now();

    std::thread consumer(consume, &reader, &done);
    const uint64_t lost = produce(ring, count);
    done.store(true, std::memory_order_relaxed);
    consumer.join();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;

    reader.drain();
    ringbox_flush(ring, count);
    reader.drain();
    const char *wrong = verdict(reader, count, lost);
    printf("%" PRIu64 " records, %" PRIu64 " of them lost, %.1f million a second: %s\n", count,
           lost, count / took.count() / 1e6, wrong ? wrong : "all accounted for");
    ringbox_free(ring);
    return wrong != nullptr;
}
