// SPDX-License-Identifier: MIT OR Apache-2.0
// What does not fit is counted, and told in its place.
#include <catch2/catch.hpp>
#include <random>

#include "box.hpp"

namespace {

const ringtap_lost &lost_at(const box &ring, uint64_t pos) {
    return *reinterpret_cast<const ringtap_lost *>(ring.record(pos));
}

// A ring of 512 bytes, full, that has lost two calls and a fork.
void fill_and_lose(box &ring) {
    ring.reset(0, 512);
    ring.write(512);
    ring.write(40, 40, RINGTAP_SYSCALL);
    ring.write(48, 48, RINGTAP_FORK);
    ring.write(40, 40, RINGTAP_SYSCALL);
}

}  // namespace

TEST_CASE("A LOST record in front of the next one tells all about the losses, once") {
    box ring;
    fill_and_lose(ring);
    REQUIRE(ring.drain());
    REQUIRE(ring.write(40));
    const ringtap_lost &lost = lost_at(ring, 512);
    CHECK(lost.h.type == RINGTAP_LOST);
    CHECK(lost.h.len == lost_size);
    CHECK(lost.h.seq == 1);
    CHECK(lost.h.ns == 5);
    CHECK(lost.count == 3);
    CHECK(lost.first_ns == 2);
    CHECK(lost.last_ns == 4);
    CHECK(lost.by_cause[RINGTAP_CAUSE_FULL] == 3);
    CHECK(lost.by_cause[RINGTAP_CAUSE_NO_RING] == 0);
    CHECK(lost.by_type[RINGTAP_SYSCALL] == 2);
    CHECK(lost.by_type[RINGTAP_FORK] == 1);
    CHECK(ring.record(512 + lost_size)->seq == 4);
    const uint64_t pos = ring.published();
    REQUIRE(ring.write(40));
    CHECK(ring.record(pos)->type == RINGTAP_SYSCALL);
    CHECK(ring.proves_all());
}

TEST_CASE("A ring that is known to be full takes records again as soon as the client has read") {
    box ring;
    ring.reset(0, 512);
    REQUIRE(ring.write_fast(512));
    for (int i = 0; i < 3; i++)
        CHECK_FALSE(ring.write_fast(40));
    CHECK(ring.lost_hint() == 3);
    REQUIRE(ring.drain());
    CHECK(ring.write_fast(40));
    CHECK(ring.proves_all());
}

TEST_CASE("What is known of a long record says nothing of a shorter one") {
    box ring;
    ring.reset(0, 512);
    REQUIRE(ring.write_fast(512 - lost_size - 40));
    CHECK_FALSE(ring.write_fast(lost_size + 48));
    CHECK(ring.write_fast(40));
    CHECK(ring.proves_all());
}

TEST_CASE("The span of later losses begins with the first of them") {
    box ring;
    fill_and_lose(ring);
    ring.drain();
    ring.write(512 - lost_size);
    ring.write(40);
    ring.write(40);
    ring.drain();
    ring.flush();
    const ringtap_lost &lost = lost_at(ring, 1024);
    CHECK(lost.count == 2);
    CHECK(lost.first_ns == 6);
    CHECK(lost.last_ns == 7);
}

TEST_CASE("A record that would fit but for the LOST record in front is lost too") {
    box ring;
    fill_and_lose(ring);
    ring.set_tail(lost_size + 32 - (page - 512));
    CHECK_FALSE(ring.write(40));
    REQUIRE(ring.write(32));
    CHECK(lost_at(ring, 512).count == 4);
}

TEST_CASE("Flush tells of losses without a record, and only if there are any") {
    box ring;
    fill_and_lose(ring);
    ring.flush();
    CHECK(ring.published() == 512);
    REQUIRE(ring.drain());
    ring.flush(77);
    CHECK(ring.published() == 512 + lost_size);
    CHECK(lost_at(ring, 512).h.ns == 77);
    ring.flush();
    CHECK(ring.published() == 512 + lost_size);
    CHECK(ring.visit().nest == 0);
    CHECK(ring.proves_all());
}

TEST_CASE("Flush asks to wake as a commit does") {
    box ring;
    fill_and_lose(ring);
    ring.drain();
    ring.wake_at(512 + lost_size);
    CHECK(ring.flush());
}

TEST_CASE("A LOST record stays when the record behind it is discarded") {
    box ring;
    ringbox_slot slot;
    fill_and_lose(ring);
    ring.drain();
    REQUIRE(ring.reserve(&slot, 40, 80));
    ring.discard(slot);
    CHECK(ring.published() == 512 + lost_size);
    CHECK(ring.proves_all());
}

TEST_CASE("A record that is given up is counted as lost") {
    box ring;
    ring.write(40);
    ring.give_up(64);
    ring.write(40);
    CHECK(ring.proves_all());
    CHECK(ring.read.records == 2);
    CHECK(ring.read.lost == 1);
}

TEST_CASE("The producer's page shows how many were lost") {
    box ring;
    fill_and_lose(ring);
    CHECK(ring.lost_hint() == 3);
}

TEST_CASE("Without a ring everything is lost for that cause, and nothing is touched") {
    box ring(0);
    ringbox_slot slot;
    CHECK_FALSE(ring.reserve(&slot, 40, 40));
    ring.lose(RINGTAP_EXEC, 3);
    CHECK_FALSE(ring.reserve(&slot, 40, 40));
    ring.lose(RINGTAP_EXEC, 4);
    CHECK_FALSE(ring.flush());
    CHECK(ring.visit().lost == 2);
    CHECK(ring.visit().reported == 0);
    CHECK(ring.visit().nest == 0);
    CHECK(ring.visit().head == 0);
}

TEST_CASE("Losses of a CPU that had no ring are told when it gets one") {
    box ring(0);
    ringbox_slot slot;
    ring.reserve(&slot, 40, 40);
    ring.lose(RINGTAP_EXEC, 3);
    ring.plug();
    REQUIRE(ring.write(40));
    const ringtap_lost &lost = lost_at(ring, 0);
    CHECK(lost.count == 1);
    CHECK(lost.by_cause[RINGTAP_CAUSE_NO_RING] == 1);
    CHECK(lost.by_cause[RINGTAP_CAUSE_FULL] == 0);
    CHECK(lost.by_type[RINGTAP_EXEC] == 1);
    CHECK(ring.proves_all());
}

TEST_CASE("produced = drained + lost, by the bytes alone, under any load") {
    box ring;
    std::mt19937_64 random(1);
    for (int scenario = 0; scenario < 2000; scenario++) {
        ring.reset(random() & ~7ULL, 512 + random() % 448 * 8);
        for (int i = 0; i < 40; i++) {
            const uint32_t len = head_size + random() % 32 * 8;
            if (random() % 8 == 0)
                ring.give_up(len);
            else
                ring.write(len, len + random() % 16 * 8, RINGTAP_SYSCALL + random() % 5);
            if (random() % 8 == 0)
                REQUIRE(ring.drain());
        }
        REQUIRE(ring.proves_all());
        REQUIRE(ring.visit().lost == ring.read.lost);
        REQUIRE(ring.read.lost_by_cause[RINGTAP_CAUSE_FULL] == ring.read.lost);
    }
}
