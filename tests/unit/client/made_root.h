// SPDX-License-Identifier: MIT OR Apache-2.0
// A root directory with runtimes' files, for tests. Whoever runs the test is its root.
#ifndef RINGTAP_TESTS_MADE_ROOT_H
#define RINGTAP_TESTS_MADE_ROOT_H

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace ringtap_test {

class made_root {
  public:
    made_root() {
        umask(S_IWGRP | S_IWOTH);
        REQUIRE(mkdtemp(root_));
    }
    ~made_root() { std::filesystem::remove_all(root_); }
    made_root(const made_root &) = delete;
    made_root &operator=(const made_root &) = delete;

    std::string path() const { return root_; }

    const made_root &write(const std::string &name, const std::string &text) const {
        const std::filesystem::path path = root_ + name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
        return *this;
    }
    const made_root &make(const std::string &directory) const {
        std::filesystem::create_directories(root_ + directory);
        return *this;
    }
    const made_root &link(const std::string &name, const std::string &target) const {
        std::filesystem::create_symlink(target, root_ + name);
        return *this;
    }
    const made_root &mode(const std::string &name, mode_t mode) const {
        REQUIRE(chmod((root_ + name).c_str(), mode) == 0);
        return *this;
    }
    // All of it becomes that user's. Only root can do that.
    const made_root &give(const std::string &name, uid_t uid) const {
        REQUIRE(lchown((root_ + name).c_str(), uid, uid) == 0);
        for (const auto &below : std::filesystem::recursive_directory_iterator(root_ + name))
            REQUIRE(lchown(below.path().c_str(), uid, uid) == 0);
        return *this;
    }

  private:
    char root_[32] = "/tmp/ringtap-test-XXXXXX";
};

// Files cannot be given to another user: says so.
inline bool is_root() {
    if (geteuid() == 0)
        return true;
    WARN("left out: only root can make files of other users");
    return false;
}

}  // namespace ringtap_test

#endif
