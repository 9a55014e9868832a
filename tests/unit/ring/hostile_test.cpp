// SPDX-License-Identifier: MIT OR Apache-2.0
// A client that writes nonsense into its position harms no one but its own capture.
#include <catch2/catch.hpp>
#include <random>

#include "box.hpp"

namespace {

// Values that a client might try, most of them close to what matters.
uint64_t nonsense(std::mt19937_64 &random, const box &ring) {
    const uint64_t near = random() % (4 * page) - 2 * page;
    switch (random() % 5) {
        case 0:
            return random();
        case 1:
            return ring.published() + near;
        case 2:
            return ring.visit().head - random() % page;
        case 3:
            return ring.visit().head;
        default:
            return ring.published() - random() % page / 8 * 8;
    }
}

}  // namespace

TEST_CASE("A tail ahead of head or further behind than the ring is long means a full ring") {
    box ring;
    ring.reset(5 * page, page);
    for (uint64_t tail : {5 * page + 8, 5 * page + 1, 4 * page - 8, uint64_t{0}, ~uint64_t{7}}) {
        ringbox_slot slot;
        INFO("tail " << tail);
        ring.write(page);
        ring.set_tail(tail + ring.published() - 5 * page);
        CHECK_FALSE(ring.reserve(&slot, 8, page));
        ring.reset(5 * page, page);
    }
}

TEST_CASE("Room is a multiple of 8, whatever the tail is") {
    box ring;
    for (uint64_t odd = 1; odd < 8; odd++) {
        ringbox_slot slot = {};
        ring.reset(0, page);
        ring.write(page);
        ring.set_tail(1000 + odd);
        if (ring.reserve(&slot, 40, 2000))
            CHECK(slot.space % 8 == 0);
    }
}

TEST_CASE("A tail ahead of what is published gives no byte of an unfinished record away") {
    box ring;
    ringbox_slot outer, inner;
    REQUIRE(ring.reserve(&outer, 2400, 2400));
    for (uint64_t tail = 0; tail <= 2400; tail += 8) {
        ring.set_tail(tail);
        if (!ring.reserve(&inner, 1704, 2400))
            continue;
        REQUIRE(inner.pos + inner.space <= outer.pos + page);
        ring.discard(inner);
    }
}

TEST_CASE("Under hostile tails no record is touched while it is being written") {
    box ring;
    std::mt19937_64 random(2);
    for (int i = 0; i < 200000; i++) {
        ringbox_slot outer, inner;
        const uint32_t want = head_size + random() % (page - head_size) / 8 * 8;
        ring.set_tail(nonsense(random, ring));
        if (!ring.reserve(&outer, head_size, want))
            continue;
        REQUIRE((outer.space <= want && outer.space % 8 == 0));
        ring.set_tail(nonsense(random, ring));
        if (ring.reserve(&inner, head_size, want)) {
            REQUIRE((inner.space <= want && inner.space % 8 == 0));
            REQUIRE(inner.pos == outer.pos + outer.space);
            REQUIRE(inner.pos + inner.space - outer.pos <= page);
            ring.commit(inner, head_size);
        }
        if (random() % 4)
            ring.commit(outer, head_size);
        else
            ring.discard(outer);
        REQUIRE(ring.visit().published == ring.visit().head);
    }
}

TEST_CASE("Once honest again, a client loses nothing that it is not told of") {
    box ring;
    std::mt19937_64 random(3);
    for (int i = 0; i < 1000; i++) {
        for (int k = 0; k < 20; k++) {
            ring.set_tail(nonsense(random, ring));
            ring.write(head_size + random() % 32 * 8, 600);
        }
        ring.skip_to_published();
        for (int k = 0; k < 40; k++)
            ring.write(head_size + random() % 32 * 8, 600);
        REQUIRE(ring.proves_all());
    }
}
