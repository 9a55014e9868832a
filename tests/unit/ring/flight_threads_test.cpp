// SPDX-License-Identifier: MIT OR Apache-2.0
// A producer thread in flight mode, and a consumer thread that takes snapshots with the client's
// own code: what each orders must be enough for the other. Run under ThreadSanitizer as well.
//
//     ring_flight_threads [SNAPSHOTS]
#include <atomic>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>

#include "box.hpp"
#include "capture/ring_consumer.h"

namespace {

// What the kernel does on the producer's CPU, as an interrupt, while the client waits.
enum class wish { none, hold, resume, end };

struct shared {
    ringbox *ring;
    std::atomic<wish> asked{wish::none};

    void ask(wish what) {
        asked.store(what, std::memory_order_release);
        while (asked.load(std::memory_order_acquire) != wish::none)
            std::this_thread::yield();
    }
};

void produce(shared *with) {
    constexpr uint32_t len_min = sizeof(ringtap_fork);
    std::minstd_rand random(1);
    for (uint64_t i = 0;; i++) {
        const uint32_t len = len_min + random() % 24 * 8;
        const ringbox_work work = {len, len + uint32_t(random() % 8 * 8), len, RINGTAP_FORK, i, false};
        ringbox_produce(with->ring, &work, nullptr);
        const wish asked = with->asked.load(std::memory_order_acquire);
        if (asked == wish::hold)
            ringbox_hold(with->ring);
        else if (asked == wish::resume)
            ringbox_resume(with->ring);
        if (asked != wish::none)
            with->asked.store(wish::none, std::memory_order_release);
        if (asked == wish::end)
            return;
    }
}

class client {
  public:
    explicit client(ringbox *ring)
        : consumer_(ringbox_consumer(ring), ringbox_producer(ring), ringbox_at(ring, 0), page) {}

    void begin() {
        consumer_.begin_at_oldest();
        fresh_ = true;
    }

    // Reads what there is; null: all is well.
    const char *drain() {
        ringtap::record_cursor ready;
        if (!consumer_.load(&ready))
            return "the client finds an impossible head";
        while (ready.peek())
            ready.skip();
        if (ready.damaged())
            return "the client finds a damaged record";
        if (fresh_)
            account_begin(&read_, ready.begin(), ready.consumed());
        fresh_ = false;
        if (!account_read(&read_, ready.begin(), ready.consumed()))
            return read_.fault;
        consumer_.release(ready.consumed());
        return nullptr;
    }
    const account &read() const { return read_; }

  private:
    ringtap::ring_consumer consumer_;
    account read_ = {};
    bool fresh_ = false;
};

}  // namespace

int main(int argc, char **argv) {
    const uint64_t count = argc > 1 ? strtoull(argv[1], nullptr, 0) : 20000;
    shared with{ringbox_make(page)};
    ringbox_fly(with.ring);
    client reader(with.ring);
    std::thread producer(produce, &with);
    const char *wrong = nullptr;
    uint64_t records = 0, first = 0;

    for (uint64_t i = 0; i < count && !wrong; i++) {
        with.ask(wish::hold);
        reader.begin();
        for (int round = 0; round < 3 && !wrong; round++)
            wrong = reader.drain();
        records += reader.read().records;
        if (!wrong && reader.read().next_seq < first)
            wrong = "a snapshot that ends before the last one did";
        first = reader.read().next_seq;
        with.ask(wish::resume);
    }
    with.ask(wish::end);
    producer.join();
    if (!wrong && records < count)
        wrong = "hardly a record was read";
    printf("%" PRIu64 " snapshots, %" PRIu64 " records, of %" PRIu64 ": %s\n", count, records,
           first, wrong ? wrong : "whole and in order");
    ringbox_free(with.ring);
    return wrong != nullptr;
}
