// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/flight_source.h"

#include <unistd.h>

#include <catch2/catch.hpp>

#include "fake_device.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

constexpr uint64_t calls = 100;

live_settings flight_on(const fake_device &device) {
    live_settings settings;
    settings.device = device.path();
    settings.flight = true;
    return settings;
}

std::vector<uint64_t> times_of(source &from) {
    std::vector<uint64_t> times;
    while (const event *event = from.next())
        if (!event->state && event->type == RINGTAP_SYSCALL)
            times.push_back(event->ns);
    return times;
}

}  // namespace

TEST_CASE("what a flight recorder holds is a source: in the order of time, once, with who runs on the host") {
    const fake_device device = device_with_calls(calls, 1000);
    live_capture recorder({}, flight_on(device), true);
    recorder.start();
    flight_source from({}, recorder, 0);
    std::vector<uint64_t> expected;
    for (uint64_t i = 0; i < calls; i++)
        expected.push_back(1000 + i);
    CHECK(times_of(from) == expected);
    CHECK(from.is_over());
    CHECK(from.next() == nullptr);
    CHECK(from.host().process(static_cast<uint32_t>(getpid())));
    CHECK(from.summary().total().drained == calls);
}

TEST_CASE("a snapshot leaves out what is older than asked for, and its events pass the filter") {
    const fake_device device = device_with_calls(calls, 1000);
    live_capture recorder({}, flight_on(device), true);
    recorder.start();
    flight_source from({}, recorder, 1000 + calls / 2);
    const auto times = times_of(from);
    REQUIRE(times.size() == calls / 2);
    CHECK(times.front() == 1000 + calls / 2);
    CHECK(from.begun_ns() == times.front());
}
