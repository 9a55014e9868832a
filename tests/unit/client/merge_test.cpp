// SPDX-License-Identifier: MIT OR Apache-2.0
#include "capture/merge.h"

#include <catch2/catch.hpp>
#include <memory>

#include "fake_ring.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

struct seen {
    unsigned cpu;
    uint64_t ns;
    bool operator==(const seen &other) const { return cpu == other.cpu && ns == other.ns; }
};

std::ostream &operator<<(std::ostream &to, const seen &at) {
    return to << "cpu " << at.cpu << " at " << at.ns;
}

class collector {
  public:
    bool begin_run(record_stream &) { return true; }
    bool refill(record_stream &) { return false; }
    bool on_record(record_stream &stream, const ringtap_record &record) {
        all.push_back({stream.cpu, record.ns});
        return all.size() != most;
    }
    std::vector<seen> all;
    size_t most = SIZE_MAX;
};

record_words at(uint64_t seq, uint64_t ns) {
    return make_syscall(header(seq, ns), {0, {}});
}

record_stream stream_of(unsigned cpu, const record_words &words) {
    record_stream stream(cpu);
    stream.cursor = record_cursor(words.data(), words.size() * 8);
    return stream;
}

}  // namespace

TEST_CASE("records of several CPUs come in the order of time") {
    const record_words words0 = at(0, 10) + at(1, 30) + at(2, 31);
    const record_words words1 = at(0, 5) + at(1, 20) + at(2, 40);
    record_stream cpu0 = stream_of(0, words0);
    record_stream cpu1 = stream_of(1, words1);
    collector sink;
    const merge_outcome outcome = merge_by_time({&cpu0, &cpu1}, no_time, sink);
    CHECK(sink.all == std::vector<seen>{{1, 5}, {0, 10}, {1, 20}, {0, 30}, {0, 31}, {1, 40}});
    CHECK(outcome.delivered == 6);
    CHECK(outcome.held_ns == no_time);
}

TEST_CASE("of records at the same time, the lower CPU's come first") {
    const record_words words = at(0, 7) + at(1, 7);
    record_stream cpu0 = stream_of(0, words);
    record_stream cpu1 = stream_of(1, words);
    collector sink;
    merge_by_time({&cpu1, &cpu0}, no_time, sink);
    CHECK(sink.all == std::vector<seen>{{0, 7}, {0, 7}, {1, 7}, {1, 7}});
}

TEST_CASE("records behind the limit stay, and come in the next round") {
    const record_words words0 = at(0, 10) + at(1, 100);
    const record_words words1 = at(0, 50);
    record_stream cpu0 = stream_of(0, words0);
    record_stream cpu1 = stream_of(1, words1);
    collector sink;
    merge_outcome outcome = merge_by_time({&cpu0, &cpu1}, 49, sink);
    CHECK(sink.all == std::vector<seen>{{0, 10}});
    CHECK(outcome.held_ns == 50);
    outcome = merge_by_time({&cpu0, &cpu1}, 50, sink);
    CHECK(sink.all == std::vector<seen>{{0, 10}, {1, 50}});
    CHECK(outcome.held_ns == 100);
    merge_by_time({&cpu0, &cpu1}, no_time, sink);
    CHECK(sink.all.back() == seen{0, 100});
}

TEST_CASE("a record that is older than the one before it keeps its place in its ring") {
    const record_words words0 = at(0, 30) + at(1, 10) + at(2, 40);
    const record_words words1 = at(0, 20) + at(1, 35);
    record_stream cpu0 = stream_of(0, words0);
    record_stream cpu1 = stream_of(1, words1);
    collector sink;
    merge_by_time({&cpu0, &cpu1}, no_time, sink);
    CHECK(sink.all == std::vector<seen>{{1, 20}, {0, 30}, {0, 10}, {1, 35}, {0, 40}});
    CHECK(cpu0.counts.gaps == 0);
}

TEST_CASE("a sink can end a merge, which goes on behind that record") {
    const record_words words = at(0, 1) + at(1, 2) + at(2, 3);
    record_stream cpu0 = stream_of(0, words);
    collector sink;
    sink.most = 2;
    CHECK(merge_by_time({&cpu0}, no_time, sink).ended);
    CHECK(cpu0.counts.drained == 2);
    CHECK_FALSE(merge_by_time({&cpu0}, no_time, sink).ended);
    CHECK(sink.all.size() == 3);
}

TEST_CASE("PAD is skipped and has no number, LOST is delivered and counted") {
    const record_words words =
        make_pad() + at(0, 10) + make_pad(5) + make_lost(1, 20, 7) + at(8, 30) + make_pad();
    record_stream cpu0 = stream_of(0, words);
    collector sink;
    merge_by_time({&cpu0}, no_time, sink);
    CHECK(sink.all == std::vector<seen>{{0, 10}, {0, 20}, {0, 30}});
    CHECK(cpu0.counts.produced == 9);
    CHECK(cpu0.counts.drained == 2);
    CHECK(cpu0.counts.lost == 7);
    CHECK(cpu0.counts.gaps == 0);
    CHECK(cpu0.counts.lost_by_cause[RINGTAP_CAUSE_FULL] == 7);
    CHECK(cpu0.counts.lost_by_type[RINGTAP_SYSCALL] == 7);
    CHECK(cpu0.cursor.consumed() == words.size() * 8);
}

