// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/scap_sink.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <libdeflate.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <new>

#include "file/capture_file.h"

namespace ringtap {

namespace {

constexpr size_t pending_max = 1 << 20;
constexpr int gzip_level = 1;  // a capture must keep up

}  // namespace

scap_sink::scap_sink(const std::string &path, bool compress)
    : name_(path == "-" ? "standard output" : path),
      fd_(STDOUT_FILENO),
      gzip_(compress ? libdeflate_alloc_compressor(gzip_level) : nullptr,
            libdeflate_free_compressor) {
    if (compress && !gzip_)
        throw std::bad_alloc();
    if (path == "-")
        return;
    // What programs read and write is nobody else's business.
    own_fd_ = unique_fd(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!own_fd_)
        throw file_error(errno, fmt::format("{}: {}", name_, strerror(errno)));
    fd_ = own_fd_.get();
}

scap_sink::scap_sink(int fd)
    : name_("the pipe"), fd_(fd), gzip_(nullptr, libdeflate_free_compressor) {}

scap_sink::~scap_sink() = default;

void scap_sink::spill() {
    if (pending_.size() >= pending_max)
        flush();
}

void scap_sink::flush() {
    if (pending_.empty())
        return;
    if (gzip_) {
        packed_.resize(libdeflate_gzip_compress_bound(gzip_.get(), pending_.size()));
        const size_t size = libdeflate_gzip_compress(gzip_.get(), pending_.data(), pending_.size(),
                                                     packed_.data(), packed_.size());
        write_all(packed_.data(), size);
    } else {
        write_all(pending_.data(), pending_.size());
    }
    written_ += pending_.size();
    pending_.clear();
}

bool scap_sink::is_closed() const {
    pollfd reader{fd_, 0, 0};
    return poll(&reader, 1, 0) > 0 && reader.revents & (POLLERR | POLLNVAL);
}

void scap_sink::write_all(const char *bytes, size_t size) {
    while (size) {
        const ssize_t written = write(fd_, bytes, size);
        if (written < 0 && errno != EINTR)
            throw file_error(errno, fmt::format("{}: {}", name_, strerror(errno)));
        const size_t done = written < 0 ? 0 : static_cast<size_t>(written);
        bytes += done;
        size -= done;
    }
}

}  // namespace ringtap
