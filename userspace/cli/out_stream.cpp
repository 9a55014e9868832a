// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/out_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace ringtap {

out_stream::out_stream(int fd)
    : fd_(fd), name_(fd == STDERR_FILENO ? "standard error" : "standard output") {}

out_stream::out_stream(const std::string &path) : out_stream(STDOUT_FILENO) {
    if (path.empty())
        return;
    // What programs read and write is nobody else's business.
    own_ = unique_fd(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    name_ = path;
    fd_ = own_.get();
    if (!own_)
        throw output_error(fmt::format("{}: {}", name_, strerror(errno)));
}

void out_stream::label_lines(std::string label, size_t behind) {
    label_ = std::move(label);
    behind_ = behind;
    line_at_ = buffer_.size();
}

void out_stream::put_label() {
    const size_t at = line_at_ + behind_, size = buffer_.size();
    if (at < size) {
        buffer_.resize(size + label_.size());
        std::memmove(buffer_.data() + at + label_.size(), buffer_.data() + at, size - at);
        std::memcpy(buffer_.data() + at, label_.data(), label_.size());
    }
    line_at_ = buffer_.size();
}

void out_stream::flush() {
    if (!label_.empty())
        put_label();
    line_at_ = 0;
    size_t at = 0;
    while (at < buffer_.size()) {
        const ssize_t written = write(fd_, buffer_.data() + at, buffer_.size() - at);
        if (written < 0 && errno != EINTR) {
            buffer_.clear();
            throw output_error(fmt::format("{}: {}", name_, strerror(errno)));
        }
        at += written < 0 ? 0 : static_cast<size_t>(written);
    }
    buffer_.clear();
}

bool out_stream::is_terminal() const {
    return isatty(fd_);
}

}  // namespace ringtap
