// SPDX-License-Identifier: MIT OR Apache-2.0
// Where the bytes of a .scap file go.
#ifndef RINGTAP_SCAP_SCAP_SINK_H
#define RINGTAP_SCAP_SCAP_SINK_H

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "capture/mapping.h"

struct libdeflate_compressor;

namespace ringtap {

// Functions throw file_error when the disk is full, the pipe is closed, and the like.
class scap_sink {
  public:
    // path "-": standard output. compress: as gzip, of several members in a row.
    scap_sink(const std::string &path, bool compress);
    // A descriptor, which stays open.
    explicit scap_sink(int fd);
    ~scap_sink();

    std::string &buffer() { return pending_; }
    // Writes if there is much.
    void spill();
    // Writes what there is.
    void flush();
    // Nobody reads it any more, as far as can be told without a write.
    bool is_closed() const;
    // Bytes that were put into the buffer and are on their way.
    uint64_t written() const { return written_; }

  private:
    void write_all(const char *bytes, size_t size);

    std::string name_;
    unique_fd own_fd_;
    int fd_;
    std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor *)> gzip_;
    std::string pending_;
    uint64_t written_ = 0;
    std::vector<char> packed_;
};

}  // namespace ringtap

#endif
