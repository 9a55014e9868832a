// SPDX-License-Identifier: MIT OR Apache-2.0
// Records in a row: walking them, and proving by their numbers that none is missing.
#ifndef RINGTAP_LIB_RECORDS_H
#define RINGTAP_LIB_RECORDS_H

#include <ringtap/ringtap.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace ringtap {

// Walks contiguous memory that should be whole records, and believes none of it: every record
// that peek() gives has its type's fixed part and lies wholly inside.
class record_cursor {
  public:
    record_cursor() = default;
    record_cursor(const void *begin, size_t bytes);

    // The record at hand, PAD skipped; null at the end, and from the first fault on.
    const ringtap_record *peek();
    // Goes behind the record that peek() gave.
    void skip();

    size_t consumed() const { return at_; }
    const uint8_t *begin() const { return begin_; }
    bool damaged() const { return damaged_; }
    // What is wrong with the bytes at consumed(), for people.
    std::string fault() const;

  private:
    bool valid_here() const;

    const uint8_t *begin_ = nullptr;
    size_t size_ = 0;
    size_t at_ = 0;
    bool checked_ = false;
    bool damaged_ = false;
};

// Takes a record into account that comes next in its ring.
void count_record(ringtap_counts &counts, const ringtap_record &record);

// Adds one ring's counts to those of several.
void add_counts(ringtap_counts &sum, const ringtap_counts &ring);

// The fixed part of records of a type as of version 1.0, below which none is valid.
size_t record_size_min(unsigned type);
// The fixed part of a record as this client's header has it.
size_t record_size_own(unsigned type);

}  // namespace ringtap

#endif
