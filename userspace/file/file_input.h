// SPDX-License-Identifier: MIT OR Apache-2.0
// The bytes of a file, a pipe, or a file that still grows, as far as they have come.
#ifndef RINGTAP_FILE_FILE_INPUT_H
#define RINGTAP_FILE_FILE_INPUT_H

#include <csignal>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "capture/mapping.h"

namespace ringtap {

class file_input {
  public:
    // path "-": standard input. follow: where the file ends, more may come. Throws file_error.
    file_input(const std::string &path, bool follow);

    // For people.
    const std::string &name() const { return name_; }

    // How many bytes were there to be read without a wait, up to so many. Throws file_error.
    size_t read(void *dest, size_t bytes);

    // The first bytes of all, before any is read: so many, or as many as there are. Waits for them. Throws file_error.
    std::string_view begins_with(size_t bytes);

    // So many bytes from there on, which read() gives later all the same. False: it has no such bytes, or is no regular file.
    bool read_ahead(uint64_t offset, void *dest, size_t bytes) const;

    // The last read() came short of what may still come; not: the end.
    bool is_starved() const { return starved_; }

    // Sleeps until read() may have more, as ppoll(2) does. Below zero: as long as it takes. False: a signal.
    bool wait(int timeout_ms, const sigset_t *mask) const;

  private:
    size_t read_once(void *dest, size_t bytes);
    bool is_ready() const;

    std::string name_;
    unique_fd own_fd_;
    int fd_;
    bool follow_;
    bool regular_ = false;
    uint64_t begin_ = 0;  // where in a regular file it was, when it was opened
    bool starved_ = false;
    std::vector<uint8_t> buffer_;
    size_t at_ = 0, end_ = 0;  // what of the buffer is still to be given
};

}  // namespace ringtap

#endif
