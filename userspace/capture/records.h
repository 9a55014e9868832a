// SPDX-License-Identifier: MIT OR Apache-2.0
// Records in a row: walking them, and proving by their numbers that none is missing.
#ifndef RINGTAP_CAPTURE_RECORDS_H
#define RINGTAP_CAPTURE_RECORDS_H

#include <ringtap/ringtap.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace ringtap {

// The fixed part of records of a type as of version 1.0, below which none is valid.
size_t record_size_min(unsigned type);
// The fixed part of a record as this client's header has it.
size_t record_size_own(unsigned type);

// Walks contiguous memory that should be whole records, and believes none of it: every record
// that peek() gives has its type's fixed part and lies wholly inside. Nearly all records are a SYSCALL:
// what takes one more step is inlined for those alone.
class record_cursor {
  public:
    record_cursor() = default;
    record_cursor(const void *begin, size_t bytes)
        : begin_(static_cast<const uint8_t *>(begin)),
          at_(begin_),
          stop_(begin_ + bytes / 8 * 8),
          end_(begin_ + bytes) {}

    // The record at hand, PAD skipped; null at the end, and from the first fault on.
    const ringtap_record *peek() {
        while (at_ != stop_) {
            if (!is_valid())
                stop_ = at_;
            else if (here().type != RINGTAP_PAD)
                return &here();
            else
                at_ += here().len;
        }
        return nullptr;
    }
    // Goes behind the record that peek() gave.
    void skip() { at_ += here().len; }

    size_t consumed() const { return static_cast<size_t>(at_ - begin_); }
    const uint8_t *begin() const { return begin_; }
    bool damaged() const { return at_ == stop_ && stop_ != end_; }
    // What is wrong with the bytes at consumed(), for people.
    std::string fault() const;

  private:
    // Of a PAD, only len and type can be relied on to be there.
    const ringtap_record &here() const { return *reinterpret_cast<const ringtap_record *>(at_); }

    bool is_valid() const {
        if (at_ + here().len > stop_ || here().len % 8 != 0)
            return false;
        if (here().type == RINGTAP_SYSCALL)
            return here().len >= sizeof(ringtap_syscall);
        return here().len >= record_size_min(here().type);
    }

    const uint8_t *begin_ = nullptr;
    const uint8_t *at_ = nullptr;
    const uint8_t *stop_ = nullptr;  // where peek() gives up: the last multiple of 8, or a fault
    const uint8_t *end_ = nullptr;
};

// Takes a record into account that comes next in its ring.
void count_record(ringtap_counts &counts, const ringtap_record &record);

// The same for several in a row; finish() puts them into the counts.
class run_counter {
  public:
    explicit run_counter(ringtap_counts &counts) : counts_(counts), next_(counts.produced) {}

    void count(const ringtap_record &record) {
        if (record.type == RINGTAP_SYSCALL && record.seq == next_)
            next_++;
        else
            count_other(record);
    }

    // Returns how many records there were.
    uint64_t finish() {
        const uint64_t plain = next_ - counts_.produced;
        counts_.drained += plain;
        counts_.produced = next_;
        return others_ + plain;
    }

  private:
    [[gnu::cold]] void count_other(const ringtap_record &record) {
        others_ = finish() + 1;
        count_record(counts_, record);
        next_ = counts_.produced;
    }

    ringtap_counts &counts_;
    uint64_t next_;  // sequence number
    uint64_t others_ = 0;
};

// Adds one ring's counts to those of several.
void add_counts(ringtap_counts &sum, const ringtap_counts &ring);
// What is left of a whole without one of its parts
void subtract_counts(ringtap_counts &whole, const ringtap_counts &part);

}  // namespace ringtap

#endif
