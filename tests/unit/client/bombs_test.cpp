// SPDX-License-Identifier: MIT OR Apache-2.0
// What `ringtap read` takes of memory and time, whatever a file holds: see ringtap(8), CAPTURE FILES.
#include "bombs.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "scap_bombs.h"
#include "temporary_file.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool is_measured = false;  // the sanitizer takes several times as much of both
#else
constexpr bool is_measured = true;
#endif

// The model, what waits, and the program itself with a chunk and what malloc(3) leaves over
constexpr size_t most_mib = 512 + 64 + 128;

struct cost {
    bool is_good;  // it ended by itself, with status 0 or 1
    size_t mib;
    double cpu_s;
    std::string said;  // on standard error
};

double seconds(const timeval &time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

cost cost_of_reading(const std::string &path, const char *option) {
    const temporary_file said;
    const pid_t child = fork();
    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
        dup2(open(said.path().c_str(), O_WRONLY), STDERR_FILENO);
        execl(RINGTAP_BINARY, "ringtap", "read", path.c_str(), option, nullptr);
        _exit(127);
    }
    int status;
    rusage usage{};
    REQUIRE(wait4(child, &status, 0, &usage) == child);
    return {WIFEXITED(status) && WEXITSTATUS(status) <= 1, static_cast<size_t>(usage.ru_maxrss) >> 10,
            seconds(usage.ru_utime) + seconds(usage.ru_stime), said.content()};
}

struct bomb {
    const char *name;
    void (*write)(const std::string &path);
    double cpu_s;      // more than enough, where work grows with the file alone
    const char *overwritten;  // "": nothing has to be
};

constexpr bomb bombs[] = {
    {"entries", write_entries, 8, "calls of execve were told before they returned"},
    {"programs", write_programs, 8, "processes were forgotten"},
    {"descriptors", write_descriptors, 8, "processes were forgotten"},
    {"consumed", write_consumed, 8, ""},
    {"waiting", write_waiting, 8, "not in the order of time"},
    {"horizons", write_horizons, 2, ""},
    {"drips", write_drips, 2, ""},
    {"threads", write_threads, 8, "processes were forgotten"},
    {"sysdig's events", write_scap_events, 8, ""},
    {"sysdig's processes", write_scap_processes, 8, "processes were forgotten"},
    {"sysdig's descriptors", write_scap_descriptors, 8, "descriptors have no names"},
    {"sysdig's calls that never end", write_scap_begun, 8, ""},
};

}  // namespace

TEST_CASE("no file takes more memory and time than the manual says") {
    for (const bomb &of : bombs) {
        DYNAMIC_SECTION(of.name) {
            const temporary_file file;
            of.write(file.path());
            const size_t size = file.content().size();
            const cost took = cost_of_reading(file.path(), "--type=cpu");
            INFO(size << " bytes, " << took.mib << " MiB, " << took.cpu_s << " s: " << took.said);
            CHECK(took.is_good);
            CHECK_THAT(took.said, Contains(of.overwritten));
            if (is_measured) {
                CHECK(took.mib <= most_mib + (16 * size >> 20));
                CHECK(took.cpu_s <= of.cpu_s);
            }
        }
    }
}
