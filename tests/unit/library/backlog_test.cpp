// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/backlog.h"

#include <catch2/catch.hpp>

#include "fake_device.h"

using namespace ringtap_test;

namespace {

constexpr uint64_t records = 300;

record_words calls(uint64_t first, uint64_t count) {
    record_words words;
    for (uint64_t seq = first; seq < first + count; seq++)
        words = words + make_syscall(header(seq, 10 * seq), {0, {}});
    return words;
}

void give(ringtap::backlog &backlog, std::vector<uint64_t> &seen) {
    unsigned cpu;
    while (const ringtap_record *record = backlog.next(&cpu))
        seen.push_back(record->seq);
}

std::vector<uint64_t> all_numbers() {
    std::vector<uint64_t> all(records);
    for (uint64_t seq = 0; seq < records; seq++)
        all[seq] = seq;
    return all;
}

}  // namespace

TEST_CASE("records that wait come out once, in their order, and those behind them come later") {
    fake_device device(1, 1 << 20);
    ringtap::capture capture = capture_of(device);
    ringtap::backlog backlog;
    std::vector<uint64_t> seen;
    device.write(0, calls(0, 100));
    backlog.take_in(capture);
    device.write(0, calls(100, 100));
    backlog.take_in(capture);
    CHECK(seen.empty());
    CHECK_FALSE(backlog.empty());
    device.write(0, calls(200, 100));
    while (!backlog.empty()) {
        backlog.take_in(capture);
        give(backlog, seen);
    }
    CHECK(seen == all_numbers());
    CHECK(backlog.bytes() == 0);
}

TEST_CASE("what is more than may wait goes on, the oldest first") {
    fake_device device(1, 1 << 20);
    ringtap::capture capture = capture_of(device);
    ringtap::backlog backlog(1000);
    std::vector<uint64_t> seen;
    for (uint64_t first = 0; first < records; first += 50) {
        device.write(0, calls(first, 50));
        backlog.take_in(capture);
        while (backlog.is_full())
            give(backlog, seen);
        CHECK(backlog.bytes() <= 1000);
    }
    while (!backlog.empty())
        give(backlog, seen);
    CHECK(seen == all_numbers());
}

TEST_CASE("between two steps the rings are not emptied more often than they need it") {
    fake_device device(1, 1 << 20);
    ringtap::capture capture = capture_of(device);
    ringtap::backlog backlog;
    std::vector<uint64_t> seen;
    ringtap::pace hourly(uint64_t{3600} * 1000000000);
    CHECK(hourly.is_due());
    CHECK_FALSE(hourly.is_due());
    device.write(0, calls(0, 10));
    backlog.take_in_meanwhile(capture);
    CHECK_FALSE(backlog.empty());
}
