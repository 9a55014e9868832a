// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/live_source.h"

#include <catch2/catch.hpp>

#include "fake_device.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

constexpr uint64_t calls_of_each = 200;

live_settings settings_of(const fake_device &device) {
    live_settings settings;
    settings.device = device.path();
    settings.seconds = 0.05;
    return settings;
}

std::vector<uint64_t> times_of(source &from, size_t most) {
    std::vector<uint64_t> times;
    while (!from.is_over()) {
        while (const event *event = times.size() < most ? from.next() : nullptr)
            times.push_back(event->ns);
        if (times.size() == most)
            return times;
        from.wait(-1);
    }
    return times;
}

std::vector<uint64_t> first_times(size_t count) {
    std::vector<uint64_t> times;
    for (uint64_t i = 0; i < count; i++)
        times.push_back(100 + i);
    return times;
}

}  // namespace

TEST_CASE("a live source gives the event of each record once, in the order of time") {
    const fake_device device = device_with_calls(2 * calls_of_each, 100);
    live_source from({}, settings_of(device));
    CHECK(times_of(from, SIZE_MAX) == first_times(2 * calls_of_each));
    const run_summary summary = from.summary();
    CHECK(summary.cpus.size() == 2);
    CHECK(summary.cpus.at(0).second.drained == calls_of_each);
    CHECK(summary.cpus.at(1).second.drained == calls_of_each);
}

TEST_CASE("a live source that is finished early is accounted for to its end") {
    const fake_device device = device_with_calls(2 * calls_of_each, 100);
    live_source from({}, settings_of(device));
    CHECK(times_of(from, 10) == first_times(10));
    from.finish();
    CHECK(from.is_over());
    CHECK(from.next() == nullptr);
    CHECK(from.summary().cpus.at(0).second.drained == calls_of_each);
    CHECK(from.summary().cpus.at(1).second.drained == calls_of_each);
}

TEST_CASE("a live source that is broken gives what it has, and ends") {
    const fake_device device = device_with_calls(2 * calls_of_each, 100);
    live_settings settings = settings_of(device);
    settings.seconds = 0;
    live_source from({}, settings);
    from.break_loop();
    CHECK(times_of(from, SIZE_MAX) == first_times(2 * calls_of_each));
}

TEST_CASE("a live source gives the state of the start before what happened, to those who want it") {
    const fake_device device = device_with_calls(2 * calls_of_each, 100);
    source_filter filter;
    filter.state = true;
    live_source from(filter, settings_of(device));
    size_t state = 0;
    const event *event;
    while ((event = from.next()) && event->state)
        state++;
    CHECK(state > 0);
    REQUIRE(event);
    CHECK(event->ns == 100);
}
