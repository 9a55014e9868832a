// SPDX-License-Identifier: MIT OR Apache-2.0
// The bytes of a .scap file or stream, plain or as gzip, as far as they have come. Of what gzip
// holds no more is unpacked at a time than is asked for.
#ifndef RINGTAP_SCAP_SCAP_INPUT_H
#define RINGTAP_SCAP_SCAP_INPUT_H

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "file/file_input.h"

struct z_stream_s;

namespace ringtap {

constexpr size_t scap_begin_size = 4;

// By its first four bytes: a section of blocks, or gzip, which holds nothing else that ringtap
// reads.
bool begins_scap(std::string_view first);

class scap_input {
  public:
    // Throws file_error.
    explicit scap_input(file_input input);
    ~scap_input();

    // The next bytes: so many at least, or as many as have come. Valid until the next call.
    std::string_view at_hand(size_t least);
    // Goes behind so many of those at hand.
    void skip(size_t bytes) { begin_ += bytes; }

    uint64_t offset() const { return dropped_ + begin_; }  // of the next byte, unpacked
    const std::string &name() const { return input_.name(); }
    // See file_input.
    bool is_starved() const { return input_.is_starved(); }
    bool wait(int timeout_ms, const sigset_t *mask) const { return input_.wait(timeout_ms, mask); }
    // What is wrong with the gzip; empty: nothing.
    const std::string &damage() const { return damage_; }

  private:
    void make_space(size_t least);
    size_t read_some(char *to, size_t space);
    size_t unpack(char *to, size_t space);
    bool read_packed();
    bool begins_member();
    void end_with(const char *trouble);

    file_input input_;
    std::unique_ptr<z_stream_s, void (*)(z_stream_s *)> gzip_;  // null: plain
    std::vector<unsigned char> packed_;
    bool in_member_ = true;
    bool unpacked_all_ = false;
    std::vector<char> bytes_;
    size_t begin_ = 0, end_ = 0;  // what of them is at hand
    uint64_t dropped_ = 0;        // bytes that were before them
    std::string damage_;
};

}  // namespace ringtap

#endif
