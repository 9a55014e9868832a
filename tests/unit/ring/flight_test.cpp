// SPDX-License-Identifier: MIT OR Apache-2.0
// Flight mode: the oldest are overwritten, in whole records, and what is held is not.
#include <catch2/catch.hpp>
#include <random>

#include "box.hpp"

namespace {

constexpr uint64_t spare = page / 16;

// Many records of several lengths; none is lost.
void fill(box &ring, int count = 200) {
    for (int i = 0; i < count; i++)
        REQUIRE(ring.write(40 + i % 7 * 16, 40 + i % 7 * 16 + i % 3 * 24));
}

}  // namespace

TEST_CASE("A ring in flight mode takes every record, and keeps the last ones") {
    box ring;
    ring.fly(page - 64);
    fill(ring);
    ring.hold();
    REQUIRE(ring.drain());
    CHECK(ring.read.next_seq == 200);
    CHECK(ring.read.lost == 0);
    CHECK(ring.read.records == 200 - ring.overwritten());
    CHECK(ring.visit().lost == 0);
    // but for the spare room, twice at most, and one record
    CHECK(ring.visit().head - ring.visit().oldest > page - 2 * spare - 200);
}

TEST_CASE("Before the ring is full nothing is overwritten") {
    box ring;
    ring.fly(0);
    fill(ring, 20);
    CHECK(ring.overwritten() == 0);
    ring.hold();
    REQUIRE(ring.drain());
    CHECK(ring.read.records == 20);
}

TEST_CASE("A ring that is held is a ring in stream mode: what does not fit is lost and told") {
    box ring;
    ring.fly(0);
    fill(ring);
    ring.hold();
    const uint64_t oldest = ring.visit().oldest;
    int written = 0;
    while (ring.write(64))
        written++;
    CHECK(written >= int(spare / 64));
    CHECK(ring.visit().oldest == oldest);
    REQUIRE(ring.drain());
    REQUIRE(ring.write(64));
    REQUIRE(ring.drain());
    CHECK(ring.read.lost == 1);
    CHECK(ring.read.next_seq == ring.produced);
}

TEST_CASE("What the client has read of a ring that is held gives room, in whole records") {
    box ring;
    ring.fly(0);
    fill(ring);
    ring.hold();
    const uint64_t oldest = ring.visit().oldest;
    while (ring.write(64)) {
    }
    const uint32_t first = ring.record(oldest)->len;
    // not even the first record, by eight bytes
    ring.set_tail(oldest + first - 8);
    CHECK_FALSE(ring.write(40));
    ring.set_tail(oldest + first + 8);
    CHECK(ring.visit().oldest == oldest);
    ring.write(40);
    CHECK(ring.visit().oldest == oldest + first);
}

TEST_CASE("A tail that cannot be true gives no room") {
    box ring;
    for (uint64_t wrong : {0 - uint64_t{8}, 0 - page, page, 2 * page, uint64_t{1} << 63}) {
        ring.fly(0);
        fill(ring);
        ring.hold();
        const uint64_t oldest = ring.visit().oldest;
        while (ring.write(64)) {
        }
        ring.set_tail(oldest + wrong);
        CHECK_FALSE(ring.write(64));
        CHECK(ring.visit().oldest == oldest);
    }
}

TEST_CASE("A ring that goes on keeps what was read, and can be held again") {
    box ring;
    ring.fly(0);
    fill(ring);
    for (int i = 0; i < 20; i++) {
        ring.hold();
        REQUIRE(ring.drain());
        CHECK(ring.read.next_seq == ring.produced);
        const uint64_t seen = ring.read.records;
        ring.resume();
        ring.write(40);
        ring.hold();
        REQUIRE(ring.drain());
        CHECK(ring.read.records + 4 > seen);
        CHECK(ring.read.next_seq == ring.produced);
        ring.resume();
        fill(ring, 100);
    }
}

TEST_CASE("Only what is published is overwritten") {
    box ring;
    ringbox_slot outer;
    ring.fly(0);
    fill(ring);
    REQUIRE(ring.reserve(&outer, 64, 64));
    const uint64_t begin = outer.pos;
    int lost = 0;
    for (int i = 0; i < 200; i++)
        lost += !ring.write(64);
    CHECK(lost > 100);
    CHECK(ring.visit().oldest <= begin);
    ring.commit(outer, 64);
    CHECK(ring.record(begin)->type == RINGTAP_SYSCALL);
    CHECK(record_intact(ring.record(begin)));
    ring.hold();
    REQUIRE(ring.drain());
}

TEST_CASE("A record can be interrupted by others that overwrite, at every step") {
    box ring;
    for (int others : {1, 40, 120}) {
        const auto steps = at_each_step(
            [&] {
                ring.fly(page - 64);
                fill(ring);
            },
            [&] { ring.write(400, 800); },
            [&] {
                for (int i = 0; i < others; i++)
                    ring.write(48, 56);
            },
            [&](unsigned n) {
                INFO("interrupted at step " << n << " by " << others);
                CHECK(ring.visit().head - ring.visit().oldest > page / 2);
                ring.hold();
                REQUIRE(ring.drain());
                ring.flush();
                REQUIRE(ring.drain());
                REQUIRE(ring.read.next_seq == ring.produced);
            });
        CHECK(steps > 10);
    }
}

TEST_CASE("A ring can be held at every step of a record, and keeps what it held") {
    box ring;
    const auto steps = at_each_step(
        [&] {
            ring.fly(page - 64);
            fill(ring);
        },
        [&] {
            for (int i = 0; i < 12; i++)
                ring.write(400, 800);
        },
        [&] { ring.hold(); },
        [&](unsigned n) {
            INFO("held at step " << n);
            const uint64_t first = ring.read.next_seq;
            REQUIRE(ring.drain());
            ring.flush();
            REQUIRE(ring.drain());
            REQUIRE(ring.read.next_seq == ring.produced);
            REQUIRE(ring.read.records + ring.read.lost == ring.produced - first);
        });
    CHECK(steps > 100);
}

TEST_CASE("The number of the oldest is that of its record, whatever PAD lies in front") {
    box ring;
    ringbox_slot outer;
    std::mt19937_64 random(1);
    ring.fly(0);
    for (int i = 0; i < 2000; i++) {
        REQUIRE(ring.reserve(&outer, 40, 40 + random() % 32 * 8));
        ring.write(40 + random() % 16 * 8);
        ring.commit(outer, 40);
        uint64_t pos = ring.visit().oldest;
        while (ring.record(pos)->type == RINGTAP_PAD)
            pos += ring.record(pos)->len;
        REQUIRE(ring.overwritten() == ring.record(pos)->seq);
    }
}
