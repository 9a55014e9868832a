// SPDX-License-Identifier: MIT OR Apache-2.0
// Standard output and its like, in pieces worth a system call.
#ifndef RINGTAP_CLI_OUT_STREAM_H
#define RINGTAP_CLI_OUT_STREAM_H

#include <stdexcept>
#include <string>

#include "capture/mapping.h"
#include "decode/text.h"

namespace ringtap {

// Nobody can take what we say any more; the text names the stream and the reason.
class output_error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

class out_stream {
  public:
    // Standard output, or standard error.
    explicit out_stream(int fd);
    // A file, made anew; empty: standard output. Throws output_error.
    explicit out_stream(const std::string &path);

    // Each line has this behind so many of its bytes.
    void label_lines(std::string label, size_t behind);

    text_buffer &buffer() { return buffer_; }
    // Writes if there is much; to be called behind each line. Throws output_error.
    void end_line() {
        if (!label_.empty())
            put_label();
        if (buffer_.size() >= much)
            flush();
    }
    // Writes what there is. Throws output_error.
    void flush();
    bool is_terminal() const;

  private:
    static constexpr size_t much = 64 << 10;

    void put_label();

    unique_fd own_;
    int fd_;
    std::string name_;
    text_buffer buffer_;
    std::string label_;
    size_t behind_ = 0, line_at_ = 0;  // where in the buffer the line begins that has no label yet
};

}  // namespace ringtap

#endif
