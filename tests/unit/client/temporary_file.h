// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_TESTS_TEMPORARY_FILE_H
#define RINGTAP_TESTS_TEMPORARY_FILE_H

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace ringtap_test {

class temporary_file {
  public:
    temporary_file() {
        const int fd = mkstemp(path_);
        if (fd < 0)
            throw std::runtime_error("no room for a file in /tmp");
        close(fd);
    }
    ~temporary_file() { unlink(path_); }
    temporary_file(const temporary_file &) = delete;
    temporary_file &operator=(const temporary_file &) = delete;

    std::string path() const { return path_; }

    std::string content() const {
        std::ifstream file(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    void set(const std::string &content) const {
        std::ofstream(path_, std::ios::binary) << content;
    }

  private:
    char path_[32] = "/tmp/ringtap-test-XXXXXX";
};

}  // namespace ringtap_test

#endif
