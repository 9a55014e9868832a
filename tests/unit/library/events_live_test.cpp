// SPDX-License-Identifier: MIT OR Apache-2.0
// A live source by the C interface, of a device without a kernel.
#include <cerrno>
#include <csignal>

#include "../client/temporary_file.h"
#include "c_source.h"
#include "fake_device.h"

using namespace ringtap_test;

namespace {

constexpr uint64_t calls = 100;

c_source open_live(const fake_device &device) {
    c_source made = new_source();
    const std::string path = device.path();
    ringtap_source_options options = RINGTAP_SOURCE_OPTIONS_INIT;
    options.device = path.c_str();
    options.filter = "evt.type = getpid";
    INFO(ringtap_source_error(made.get()));
    REQUIRE(ringtap_source_open_live(made.get(), &options) == 0);
    return made;
}

// Takes events until there are none at hand, or no more: their times.
std::vector<uint64_t> times_of(const c_source &s, int *result) {
    std::vector<uint64_t> times;
    const ringtap_event *event;
    while ((*result = ringtap_source_next(s.get(), 0, &event)) > 0)
        times.push_back(info_of(event).ns);
    return times;
}

std::vector<uint64_t> all_times() {
    std::vector<uint64_t> times;
    for (uint64_t i = 0; i < calls; i++)
        times.push_back(100 + i);
    return times;
}

ringtap_source *to_stop;

void on_alarm(int) {
    ringtap_source_stop(to_stop);
}

}  // namespace

TEST_CASE("a live source gives what there is, says that the time is over, and ends when it is stopped") {
    const fake_device device = device_with_calls(calls, 100);
    const c_source s = open_live(device);
    int result;
    CHECK(times_of(s, &result) == all_times());
    CHECK(result == 0);
    CHECK(ringtap_source_sleep_ms(s.get()) > 0);
    ringtap_source_stop(s.get());
    const ringtap_event *event;
    CHECK(ringtap_source_next(s.get(), -1, &event) == -ENODATA);
    ringtap_counts counts{};
    counts.size = sizeof(counts);
    REQUIRE(ringtap_source_counts(s.get(), &counts) == 0);
    CHECK(counts.drained == calls);
    CHECK(counts.lost == 0);
}

TEST_CASE("what a live source has read is in its file, once, and is read from there") {
    const fake_device device = device_with_calls(calls, 100);
    const temporary_file file, second;
    c_source s = open_live(device);
    CHECK(ringtap_source_saved_bytes(s.get()) == 0);
    REQUIRE(ringtap_source_save(s.get(), file.path().c_str()) == 0);
    int result;
    times_of(s, &result);
    const uint64_t saved = ringtap_source_saved_bytes(s.get());
    CHECK(saved >= calls * sizeof(ringtap_syscall));
    REQUIRE(ringtap_source_save(s.get(), second.path().c_str()) == 0);
    times_of(s, &result);
    REQUIRE(ringtap_source_save(s.get(), nullptr) == 0);
    CHECK(ringtap_source_saved_bytes(s.get()) == 0);
    CHECK(ringtap_source_save(s.get(), "/nonexistent/x.rtap") == -ENOENT);
    s.reset();

    const c_source stored = open_file(file.path(), "evt.type = getpid");
    CHECK(times_of(stored, &result) == all_times());
    CHECK(result == -ENODATA);
    const c_source rest = open_file(second.path(), "evt.type = getpid");
    CHECK(times_of(rest, &result).empty());
    CHECK(result == -ENODATA);
}

TEST_CASE("a handler of a signal stops a live source that waits, and what it has is given") {
    const fake_device device = device_with_calls(calls, 100);
    const c_source s = open_live(device);
    to_stop = s.get();
    struct sigaction action {}, before {};
    action.sa_handler = on_alarm;
    sigaction(SIGALRM, &action, &before);
    ualarm(20'000, 0);
    const ringtap_event *event;
    uint64_t events = 0;
    int result;
    while ((result = ringtap_source_next(s.get(), -1, &event)) > 0)
        events++;
    sigaction(SIGALRM, &before, nullptr);
    CHECK(result == -ENODATA);
    CHECK(events == calls);
}
