// SPDX-License-Identifier: MIT OR Apache-2.0
// Records in a row, told by what differs from earlier ones: a tenth of the bytes or less, and cheaper than to write the
// others. What is packed needs nothing else to be unpacked.
//
// They are records that record_cursor believes: their lengths are right, and nothing else has to be. They are
//
//     uint32_t, length of the control bytes | uint32_t, length of the times | control bytes | times | words
//
// with all numbers little-endian. Each record has three control bytes or more:
//
//     slot    The record is told from the one that had this slot before it, the first from zeros: it is *like* that one.
//             Which slot it is, is for the writer to choose. The record has it from now on.
//     head    Bits 0-2 and 3-5: one less than the bytes of its two times. packed_new_head: its first word is in the words,
//             else it is that of the record that it is like. packed_new_number: so is its second one, behind that,
//             else it is that of the record before, and one more; 0 of the first.
//     count   So many bytes follow, each of a word (of 8 bytes) that differs: bits 3-7 are how many words lie between it and
//             the last one that was told, or the fourth of the record; bits 0-2 are one less than how many of its low
//             bytes are in the words. The others are those of the word that it is like.
//
// Times: the low bytes of ns less that of the record before; then, of a SYSCALL, those of ns less entry_ns, or without
// RINGTAP_F_ENTRY_TIME of 0 less entry_ns.
//
// What a record has behind its third word and packed_words_max more is there as it is, behind its other words. If the one
// that it is like is shorter than what is told so, it is like zeros instead. A PAD that has no room for a time has no times,
// no slot and a count of 0; its first word is told like all, and the rest is there as it is.
#ifndef RINGTAP_FILE_PACKED_RECORDS_H
#define RINGTAP_FILE_PACKED_RECORDS_H

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "file/chunk_bytes.h"

namespace ringtap {

constexpr uint8_t packed_new_head = 0x40;
constexpr uint8_t packed_new_number = 0x80;

// A record that is longer has captured bytes there, which are seldom like others.
constexpr size_t packed_words_max = 64;

// So many bytes behind what is packed are read, whatever it says, and make no difference.
constexpr size_t packed_slack = 8 * (256 + 8);

class record_packer {
  public:
    // plain: without instructions that only some processors have; the result is the same.
    explicit record_packer(bool plain = false);

    // Until the next call. Of length 0: the records are not sound, or do not get shorter.
    std::pair<const uint8_t *, size_t> pack(const void *records, size_t bytes);

  private:
    bool wide_;
    chunk_bytes packed_;
};

// Fills the raw bytes, all of them, and writes nowhere else. packed: packed_slack bytes may be read behind it. Returns what is
// wrong; empty: nothing, and they are records that record_cursor believes, of which last_ns is the latest time.
std::string unpack_records(const uint8_t *packed, size_t packed_len, uint8_t *raw, size_t raw_len, uint64_t *last_ns);

}  // namespace ringtap

#endif
