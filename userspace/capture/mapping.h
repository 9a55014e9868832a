// SPDX-License-Identifier: MIT OR Apache-2.0
// Owners of what the kernel hands out. Moved from, they own nothing.
#ifndef RINGTAP_CAPTURE_MAPPING_H
#define RINGTAP_CAPTURE_MAPPING_H

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <utility>

namespace ringtap {

class unique_fd {
  public:
    unique_fd() = default;
    explicit unique_fd(int fd) : fd_(fd) {}
    unique_fd(unique_fd &&other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    unique_fd &operator=(unique_fd &&other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~unique_fd() { reset(); }

    void reset() {
        if (fd_ >= 0)
            close(std::exchange(fd_, -1));
    }
    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

  private:
    int fd_ = -1;
};

class mapping {
  public:
    mapping() = default;
    // On failure the mapping is empty and errno says why.
    mapping(int fd, size_t bytes, int protection, off_t offset)
        : at_(mmap(nullptr, bytes, protection, MAP_SHARED, fd, offset)), bytes_(bytes) {
        if (at_ == MAP_FAILED)
            at_ = nullptr;
    }
    mapping(mapping &&other) noexcept
        : at_(std::exchange(other.at_, nullptr)), bytes_(other.bytes_) {}
    mapping &operator=(mapping &&other) noexcept {
        std::swap(at_, other.at_);
        std::swap(bytes_, other.bytes_);
        return *this;
    }
    ~mapping() {
        if (at_)
            munmap(at_, bytes_);
    }

    void *at() const { return at_; }
    explicit operator bool() const { return at_ != nullptr; }

  private:
    void *at_ = nullptr;
    size_t bytes_ = 0;
};

}  // namespace ringtap

#endif
