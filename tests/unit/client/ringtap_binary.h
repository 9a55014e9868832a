// SPDX-License-Identifier: MIT OR Apache-2.0
// The binary, run with capture files of the tests' own.
#ifndef RINGTAP_TESTS_RINGTAP_BINARY_H
#define RINGTAP_TESTS_RINGTAP_BINARY_H

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "capture/records.h"
#include "file/file_writer.h"

namespace ringtap_test {

struct outcome {
    int status;
    std::string out;  // and what went to standard error, where the command line says so
};

inline outcome run(const std::string &arguments) {
    FILE *pipe = popen((RINGTAP_BINARY " " + arguments).c_str(), "r");
    REQUIRE(pipe);
    outcome result{};
    char part[4096];
    size_t bytes;
    while ((bytes = fread(part, 1, sizeof(part), pipe)) > 0)
        result.out.append(part, bytes);
    const int status = pclose(pipe);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

inline size_t lines_in(const std::string &text) {
    return static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
}

// One that the test fills, and that goes when the test is done.
class capture_file {
  public:
    template <typename Write>
    explicit capture_file(Write write) {
        const int fd = mkstemp(path_);
        REQUIRE(fd >= 0);
        close(fd);
        ringtap::file_writer writer(path_, false);
        ringtap::file_header head{};
        head.machine = 62;
        head.abi_major = RINGTAP_ABI_MAJOR;
        head.nr_cpus = 1;
        for (unsigned type = 0; type < RINGTAP_TYPES; type++)
            head.record_size[type] = static_cast<uint16_t>(ringtap::record_size_own(type));
        writer.begin(head);
        write(writer);
        writer.end({}, {});
    }
    ~capture_file() { unlink(path_); }
    capture_file(const capture_file &) = delete;
    capture_file &operator=(const capture_file &) = delete;
    const char *path() const { return path_; }

  private:
    char path_[32] = "/tmp/ringtap-test-XXXXXX";
};

}  // namespace ringtap_test

#endif
