// SPDX-License-Identifier: MIT OR Apache-2.0
#include <catch2/catch.hpp>
#include <cerrno>
#include <ringtap/ringtap.hpp>

#include "fake_device.h"

using namespace ringtap_test;

namespace {

struct seen {
    unsigned cpu, type;
    uint64_t seq, ns;
    bool operator==(const seen &other) const {
        return cpu == other.cpu && type == other.type && seq == other.seq && ns == other.ns;
    }
};

std::ostream &operator<<(std::ostream &to, const seen &one) {
    return to << "type " << one.type << " of cpu " << one.cpu << " at " << one.ns;
}

seen seen_of(unsigned cpu, const ringtap_record &record) {
    return {cpu, record.type, record.seq, record.ns};
}

// Two rings that begin in the middle, with a record of each type that differs in how it is read.
fake_device device_with_records() {
    fake_device device(2, 1 << 16);
    const auto call = [](uint64_t seq, uint64_t ns) { return make_syscall(header(seq, ns), {0, {}}); };
    device.write(0, make_pad() + make_lost(7, 10, 3) + call(10, 30) + make_level(11, 50, 0, 1, 0, 0) +
                        make_pad(5) + make_exit(header(12, 51)));
    device.write(1, call(5, 20) + make_exec(header(6, 40), "new") + call(7, 41) +
                        make_fork(header(8, 60), 9, 9) + make_lost(9, 70, 1) + make_pad());
    return device;
}

const std::vector<seen> all_records = {
    {0, RINGTAP_OVERWRITTEN, 0, 10}, {0, RINGTAP_LOST, 7, 10},    {1, RINGTAP_OVERWRITTEN, 0, 20},
    {1, RINGTAP_SYSCALL, 5, 20},     {0, RINGTAP_SYSCALL, 10, 30}, {1, RINGTAP_EXEC, 6, 40},
    {1, RINGTAP_SYSCALL, 7, 41},     {0, RINGTAP_LEVEL, 11, 50},   {0, RINGTAP_EXIT, 12, 51},
    {1, RINGTAP_FORK, 8, 60},        {1, RINGTAP_LOST, 9, 70},
};

}  // namespace

TEST_CASE("a drain of held rings delivers all records, in the order of time") {
    const fake_device device = device_with_records();
    ringtap::capture capture = capture_of(device, RINGTAP_MODE_FLIGHT);
    capture.hold(0);
    std::vector<seen> all;
    const int64_t delivered = capture.drain([&](unsigned cpu, const ringtap_record &record) {
        all.push_back(seen_of(cpu, record));
        return true;
    });
    CHECK(all == all_records);
    CHECK(delivered == static_cast<int64_t>(all_records.size()));
}

TEST_CASE("a callback that ends the drain at each record gets each one once, one a drain") {
    const fake_device device = device_with_records();
    ringtap::capture capture = capture_of(device, RINGTAP_MODE_FLIGHT);
    capture.hold(0);
    std::vector<seen> all;
    for (size_t drains = 1; drains <= all_records.size(); drains++) {
        const int64_t delivered = capture.drain([&](unsigned cpu, const ringtap_record &record) {
            all.push_back(seen_of(cpu, record));
            return false;
        });
        REQUIRE(all.size() == drains);
        CHECK(delivered == 1);
    }
    CHECK(all == all_records);
    CHECK(capture.drain([](unsigned, const ringtap_record &) { return false; }) == 0);
    CHECK(capture.counts().gaps == 0);
}

TEST_CASE("a callback that throws at each record gets each one once, one a drain") {
    const fake_device device = device_with_records();
    ringtap::capture capture = capture_of(device, RINGTAP_MODE_FLIGHT);
    capture.hold(0);
    std::vector<seen> all;
    for (size_t drains = 1; drains <= all_records.size(); drains++) {
        const auto throwing = [&](unsigned cpu, const ringtap_record &record) -> bool {
            all.push_back(seen_of(cpu, record));
            throw std::runtime_error("enough");
        };
        CHECK_THROWS_WITH(capture.drain(throwing), "enough");
        REQUIRE(all.size() == drains);
    }
    CHECK(all == all_records);
}

TEST_CASE("a callback that ends the drain at each span gets each record once") {
    const fake_device device = device_with_records();
    ringtap::capture capture = capture_of(device, RINGTAP_MODE_FLIGHT);
    capture.hold(0);
    std::vector<size_t> records(2);
    int64_t bytes = 0, delivered = 0;
    int64_t done;
    do {
        int spans = 0;
        done = capture.drain_spans([&](unsigned cpu, const void *span, size_t size) {
            const auto *at = static_cast<const char *>(span), *end = at + size;
            for (; at < end; at += reinterpret_cast<const ringtap_record *>(at)->len)
                records[cpu] += reinterpret_cast<const ringtap_record *>(at)->type != RINGTAP_PAD;
            bytes += static_cast<int64_t>(size);
            spans++;
            return false;
        });
        REQUIRE(spans <= 1);
        delivered += done;
    } while (done);
    CHECK(records == std::vector<size_t>{5, 6});
    CHECK(delivered == bytes);
}

TEST_CASE("in a drain's callback nothing can be done that changes what is drained") {
    const fake_device device = device_with_records();
    ringtap::capture capture = capture_of(device, RINGTAP_MODE_FLIGHT);
    capture.hold(0);
    ringtap_capture *const c = capture.get();
    const auto no_record = [](void *, unsigned, const ringtap_record *) { return 0; };
    const auto no_span = [](void *, unsigned, const void *, size_t) { return 0; };
    size_t records = 0;
    capture.drain([&](unsigned, const ringtap_record &) {
        CHECK(ringtap_capture_drain(c, no_record, nullptr) == -EBUSY);
        CHECK(ringtap_capture_drain_spans(c, no_span, nullptr, nullptr) == -EBUSY);
        CHECK(ringtap_capture_wait(c, 0, nullptr) == -EBUSY);
        CHECK(ringtap_capture_refresh(c) == -EBUSY);
        CHECK(ringtap_capture_stop(c) == -EBUSY);
        CHECK(ringtap_capture_hold(c, 0, nullptr) == -EBUSY);
        CHECK(ringtap_capture_resume(c) == -EBUSY);
        CHECK(capture.counts().gaps == 0);
        return ++records < 4;
    });
    CHECK(records == 4);
    CHECK(capture.drain([](unsigned, const ringtap_record &) { return true; }) == 7);
    CHECK(ringtap_capture_stop(c) == 0);
}
