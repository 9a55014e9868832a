// SPDX-License-Identifier: MIT OR Apache-2.0
// The last bytes of a ring are for those that ask for them.
#include <catch2/catch.hpp>

#include "box.hpp"

namespace {

// A ring with a guard from its beginning on.
void guarded(box &ring, uint64_t bytes) {
    ring.reset(page - 64, page);
    ring.guard(bytes);
}

}  // namespace

TEST_CASE("What would reach into the guard is refused, not a byte sooner") {
    box ring;
    guarded(ring, 1024);
    REQUIRE(ring.write(page - 1024 - 40));
    REQUIRE(ring.write(40));
    ringbox_slot slot;
    CHECK_FALSE(ring.reserve(&slot, 40, 40));
    CHECK(ring.visit().nest == 0);
    REQUIRE(ring.reserve_all(&slot, 40, 48));
    CHECK(slot.space == 48);
    ring.commit(slot, 40);
    CHECK(ring.proves_all());
}

TEST_CASE("The most that a record may need counts, not the least") {
    box ring;
    ringbox_slot slot;
    guarded(ring, 1024);
    REQUIRE(ring.write(page - 1024 - 40));
    CHECK_FALSE(ring.reserve(&slot, 40, 48));
    REQUIRE(ring.reserve(&slot, 40, 40));
    ring.discard(slot);
}

TEST_CASE("Who asks for all gets all there is, and no more") {
    box ring;
    ringbox_slot slot;
    guarded(ring, page);
    CHECK_FALSE(ring.reserve(&slot, 40, 40));
    REQUIRE(ring.reserve_all(&slot, page, page));
    ring.discard(slot);
    CHECK_FALSE(ring.reserve_all(&slot, page + 8, page + 8));
    REQUIRE(ring.reserve_all(&slot, 40, 2 * page));
    CHECK(slot.space == page);
    ring.discard(slot);
}

TEST_CASE("What the client reads is free for everybody again") {
    box ring;
    ringbox_slot slot;
    guarded(ring, 1024);
    REQUIRE(ring.write(page - 1024));
    CHECK_FALSE(ring.reserve(&slot, 40, 40));
    REQUIRE(ring.drain());
    REQUIRE(ring.write(page - 1024));
    CHECK(ring.proves_all());
}

TEST_CASE("A guard can grow, shrink and go while the ring is at work") {
    box ring;
    ringbox_slot slot;
    guarded(ring, 1024);
    REQUIRE(ring.write(2048));
    ring.guard(page);
    CHECK_FALSE(ring.reserve(&slot, 40, 40));
    ring.guard(1024);
    REQUIRE(ring.write(page - 1024 - 2048));
    CHECK_FALSE(ring.reserve(&slot, 40, 40));
    ring.guard(0);
    REQUIRE(ring.write(1024));
    CHECK_FALSE(ring.reserve(&slot, 8, 8));
    CHECK(ring.proves_all());
}

TEST_CASE("Losses are told from the guarded bytes") {
    box ring;
    guarded(ring, 1024);
    REQUIRE(ring.write(page - 1024));
    ring.lose(RINGTAP_EXEC, 3);
    ring.produced = 2;
    ring.flush();
    CHECK(ring.visit().reported == 1);
}
