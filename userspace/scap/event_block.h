// SPDX-License-Identifier: MIT OR Apache-2.0
// Blocks in the making.
#ifndef RINGTAP_SCAP_EVENT_BLOCK_H
#define RINGTAP_SCAP_EVENT_BLOCK_H

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "scap/scap_format.h"

namespace ringtap {

// Bytes in a row.
class byte_writer {
  public:
    template <typename Number>
    void number(Number number) {
        char bytes[sizeof(number)];
        std::memcpy(bytes, &number, sizeof(number));
        bytes_.append(bytes, sizeof(number));
    }
    // The lowest bytes of it.
    void number(uint64_t number, unsigned width);
    void bytes(std::string_view bytes) { bytes_.append(bytes); }
    // A length of two bytes, and of the text as much as readers take.
    void counted(std::string_view text, size_t max);
    void zeros(size_t count) { bytes_.append(count, '\0'); }

    size_t size() const { return bytes_.size(); }
    void clear() { bytes_.clear(); }
    std::string_view written() const { return bytes_; }
    // Puts another number in the place of one.
    void set(size_t at, uint32_t number) {
        std::memcpy(bytes_.data() + at, &number, sizeof(number));
    }

  private:
    std::string bytes_;
};

// Appends a whole block.
void append_block(std::string &out, scap_block type, std::string_view body);

struct scap_event_head {
    uint64_t ns;  // since 1970
    uint64_t tid;
    uint16_t cpu;
    uint16_t type;
    bool state_only;
};

// An event's parameters, each cut where the block would be longer than readers take.
class event_block {
  public:
    void begin() {
        values_.clear();
        count_ = 0;
    }

    void number(uint64_t number, unsigned width);
    // With a NUL behind it; up to its own first one.
    void text(std::string_view text);
    void bytes(std::string_view bytes);
    void zeros(size_t count);
    // Nothing is known of it. Not of a number: readers want one, and Wireshark takes an event without
    // it for damaged.
    void absent() { bytes({}); }
    // What lies in a buffer of who calls.
    void value(const byte_writer &made) { bytes(made.written()); }

    unsigned count() const { return count_; }
    void append_to(std::string &out, const scap_event_head &head) const;

  private:
    size_t space() const;
    void end(size_t begun);

    std::string values_;
    std::array<uint16_t, scap_parameters_max> lengths_;
    unsigned count_ = 0;
};

}  // namespace ringtap

#endif
