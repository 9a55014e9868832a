// SPDX-License-Identifier: MIT OR Apache-2.0
// Reserve, commit and discard, one record after the other.
#include <catch2/catch.hpp>
#include <cstring>
#include <initializer_list>

#include "box.hpp"

TEST_CASE("An empty ring gives every byte that it has, and not eight more") {
    box ring;
    ringbox_slot slot;
    CHECK_FALSE(ring.reserve(&slot, page + 8, page + 8));
    REQUIRE(ring.reserve(&slot, page, page));
    CHECK(slot.space == page);
    ring.commit(slot, page);
    CHECK_FALSE(ring.reserve(&slot, 8, 8));
    CHECK(ring.proves_all());
    CHECK(ring.read.records == 1);
}

TEST_CASE("A record is whole to its reader wherever in the ring it begins") {
    box ring;
    for (uint64_t start = 0; start < page; start += 8) {
        for (uint32_t len : {32U, 40U, 216U, 2048U, 4096U}) {
            ring.reset(start, page);
            REQUIRE(ring.write(len));
            REQUIRE(ring.drain());
            REQUIRE(ring.read.records == 1);
        }
    }
}

TEST_CASE("The bytes behind the ring's end are those of its beginning") {
    box ring;
    ringbox_slot slot;
    ring.reset(page - 40, page);
    REQUIRE(ring.reserve(&slot, 80, 80));
    ring.commit(slot, 80);
    const char *record = static_cast<char *>(ring.at(page - 40));
    CHECK(memcmp(record + 40, ring.at(page), 40) == 0);
    CHECK(ring.at(page) == ring.at(0));
}

TEST_CASE("A full ring empties and fills again, at every offset") {
    box ring;
    for (uint64_t start = 0; start < page; start += 8) {
        ring.reset(start, page);
        for (int lap = 0; lap < 3; lap++) {
            int n = 0;
            while (ring.unread() + 200 <= page) {
                REQUIRE(ring.write(200));
                n++;
            }
            REQUIRE(n == 20);
            REQUIRE(ring.drain());
        }
        REQUIRE(ring.proves_all());
    }
}

TEST_CASE("Positions may pass the end of 64 bits") {
    box ring;
    ring.reset(0 - 3 * page - 8, page);
    for (int i = 0; i < 1000; i++) {
        REQUIRE(ring.write(32 + 8 * (i % 60), 600));
        REQUIRE(ring.drain());
    }
    CHECK(ring.published() < page * 1000);
    CHECK(ring.proves_all());
    CHECK(ring.read.lost == 0);
}

TEST_CASE("A nearly full ring gives what it has, if that is the minimum") {
    box ring;
    for (uint64_t space = 0; space <= 400; space += 8) {
        ringbox_slot slot = {};
        ring.reset(page - 104, space);
        const bool given = ring.reserve(&slot, 104, 304);
        REQUIRE(given == (space >= 104));
        if (given)
            REQUIRE(slot.space == (space < 304 ? space : 304));
        else
            REQUIRE(ring.visit().nest == 0);
    }
}

TEST_CASE("What is reserved and not written can be had again") {
    box ring;
    ring.reset(0, 512);
    for (int i = 0; i < 8; i++)
        REQUIRE(ring.write(56, 64));
    CHECK(ring.unread() == 8 * 56);
    REQUIRE(ring.write(64));
    CHECK_FALSE(ring.write(32));
    CHECK(ring.read.pads == 0);
}

TEST_CASE("Discarded, a record leaves no trace") {
    box ring;
    ringbox_slot slot;
    REQUIRE(ring.reserve(&slot, 64, 128));
    ring.discard(slot);
    CHECK(ring.published() == 0);
    CHECK(ring.visit().head == 0);
    CHECK(ring.visit().seq == 0);
    CHECK(ring.visit().nest == 0);
}

TEST_CASE("Bytes come back when the client releases them, not before") {
    box ring;
    for (int i = 0; i < 4; i++)
        REQUIRE(ring.write(1024));
    CHECK_FALSE(ring.write(32));
    ring.set_tail(1024);
    ringbox_slot slot;
    // what was lost is told in front, in the same bytes
    CHECK_FALSE(ring.reserve(&slot, 1024, 1024));
    REQUIRE(ring.reserve(&slot, 1024 - lost_size, 1024));
    CHECK(slot.pos == page + lost_size);
    CHECK(slot.space == 1024 - lost_size);
}

TEST_CASE("The client's page is left alone while the last tail seen is enough") {
    box ring;
    ring.write(1024);
    ring.drain();
    ring.write(1024);
    CHECK(ring.visit().tail == 0);
    ring.write(2048);
    CHECK(ring.visit().tail == 0);
    ring.write(32);
    CHECK(ring.visit().tail == 1024);
}

TEST_CASE("Records are numbered when published, one after the other") {
    box ring;
    for (uint64_t i = 0; i < 10; i++) {
        const uint64_t pos = ring.published();
        ring.write(40);
        CHECK(ring.record(pos)->seq == i);
        CHECK(ring.visit().seq == i + 1);
    }
}

TEST_CASE("A commit asks to wake from wake_at on") {
    box ring;
    CHECK((ring.write(64), !ring.woken));
    for (uint64_t wake_at = 120; wake_at <= 136; wake_at += 8) {
        ring.reset(64, page);
        ring.wake_at(wake_at);
        ring.write(64);
        CHECK(ring.woken == (wake_at <= 128));
    }
}
