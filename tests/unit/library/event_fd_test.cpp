// SPDX-License-Identifier: MIT OR Apache-2.0
#include "capture/event_fd.h"

#include <poll.h>
#include <sys/eventfd.h>

#include <catch2/catch.hpp>

#include "capture/clock.h"

using namespace ringtap;

namespace {

constexpr uint64_t ns_per_ms = ns_per_s / 1000;

bool is_readable(const event_fd &events, int timeout_ms) {
    pollfd file{events.get(), POLLIN, 0};
    return poll(&file, 1, timeout_ms) > 0;
}

}  // namespace

TEST_CASE("an event descriptor is readable as long as its device is") {
    const unique_fd device(eventfd(0, EFD_CLOEXEC));
    event_fd events;
    REQUIRE(events.open(device.get()) == 0);
    CHECK_FALSE(is_readable(events, 0));
    REQUIRE(eventfd_write(device.get(), 1) == 0);
    CHECK(is_readable(events, 0));
    CHECK(is_readable(events, 0));
    eventfd_t value;
    REQUIRE(eventfd_read(device.get(), &value) == 0);
    CHECK_FALSE(is_readable(events, 0));
}

TEST_CASE("an event descriptor is quiet until what is held back is due") {
    const unique_fd device(eventfd(1, EFD_CLOEXEC));
    event_fd events;
    REQUIRE(events.open(device.get()) == 0);
    const uint64_t due = monotonic_ns() + 30 * ns_per_ms;
    events.hold_until(due);
    CHECK_FALSE((is_readable(events, 0) && monotonic_ns() < due));
    CHECK(is_readable(events, 10000));
    CHECK(monotonic_ns() >= due);
    events.hold_until(monotonic_ns() + 3600 * ns_per_s);
    CHECK_FALSE(is_readable(events, 1));
    events.hold_until(no_time);
    CHECK(is_readable(events, 0));
}

TEST_CASE("what is due already is readable at once") {
    const unique_fd device(eventfd(0, EFD_CLOEXEC));
    event_fd events;
    REQUIRE(events.open(device.get()) == 0);
    events.hold_until(GENERATE(0, 1, 1000));
    CHECK(is_readable(events, 10000));
    events.hold_until(no_time);
    CHECK_FALSE(is_readable(events, 0));
}

TEST_CASE("a device that cannot be waited for is refused") {
    event_fd events;
    CHECK(events.open(-1) == -EBADF);
    CHECK_FALSE(events);
    events.hold_until(1);
}
