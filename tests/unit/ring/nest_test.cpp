// SPDX-License-Identifier: MIT OR Apache-2.0
// Producers that interrupt one another on one CPU.
#include <catch2/catch.hpp>

#include "box.hpp"

TEST_CASE("Nothing is published while an interrupted record is incomplete") {
    box ring;
    ringbox_slot outer;
    REQUIRE(ring.reserve(&outer, 64, 64));
    REQUIRE(ring.write(40));
    CHECK(ring.published() == 0);
    ring.commit(outer, 64);
    CHECK(ring.published() == 104);
    CHECK(ring.record(0)->seq == 0);
    CHECK(ring.record(64)->seq == 1);
    CHECK(ring.proves_all());
}

TEST_CASE("Bytes given back with a record behind them become a PAD, of 8 bytes or more") {
    box ring;
    for (uint32_t unused : {8U, 16U, 24U, 32U, 400U}) {
        ringbox_slot outer;
        ring.reset(page - 64, page);
        REQUIRE(ring.reserve(&outer, 40, 40 + unused));
        REQUIRE(ring.write(48));
        ring.commit(outer, 40);
        const ringtap_record *pad = ring.record(page - 64 + 40);
        CHECK(pad->type == RINGTAP_PAD);
        CHECK(pad->len == unused);
        CHECK(pad->flags == 0);
        CHECK(ring.proves_all());
        CHECK(ring.read.pads == 1);
        CHECK(ring.read.records == 2);
    }
}

TEST_CASE("A PAD of 8 bytes leaves the record behind it alone") {
    box ring;
    ringbox_slot outer;
    ring.reserve(&outer, 40, 48);
    ring.write(48);
    ring.commit(outer, 40);
    CHECK(record_intact(ring.record(48)));
}

TEST_CASE("Discarded with a record behind it, a reservation is one PAD") {
    box ring;
    ringbox_slot outer;
    ring.reserve(&outer, 40, 80);
    ring.write(48);
    ring.discard(outer);
    CHECK(ring.record(0)->type == RINGTAP_PAD);
    CHECK(ring.record(0)->len == 80);
    CHECK(ring.proves_all());
    CHECK(ring.read.records == 1);
}

TEST_CASE("A reservation that fails publishes what interrupted it") {
    box ring;
    const auto steps = at_each_step([&] { ring.reset(0, 512); },
                                    [&] {
                                        ringbox_slot slot;
                                        CHECK_FALSE(ring.reserve(&slot, 520, 520));
                                    },
                                    [&] { ring.write(40); },
                                    [&](unsigned n) {
                                        INFO("interrupted at step " << n);
                                        REQUIRE(ring.published() == 40);
                                        REQUIRE(ring.proves_all());
                                    });
    CHECK(steps > 10);
}

TEST_CASE("A record can be interrupted by another at every step") {
    box ring;
    for (uint32_t unused : {0U, 8U, 64U}) {
        const auto steps =
            at_each_step([&] { ring.reset(page - 64, 512); }, [&] { ring.write(40, 40 + unused); },
                         [&] { ring.write(48, 56); },
                         [&](unsigned n) {
                             INFO("interrupted at step " << n << ", " << unused << " bytes unused");
                             REQUIRE(ring.visit().nest == 0);
                             REQUIRE(ring.published() == ring.visit().head);
                             REQUIRE(ring.proves_all());
                             REQUIRE(ring.read.records == 2);
                         });
        CHECK(steps > 15);
    }
}

TEST_CASE("Who interrupts the telling of losses may lose, tell and write") {
    box ring;
    at_each_step(
        [&] {
            ring.reset(page - 64, 1024);
            ring.write(1024);
            ring.write(40);
            ring.drain();
        },
        [&] { ring.write(40, 48); },
        [&] {
            ring.give_up(64);
            ring.write(40);
            ring.give_up(64);
        },
        [&](unsigned n) {
            INFO("interrupted at step " << n);
            REQUIRE(ring.proves_all());
            REQUIRE(ring.read.lost == 3);
            REQUIRE(ring.read.lost_by_type[RINGTAP_SYSCALL] == 3);
        });
}

TEST_CASE("Losses add up by cause as they do by type, whoever interrupts their telling") {
    box ring;
    at_each_step(
        [&] {
            ring.reset(0, 1024);
            ring.give_up(64);
        },
        [&] {
            ring.write(40);
            ring.give_up(64);
        },
        [&] {
            ring.give_up(64);
            ring.write(40);
        },
        [&](unsigned n) {
            INFO("interrupted at step " << n);
            REQUIRE(ring.proves_all());
            REQUIRE(ring.read.lost_by_cause[RINGTAP_CAUSE_FULL] == ring.read.lost);
        });
}

TEST_CASE("The span of a LOST record covers what was lost before it was interrupted") {
    box ring;
    at_each_step(
        [&] {
            ring.reset(0, 1024);
            ring.lose(RINGTAP_SYSCALL, 100);
        },
        [&] { ring.write(40); }, [&] { ring.lose(RINGTAP_SYSCALL, 200); },
        [&](unsigned n) {
            const auto *lost = reinterpret_cast<const ringtap_lost *>(ring.record(0));
            INFO("interrupted at step " << n);
            REQUIRE(lost->first_ns == 100);
            if (lost->count == 2)
                REQUIRE(lost->last_ns >= 200);
        });
}

TEST_CASE("A record published by one that comes to nothing wakes the client") {
    box ring;
    bool woken = false;
    at_each_step(
        [&] {
            ring.reset(0, page);
            ring.wake_at(8);
            woken = false;
        },
        [&] {
            ringbox_slot slot;
            if (ring.reserve(&slot, 64, 64))
                woken |= ring.discard(slot);
        },
        [&] {
            ring.write(40);
            woken |= ring.woken;
        },
        [&](unsigned n) {
            INFO("interrupted at step " << n);
            REQUIRE(ring.published() >= 40);
            REQUIRE(woken);
        });
}
