// SPDX-License-Identifier: MIT OR Apache-2.0
#include "file/file_input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "file/capture_file.h"

namespace ringtap {

namespace {

// For the heads of chunks: what is longer is read to where it belongs.
constexpr size_t buffer_bytes = 4 << 10;
constexpr int follow_pace_ms = 100;
constexpr int ms_per_s = 1000;
constexpr long ns_per_ms = 1000000;

bool is_stdin(const std::string &path) {
    return path == "-";
}

}  // namespace

file_input::file_input(const std::string &path, bool follow)
    : name_(is_stdin(path) ? "standard input" : path),
      own_fd_(is_stdin(path) ? -1 : open(path.c_str(), O_RDONLY | O_CLOEXEC)),
      fd_(is_stdin(path) ? STDIN_FILENO : own_fd_.get()),
      follow_(follow),
      buffer_(buffer_bytes) {
    struct stat what {};
    if (fd_ < 0 || fstat(fd_, &what) < 0)
        throw file_error(errno, fmt::format("{}: {}", name_, strerror(errno)));
    regular_ = S_ISREG(what.st_mode);
    const off_t at = regular_ ? lseek(fd_, 0, SEEK_CUR) : 0;
    begin_ = at < 0 ? 0 : static_cast<uint64_t>(at);
}

// Regular files are always ready. What cannot be asked is read as it is.
bool file_input::is_ready() const {
    pollfd one = {fd_, POLLIN, 0};
    return regular_ || poll(&one, 1, 0) != 0;
}

// 0: that was all for now. Whether more may come is noted.
size_t file_input::read_once(void *dest, size_t bytes) {
    ssize_t done = -1;
    starved_ = !is_ready();
    if (starved_)
        return 0;
    while ((done = ::read(fd_, dest, bytes)) < 0 && errno == EINTR) {
    }
    if (done < 0 && errno != EAGAIN)
        throw file_error(errno, fmt::format("{}: {}", name_, strerror(errno)));
    starved_ = done < 0 || (done == 0 && follow_);
    return done < 0 ? 0 : static_cast<size_t>(done);
}

size_t file_input::read(void *dest, size_t bytes) {
    auto *out = static_cast<uint8_t *>(dest);
    size_t done = 0;
    starved_ = false;
    // An empty chunk's destination may be null, which memcpy() must not be given.
    if (!bytes)
        return 0;
    for (;;) {
        const size_t some = std::min(bytes - done, end_ - at_);
        std::memcpy(out + done, buffer_.data() + at_, some);
        at_ += some;
        done += some;
        if (done == bytes)
            return done;
        if (bytes - done >= buffer_.size()) {
            const size_t more = read_once(out + done, bytes - done);
            done += more;
            if (!more)
                return done;
            continue;
        }
        at_ = 0;
        end_ = read_once(buffer_.data(), buffer_.size());
        if (!end_)
            return done;
    }
}

std::string_view file_input::begins_with(size_t bytes) {
    while (end_ < bytes) {
        const size_t more = read_once(buffer_.data() + end_, buffer_.size() - end_);
        end_ += more;
        if (more)
            continue;
        if (!starved_)
            break;
        if (!wait(-1, nullptr))
            throw file_error(EINTR, fmt::format("{}: {}", name_, strerror(EINTR)));
    }
    return {reinterpret_cast<const char *>(buffer_.data()), std::min(bytes, end_)};
}

bool file_input::read_ahead(uint64_t offset, void *dest, size_t bytes) const {
    auto *out = static_cast<char *>(dest);
    size_t done = 0;
    while (regular_ && done < bytes) {
        const ssize_t some = pread(fd_, out + done, bytes - done, static_cast<off_t>(begin_ + offset + done));
        if (some == 0 || (some < 0 && errno != EINTR))
            return false;
        done += some < 0 ? 0 : static_cast<size_t>(some);
    }
    return regular_;
}

// The end of a growing file tells nobody that it has moved.
bool file_input::wait(int timeout_ms, const sigset_t *mask) const {
    const bool is_asked = !regular_ && !(follow_ && is_ready());
    const int most = is_asked ? timeout_ms
                              : timeout_ms < 0 ? follow_pace_ms : std::min(timeout_ms, follow_pace_ms);
    const timespec limit = {most / ms_per_s, most % ms_per_s * ns_per_ms};
    pollfd one = {fd_, POLLIN, 0};
    return ppoll(is_asked ? &one : nullptr, is_asked, most < 0 ? nullptr : &limit, mask) >= 0 || errno != EINTR;
}

}  // namespace ringtap
