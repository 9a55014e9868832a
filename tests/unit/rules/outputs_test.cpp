// SPDX-License-Identifier: MIT OR Apache-2.0
// Where alerts go: nothing that an output does not take holds up the others, and what is lost is told.
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "../client/temporary_file.h"
#include "capture/clock.h"
#include "rules/alert_router.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

alert one(const std::string &line) {
    return {"rule", rule_priority::warning, 0, line};
}

std::string content_of(const std::string &path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

struct routed {
    std::vector<std::string> complaints;
    alert_router outputs{{}, [this](const std::string &what) { complaints.push_back(what); }};
};

}  // namespace

TEST_CASE("a full disk makes alerts wait, is told once, and holds up nobody else") {
    const temporary_file file;
    routed all;
    all.outputs.add(alerts_to_file("/dev/full"));
    all.outputs.add(alerts_to_file(file.path()));
    for (int i = 0; i < 3; i++) {
        all.outputs.take(one("line"));
        all.outputs.go_on();
    }
    CHECK(file.content() == "line\nline\nline\n");
    CHECK(all.outputs.is_waiting());
    REQUIRE(all.complaints.size() == 1);
    CHECK_THAT(all.complaints[0], Contains("/dev/full") && Contains("No space left"));
    all.outputs.finish(0);
    CHECK_THAT(all.complaints.back(), Contains("3 alerts to /dev/full were lost at the end"));
}

TEST_CASE("what waited for a file goes there in order when it can be written") {
    const std::string path = temporary_file().path() + ".dir/alerts";
    const auto output = alerts_to_file(path);
    output->take(one("first"));
    output->take(one("second"));
    CHECK(output->is_waiting());
    std::filesystem::create_directory(std::filesystem::path(path).parent_path());
    output->reopen();
    CHECK_FALSE(output->is_waiting());
    CHECK(content_of(path) == "first\nsecond\n");
    std::filesystem::remove_all(std::filesystem::path(path).parent_path());
}

TEST_CASE("a program that hangs takes nothing from the others, and what it does not take is counted") {
    const temporary_file file;
    routed all;
    all.outputs.add(alerts_to_program("exec sleep 5"));
    all.outputs.add(alerts_to_file(file.path()));
    const std::string line(1000, 'x');
    const uint64_t begun_ns = monotonic_ns();
    for (int i = 0; i < 12000; i++) {
        all.outputs.take(one(line));
        if (i % 1000 == 0)
            all.outputs.go_on();
    }
    CHECK(monotonic_ns() - begun_ns < 20 * uint64_t{ns_per_s});
    CHECK(std::filesystem::file_size(file.path()) == 12000 * 1001);
    all.outputs.finish(0);
    REQUIRE(!all.complaints.empty());
    CHECK_THAT(all.complaints.back(), Contains("were lost at the end"));
}

TEST_CASE("whoever is killed while it writes alerts leaves whole lines, and the next one begins a line of its own") {
    const temporary_file file;
    const pid_t writer = fork();
    if (!writer) {
        const auto output = alerts_to_file(file.path());
        for (;;)
            output->take(one("a line that is written over and over"));
    }
    while (file.content().size() < 100'000)
        usleep(1000);
    kill(writer, SIGKILL);
    waitpid(writer, nullptr, 0);
    std::ofstream(file.path(), std::ios::app) << "half a li";
    alerts_to_file(file.path())->take(one("the next"));
    std::istringstream lines(file.content());
    std::string line;
    while (std::getline(lines, line) && line != "half a li")
        REQUIRE(line == "a line that is written over and over");
    CHECK(line == "half a li");
    CHECK(std::getline(lines, line));
    CHECK(line == "the next");
}