TEST_CASE("numbers that were overwritten are no gap, and not lost") {
    const record_words words = make_overwritten(10, 5) + at(5, 10) + make_lost(6, 20, 3) + at(9, 30);
    record_stream cpu0 = stream_of(0, words);
    collector sink;
    merge_by_time({&cpu0}, no_time, sink);
    CHECK(sink.all.size() == 4);
    CHECK(cpu0.counts.overwritten == 5);
    CHECK(cpu0.counts.produced == 10);
    CHECK(cpu0.counts.drained == 2);
    CHECK(cpu0.counts.lost == 3);
    CHECK(cpu0.counts.gaps == 0);
}

TEST_CASE("what LEVEL records tell of is added up, apart from numbers") {
    const record_words words = make_level(0, 10, 0, 1, 0, 0) + at(1, 20) +
                               make_level(2, 30, 1, 3, 0, 4, 2) + make_level(3, 40, 3, 0, 5, 6, 1);
    record_stream cpu0 = stream_of(0, words);
    collector sink;
    merge_by_time({&cpu0}, no_time, sink);
    CHECK(cpu0.counts.produced == 4);
    CHECK(cpu0.counts.drained == 4);
    CHECK(cpu0.counts.cut == 3);
    CHECK(cpu0.counts.shed[RINGTAP_CLASS_BULK] == 10);
    CHECK(cpu0.counts.shed[RINGTAP_CLASS_ORDINARY] == 5);
}

TEST_CASE("a missing number is a gap") {
    const record_words words = at(0, 1) + at(3, 2) + at(4, 3);
    record_stream cpu0 = stream_of(0, words);
    collector sink;
    merge_by_time({&cpu0}, no_time, sink);
    CHECK(cpu0.counts.gaps == 2);
    CHECK(cpu0.counts.produced == cpu0.counts.drained + cpu0.counts.lost + cpu0.counts.gaps);
}

TEST_CASE("a number that comes twice is a gap") {
    const record_words words = at(0, 1) + at(0, 2);
    record_stream cpu0 = stream_of(0, words);
    collector sink;
    merge_by_time({&cpu0}, no_time, sink);
    CHECK(cpu0.counts.gaps == 1);
}

TEST_CASE("damage ends its own ring, behind the last good record, and no other") {
    record_words bad = at(0, 10) + at(1, 11);
    const size_t second = bad.size() / 2;
    const uint32_t len = GENERATE(0u, 4u, 7u, 8u, 16u, 33u, 96u, 112u, 0xfffffff8u, 0xffffffffu);
    reinterpret_cast<ringtap_record *>(bad.data() + second)->len = len;
    const record_words good = at(0, 5) + at(1, 50);
    record_stream cpu0 = stream_of(0, bad);
    record_stream cpu1 = stream_of(1, good);
    collector sink;
    const merge_outcome outcome = merge_by_time({&cpu0, &cpu1}, no_time, sink);
    CHECK(sink.all == std::vector<seen>{{1, 5}, {0, 10}, {1, 50}});
    CHECK(outcome.damaged == &cpu0);
    CHECK(cpu0.cursor.consumed() == second * 8);
    CHECK_FALSE(cpu0.cursor.fault().empty());
}

TEST_CASE("a record may be shorter than its type's fixed part only if nobody knows the type") {
    ringtap_record bare = header(0, 1);
    bare.len = sizeof(bare);
    bare.type = static_cast<__u16>(GENERATE(0, 1, 2, 3, 4, 5, 6, 7, 99));
    record_cursor cursor(&bare, sizeof(bare));
    CHECK((cursor.peek() != nullptr) == (bare.type >= RINGTAP_TYPES));
    CHECK(cursor.damaged() == (bare.type > 0 && bare.type < RINGTAP_TYPES));
}

TEST_CASE("a ring is read across its end, in place") {
    constexpr size_t size = 4096;
    fake_ring ring(size);
    ring_consumer consumer = ring.reader();
    uint64_t seq = 0;
    for (int round = 0; round < 100; round++) {
        for (int i = 0; i < 13; i++, seq++)
            ring.write(at(seq, 1000 + seq));
        record_cursor ready;
        REQUIRE(consumer.load(&ready));
        uint64_t expected = seq - 13;
        while (const ringtap_record *record = ready.peek()) {
            REQUIRE(record->seq == expected++);
            ready.skip();
        }
        REQUIRE(expected == seq);
        consumer.release(ready.consumed());
        REQUIRE(ring.consumer.tail == ring.producer.head);
    }
}

TEST_CASE("what is released in part is given again from there") {
    fake_ring ring(4096);
    ring_consumer consumer = ring.reader();
    ring.write(at(0, 1) + at(1, 2));
    record_cursor ready;
    REQUIRE(consumer.load(&ready));
    ready.peek();
    ready.skip();
    consumer.release(ready.consumed());
    CHECK(ring.consumer.tail == sizeof(ringtap_syscall));
    REQUIRE(consumer.load(&ready));
    REQUIRE(ready.peek());
    CHECK(ready.peek()->seq == 1);
}

TEST_CASE("a producer's position that cannot be is refused") {
    fake_ring ring(4096);
    ring_consumer consumer = ring.reader();
    record_cursor ready;
    ring.producer.head = GENERATE(4, 4104, UINT64_MAX, UINT64_MAX - 7);
    CHECK_FALSE(consumer.load(&ready));
}
