// SPDX-License-Identifier: MIT OR Apache-2.0
// The life of a source by the C interface, its numbers, and the host that it knows.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "c_source.h"
#include "stored_capture.h"

using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

struct tally {
    int events = 0, most = 0;
};

int count_event(void *arg, const ringtap_event *) {
    auto &seen = *static_cast<tally *>(arg);
    return ++seen.events == seen.most ? 7 : 0;
}

ringtap_source *to_break;

void on_alarm(int) {
    ringtap_source_break(to_break);
}

// The first bytes of a capture in a file that grows.
c_source follow_part_of(const std::string &bytes, size_t part, const temporary_file &growing) {
    growing.set(bytes.substr(0, part));
    return open_file(growing.path(), nullptr, RINGTAP_SOURCE_FOLLOW);
}

}  // namespace

TEST_CASE("the callback form ends when its function says so, and goes on where it ended") {
    const stored_capture capture;
    const c_source s = open_file(capture.path());
    tally seen;
    seen.most = 2;
    CHECK(ringtap_source_run(s.get(), count_event, &seen) == 7);
    CHECK(seen.events == 2);
    seen.most = 0;
    CHECK(ringtap_source_run(s.get(), count_event, &seen) == 0);
    CHECK(seen.events == static_cast<int>(stored_capture::events));
    const ringtap_event *event;
    CHECK(ringtap_source_next(s.get(), 0, &event) == -ENODATA);
    CHECK(ringtap_source_next(s.get(), -1, &event) == -ENODATA);
}

TEST_CASE("the loop can be broken once, and loses nothing by it") {
    const stored_capture capture;
    const c_source s = open_file(capture.path());
    next_of(s);
    ringtap_source_break(s.get());
    const ringtap_event *event;
    CHECK(ringtap_source_next(s.get(), -1, &event) == -EINTR);
    tally seen;
    CHECK(ringtap_source_run(s.get(), count_event, &seen) == 0);
    CHECK(seen.events == static_cast<int>(stored_capture::events) - 1);
}

