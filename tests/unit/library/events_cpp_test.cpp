// SPDX-License-Identifier: MIT OR Apache-2.0
// The C++ header over the C interface.
#include <catch2/catch.hpp>
#include <ringtap/events.hpp>

#include "stored_capture.h"

using namespace ringtap_test;
namespace events = ringtap::events;
using Catch::Matchers::Contains;

TEST_CASE("C++: a loop over a source gives each event once, and fields are optional") {
    const stored_capture capture;
    auto source = events::source::file(capture.path());
    const auto name = source.find_field("fd.name");
    const auto result = source.find_field("evt.rawres");
    std::vector<std::string> names;
    std::vector<int64_t> results;
    for (const auto &event : source) {
        names.emplace_back(event.text(name).value_or("-"));
        if (const auto number = event.number(result))
            results.push_back(*number);
    }
    CHECK(source.is_over());
    CHECK(names == std::vector<std::string>{"/etc/passwd", "/etc/passwd", "10.0.0.2:40000->10.0.0.9:80", "-", "-", "-"});
    CHECK(results == std::vector<int64_t>{3, 6, -11, 0});
    CHECK_FALSE(source.next());
    CHECK(source.counts().lost == 4);
}

TEST_CASE("C++: values, formats, arguments, JSON and the host") {
    const stored_capture capture;
    events::options options;
    options.filter = "evt.type = write";
    auto source = events::source::file(capture.path(), options);
    const auto ends = source.find_field("fd.ip");
    const auto line = source.compile("%evt.type %fd.name");
    CHECK(ends.type() == RINGTAP_VALUE_ADDRESS);
    const auto event = source.next();
    REQUIRE(event);
    const auto values = event->values(ends);
    REQUIRE(values.size() == 2);
    CHECK(events::bytes_of(values[0]).substr(0, 5) == "10.0.");
    CHECK(event->text(line) == "write 10.0.0.2:40000->10.0.0.9:80");
    CHECK(event->arguments().at(0).name == std::string("fd"));
    CHECK_FALSE(event->item(0));
    CHECK_THAT(std::string(event->json()), Contains("\"write\""));
    CHECK(event->info().pid == 100);
    REQUIRE(source.process(100));
    CHECK(source.process(100)->container_name == std::string("web-1"));
    CHECK_FALSE(source.process(4711));
    CHECK_FALSE(source.thread(4711));
    CHECK(source.descriptors(100) == std::vector<int>{3, 4, 7});
    CHECK(source.descriptor(100, 7)->ino == 77);
    CHECK(source.processes().size() >= 1);
}

TEST_CASE("C++: failures are exceptions with errno and position, and a loop that was broken goes on") {
    const stored_capture capture;
    events::options options;
    options.filter = "no.such = 1";
    try {
        events::source::file(capture.path(), options);
        FAIL("it was opened");
    } catch (const events::error &error) {
        CHECK(error.number() == EINVAL);
        CHECK(error.position() == 0u);
        CHECK_THAT(error.what(), Contains("no.such"));
    }
    CHECK_THROWS_AS(events::source::file("/nonexistent"), ringtap::error);
    const stored_capture cut_off(false);
    auto source = events::source::file(cut_off.path());
    CHECK_THROWS_AS(source.event_fd(), events::error);
    unsigned seen = 0;
    for (const auto &event : source) {
        CHECK(event.get());
        if (++seen == 2)
            source.break_loop();
    }
    CHECK(seen == 2);
    CHECK_FALSE(source.is_over());
    try {
        for (const auto &event : source)
            seen += event.get() != nullptr;
        FAIL("it has an end");
    } catch (const events::error &error) {
        CHECK(error.number() == EBADMSG);
    }
    CHECK(seen == stored_capture::events);
}
