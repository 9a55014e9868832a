// SPDX-License-Identifier: MIT OR Apache-2.0
#include "file/whole_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "capture/mapping.h"
#include "file/capture_file.h"

namespace ringtap {

namespace {

bool write_all(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t bytes = write(fd, text.data(), text.size());
        if (bytes < 0 && errno == EINTR)
            continue;
        if (bytes < 0)
            return false;
        text.remove_prefix(static_cast<size_t>(bytes));
    }
    return true;
}

// The name is on the disk, too. Where a directory cannot be synced, it is not.
void sync_directory(const std::string &path) {
    const size_t slash = path.rfind('/');
    const std::string directory = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const unique_fd fd(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd)
        fsync(fd.get());
}

}  // namespace

void write_whole_file(const std::string &path, std::string_view text) {
    std::string beside = path + ".XXXXXX";
    const unique_fd to(mkostemp(beside.data(), O_CLOEXEC));
    const bool is_made = static_cast<bool>(to);
    const bool is_whole = is_made && write_all(to.get(), text) && !fchmod(to.get(), 0644) && !fsync(to.get()) &&
                          !rename(beside.c_str(), path.c_str());
    if (is_whole)
        return sync_directory(path);
    const int error = errno;
    if (is_made)
        unlink(beside.c_str());
    throw file_error(error, fmt::format("{}: {}", path, std::strerror(error)));
}

}  // namespace ringtap
