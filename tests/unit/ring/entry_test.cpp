// SPDX-License-Identifier: MIT OR Apache-2.0
// The table of entry times: whatever mixture of threads' words stands in a slot, a time is the call's own.
#include <catch2/catch.hpp>
#include <set>
#include <vector>

#include "entrybox.h"

namespace {

constexpr uint32_t me = 1234;
constexpr int native = 0, compat = 1, nr = 39;
constexpr uint64_t now = 5'000'000'000'000'000; // two months after boot
constexpr uint32_t no_size = UINT32_MAX;

entrybox_words mine() { return entrybox_note(me, native, nr, now, 16); }

// Notes of the threads that share my slot: close to mine in time, by as much as numbers and ids differ, and far away.
std::vector<entrybox_words> notes_of_others() {
    std::vector<entrybox_words> notes;
    for (uint32_t step : {1U, 2U, 63U})
        for (int other_nr : {nr, nr + 1, 0, -1, 1023})
            for (int64_t apart : {-4'000'000'000'000LL, -65'536LL, -2LL, -1LL, 0LL, 1LL, 39LL, 1023LL, 1LL << 32, 1LL << 34,
                                  1LL << 49})
                notes.push_back(entrybox_note(me + step * entrybox_slots(), native, other_nr,
                                              now + static_cast<uint64_t>(apart), 99));
    return notes;
}

} // namespace

TEST_CASE("The time of entry is found once, by the call that was noted") {
    entrybox_words note = mine();
    CHECK(entrybox_take(&note, me, native, nr) == now);
    CHECK(entrybox_is_free(me));
}

TEST_CASE("Another call of the thread does not find the note, nor one of the same number in another ABI") {
    entrybox_words note = mine();
    CHECK(entrybox_take(&note, me, native, nr + 1) == 0);
    CHECK(entrybox_take(&note, me, compat, nr) == 0);
    CHECK(entrybox_take(&note, me, native, -1) == 0);
    CHECK_FALSE(entrybox_is_free(me));
}

TEST_CASE("No mixture of the words of threads that share a slot gives one of them another's time") {
    const entrybox_words own = mine();
    const std::vector<entrybox_words> others = notes_of_others();
    for (const entrybox_words &one : others) {
        for (const entrybox_words &another : others) {
            if (one.id >> 34 != another.id >> 34)
                continue; // two others in the middle of writing, 13 days apart: see entry.h
            for (unsigned which = 0; which < 8; which++) {
                entrybox_words slot{which & 1 ? one.id : own.id, which & 2 ? one.ns : own.ns,
                                    which & 4 ? another.sum : own.sum, 0};
                uint64_t found = entrybox_take(&slot, me, native, nr);
                REQUIRE((found == 0 || found == now));
                REQUIRE((which != 0 || found == now));
                // what the thread did without being noted
                for (int unnoted : {nr - 39, nr - 2, nr - 1, nr + 1, nr + 2, nr + 1023})
                    REQUIRE(entrybox_take(&slot, me, native, unnoted) == 0);
            }
        }
    }
}

TEST_CASE("The number at entry is told of the thread's own note alone") {
    int abi = 0, found = 0;
    entrybox_words own = mine();
    REQUIRE(entrybox_call(&own, me, &abi, &found));
    CHECK(abi == native);
    CHECK(found == nr);
    entrybox_words negative = entrybox_note(me, compat, -1, now, 0);
    REQUIRE(entrybox_call(&negative, me, &abi, &found));
    CHECK(abi == compat);
    CHECK(found == -1);
    for (entrybox_words other : notes_of_others()) {
        other.ns = own.ns;
        other.sum = own.sum;
        CHECK_FALSE(entrybox_call(&other, me, &abi, &found));
    }
}

TEST_CASE("The room of an address is the thread's own or not known") {
    entrybox_words own = mine();
    CHECK(entrybox_address_size(&own, me, no_size) == 16);
    for (const entrybox_words &other : notes_of_others()) {
        own.space = other.space;
        CHECK(entrybox_address_size(&own, me, no_size) == no_size);
    }
}

TEST_CASE("Every id below the number of slots has one of its own, and neighbours share no cache line") {
    std::set<uint64_t> seen;
    for (uint32_t tid = 0; tid < entrybox_slots(); tid++) {
        uint64_t at = entrybox_at(tid);
        REQUIRE(seen.insert(at).second);
        REQUIRE(at < uint64_t{entrybox_slots()} * 32);
        for (uint32_t far = 1; far < 64; far++)
            REQUIRE(at / 64 != entrybox_at(tid + far) / 64);
    }
    CHECK(entrybox_at(7) == entrybox_at(7 + entrybox_slots()));
}