TEST_CASE("a handler of a signal breaks a wait for a file that grows") {
    const stored_capture capture;
    const temporary_file growing;
    const std::string bytes = capture.file().content();
    const c_source s = follow_part_of(bytes, bytes.size() - 1, growing);
    tally seen;
    to_break = s.get();
    struct sigaction action {}, before {};
    action.sa_handler = on_alarm;
    sigaction(SIGALRM, &action, &before);
    ualarm(50'000, 0);
    CHECK(ringtap_source_run(s.get(), count_event, &seen) == -EINTR);
    sigaction(SIGALRM, &before, nullptr);
    CHECK(seen.events == static_cast<int>(stored_capture::events));
}

TEST_CASE("another thread stops a wait without a limit") {
    const stored_capture capture;
    const temporary_file growing;
    const std::string bytes = capture.file().content();
    const c_source s = follow_part_of(bytes, bytes.size() - 1, growing);
    std::thread other([&] {
        usleep(50'000);
        ringtap_source_stop(s.get());
    });
    tally seen;
    CHECK(ringtap_source_run(s.get(), count_event, &seen) == 0);
    other.join();
}

TEST_CASE("a file that grows is waited for as long as asked, and read on from any byte") {
    const stored_capture capture;
    const std::string bytes = capture.file().content();
    const size_t head = sizeof(ringtap::file_header);
    for (size_t part = head; part < bytes.size(); part += 97) {
        CAPTURE(part);
        const temporary_file growing;
        const c_source s = follow_part_of(bytes, part, growing);
        const ringtap_event *event;
        unsigned events = 0;
        int result;
        while ((result = ringtap_source_next(s.get(), 1, &event)) > 0)
            events++;
        CHECK(result == 0);
        growing.set(bytes);
        while ((result = ringtap_source_next(s.get(), -1, &event)) > 0)
            events++;
        CHECK(result == -ENODATA);
        CHECK(events == stored_capture::events);
    }
}

TEST_CASE("standard input is waited for no longer than asked") {
    const stored_capture capture;
    const std::string bytes = capture.file().content();
    int ends[2];
    REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
    const int before = dup(STDIN_FILENO);
    REQUIRE(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
    close(ends[0]);
    const size_t part = bytes.size() - 300;
    REQUIRE(write(ends[1], bytes.data(), part) == static_cast<ssize_t>(part));
    const c_source s = open_file("-");
    const ringtap_event *event;
    unsigned events = 0;
    int result;
    while ((result = ringtap_source_next(s.get(), 10, &event)) > 0)
        events++;
    CHECK(result == 0);
    REQUIRE(write(ends[1], bytes.data() + part, bytes.size() - part) == static_cast<ssize_t>(bytes.size() - part));
    close(ends[1]);
    while ((result = ringtap_source_next(s.get(), -1, &event)) > 0)
        events++;
    CHECK(result == -ENODATA);
    CHECK(events == stored_capture::events);
    dup2(before, STDIN_FILENO);
    close(before);
}

TEST_CASE("a file that was cut off says so behind its last event, each time") {
    const stored_capture cut_off(false);
    const c_source s = open_file(cut_off.path());
    tally seen;
    CHECK(ringtap_source_run(s.get(), count_event, &seen) == -EBADMSG);
    CHECK(seen.events == static_cast<int>(stored_capture::events));
    CHECK_THAT(ringtap_source_error(s.get()), Contains(cut_off.path()) && Contains("cut off"));
    CHECK(ringtap_source_run(s.get(), count_event, &seen) == -EBADMSG);
}

TEST_CASE("what cannot be opened is told by its errno and its name") {
    const c_source s = new_source();
    CHECK(ringtap_source_open_file(s.get(), "/nonexistent/x.rtap", nullptr) == -ENOENT);
    CHECK_THAT(ringtap_source_error(s.get()), Contains("/nonexistent/x.rtap"));
    CHECK(ringtap_source_open_file(s.get(), "/dev/null", nullptr) == -EBADMSG);
    CHECK_THAT(ringtap_source_error(s.get()), Contains("no ringtap capture file"));
    CHECK(ringtap_source_open_file(s.get(), "/", nullptr) == -EISDIR);
    ringtap_source_options options = RINGTAP_SOURCE_OPTIONS_INIT;
    options.device = "/nonexistent/ringtap";
    CHECK(ringtap_source_open_live(s.get(), &options) == -ENOENT);
    CHECK_THAT(ringtap_source_error(s.get()), Contains("modprobe ringtap"));
}

TEST_CASE("the records that were read are counted, and those that were lost") {
    const stored_capture capture;
    const c_source s = open_file(capture.path());
    tally seen;
    REQUIRE(ringtap_source_run(s.get(), count_event, &seen) == 0);
    ringtap_counts counts{};
    CHECK(ringtap_source_counts(s.get(), &counts) == -EINVAL);
    counts.size = sizeof(counts);
    REQUIRE(ringtap_source_counts(s.get(), &counts) == 0);
    CHECK(counts.size == sizeof(counts));
    CHECK(counts.drained == stored_capture::events - 1);
    CHECK(counts.lost == 4);
    CHECK(counts.produced == counts.drained + counts.lost);
    CHECK(counts.lost_by_type[RINGTAP_SYSCALL] == 4);
}

TEST_CASE("processes, threads, descriptors and containers of the moment") {
    const stored_capture capture;
    const c_source s = open_file(capture.path());
    ringtap_process process;
    CHECK(ringtap_source_process(s.get(), 100, &process) == -ESRCH);
    next_named(s, "read");
    REQUIRE(ringtap_source_process(s.get(), 100, &process) == 0);
    CHECK(process.size == sizeof(process));
    CHECK(process.ppid == 1);
    CHECK(process.is_sure);
    CHECK(process.uid == 1000);
    CHECK(process.loginuid == RINGTAP_ID_NONE);
    CHECK(process.name == std::string("curl"));
    CHECK(process.exe == std::string("/usr/bin/curl"));
    CHECK(process.cwd == std::string("/srv"));
    CHECK(process.cgroup == stored_capture::cgroup());
    CHECK(std::string(process.args, process.args_len) == std::string("curl\0-s\0http://x\0", 17));
    CHECK(process.container_id == std::string(64, 'a'));
    CHECK(process.container_name == std::string("web-1"));
    CHECK(process.container_image == std::string("nginx:1.25"));
    ringtap_thread thread;
    REQUIRE(ringtap_source_thread(s.get(), 100, &thread) == 0);
    CHECK(thread.pid == 100);
    CHECK(thread.name == std::string("curl"));
    CHECK(ringtap_source_process(s.get(), 4711, &process) == -ESRCH);
    CHECK_THAT(ringtap_source_error(s.get()), Contains("4711"));
    CHECK(ringtap_source_thread(s.get(), 4711, &thread) == -ESRCH);

    int fds[2] = {-1, -1};
    CHECK(ringtap_source_descriptors(s.get(), 100, fds, 2) == 3);
    CHECK(std::vector<int>(fds, fds + 2) == std::vector<int>{3, 4});
    ringtap_descriptor descriptor;
    REQUIRE(ringtap_source_descriptor(s.get(), 100, 7, &descriptor) == 0);
    CHECK(descriptor.kind == std::string("file"));
    CHECK(descriptor.name == std::string("/var/log/curl.log"));
    CHECK(descriptor.open_flags == 0101);
    CHECK(descriptor.ino == 77);
    REQUIRE(ringtap_source_descriptor(s.get(), 100, 4, &descriptor) == 0);
    CHECK(descriptor.kind == std::string("ipv4"));
    CHECK(descriptor.name == std::string("10.0.0.2:40000->10.0.0.9:80"));
    CHECK(ringtap_source_descriptor(s.get(), 100, 99, &descriptor) == -EBADF);

    std::vector<uint32_t> pids(10);
    pids.resize(ringtap_source_processes(s.get(), pids.data(), pids.size()));
    CHECK(std::count(pids.begin(), pids.end(), 100u) == 1);
    CHECK(ringtap_source_processes(s.get(), nullptr, 0) == pids.size());
}

TEST_CASE("what records were lost about is not sure any more") {
    const stored_capture capture;
    const c_source s = open_file(capture.path());
    ringtap_descriptor descriptor;
    next_named(s, "read");
    REQUIRE(ringtap_source_descriptor(s.get(), 100, 7, &descriptor) == 0);
    CHECK(descriptor.is_sure);
    next_named(s, "drop");
    REQUIRE(ringtap_source_descriptor(s.get(), 100, 7, &descriptor) == 0);
    CHECK_FALSE(descriptor.is_sure);
}

TEST_CASE("what only a live source can do is refused of a file") {
    const stored_capture capture;
    const c_source s = open_file(capture.path());
    CHECK(ringtap_source_event_fd(s.get()) == -EOPNOTSUPP);
    CHECK(ringtap_source_sleep_ms(s.get()) == 0);
    CHECK(ringtap_source_save(s.get(), "/nonexistent") == -EOPNOTSUPP);
    CHECK(ringtap_source_saved_bytes(s.get()) == 0);
}
