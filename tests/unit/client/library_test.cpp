// SPDX-License-Identifier: MIT OR Apache-2.0
#include <catch2/catch.hpp>
#include <cerrno>
#include <ringtap/ringtap.hpp>

extern "C" int open_nothing_from_c(char *text, size_t size);

using Catch::Matchers::Contains;

TEST_CASE("a missing device is told, with what to do, in C") {
    char text[256];
    CHECK(open_nothing_from_c(text, sizeof(text)) == -ENOENT);
    CHECK_THAT(text, Contains("/nonexistent/ringtap") && Contains("modprobe ringtap"));
}

TEST_CASE("a missing device is told, with what to do, in C++") {
    ringtap_options options = RINGTAP_OPTIONS_INIT;
    options.device = "/nonexistent/ringtap";
    try {
        ringtap::capture capture(&options);
        FAIL("it was opened");
    } catch (const ringtap::error &error) {
        CHECK(error.number() == ENOENT);
        CHECK_THAT(error.what(), Contains("modprobe ringtap"));
    }
}

TEST_CASE("another device is not taken for ours") {
    ringtap_options options = RINGTAP_OPTIONS_INIT;
    options.device = "/dev/null";
    ringtap_capture *c = ringtap_capture_new();
    CHECK(ringtap_capture_open(c, &options) == -EPROTO);
    CHECK_THAT(ringtap_capture_error(c), Contains("is not ringtap's device"));
    CHECK(ringtap_capture_fd(c) == -1);
    ringtap_capture_free(c);
}

TEST_CASE("functions out of order say so") {
    ringtap_capture *c = ringtap_capture_new();
    ringtap_setup setup;
    ringtap_setup_init(&setup);
    ringtap_counts counts{};
    CHECK(ringtap_capture_setup(c, &setup) == -EBADF);
    CHECK(ringtap_capture_start(c) == -EBADF);
    CHECK(ringtap_capture_stop(c) == -EBADF);
    CHECK(ringtap_capture_wait(c, 0, nullptr) == -EINVAL);
    CHECK(ringtap_capture_drain(c, nullptr, nullptr) == -EINVAL);
    CHECK(ringtap_capture_drain_spans(c, nullptr, nullptr, nullptr) == -EINVAL);
    CHECK(ringtap_capture_counts(c, 0, &counts) == -EINVAL);
    counts.size = sizeof(counts);
    CHECK(ringtap_capture_counts(c, 0, &counts) == -ENODEV);
    CHECK(ringtap_capture_counts(c, RINGTAP_ALL_CPUS, &counts) == 0);
    CHECK(ringtap_capture_next_cpu(c, -1) == -1);
    CHECK_THAT(ringtap_capture_error(c), Contains("no ring"));
    ringtap_capture_free(c);
    ringtap_capture_free(nullptr);
}

TEST_CASE("options of an unknown size are refused") {
    ringtap_options options = RINGTAP_OPTIONS_INIT;
    options.size = 4;
    ringtap_capture *c = ringtap_capture_new();
    CHECK(ringtap_capture_open(c, &options) == -EINVAL);
    ringtap_capture_free(c);
}
