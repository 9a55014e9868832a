// SPDX-License-Identifier: MIT OR Apache-2.0
// What packing and unpacking of records (packed_records.h) have in common.
#ifndef RINGTAP_FILE_PACKED_WORDS_H
#define RINGTAP_FILE_PACKED_WORDS_H

#include <ringtap/ringtap.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "capture/records.h"
#include "file/capture_file.h"
#include "file/packed_records.h"

namespace ringtap::packed {

constexpr size_t word = sizeof(uint64_t);
constexpr unsigned slots = 256;
constexpr unsigned seq_at = offsetof(ringtap_record, seq) / word;
constexpr unsigned ns_at = offsetof(ringtap_record, ns) / word;
constexpr unsigned entry_at = offsetof(ringtap_syscall, entry_ns) / word;
constexpr size_t told_first = ns_at + 1;
constexpr size_t told_max = told_first + packed_words_max;
constexpr size_t lengths_size = 2 * sizeof(uint32_t);

// So many are compared at once, also where it is more than a record has.
constexpr size_t words_at_once = 8;
inline constexpr uint64_t zeros[told_max + words_at_once] = {};
inline const auto *const nothing = reinterpret_cast<const uint8_t *>(zeros);

inline uint64_t load(const uint8_t *from, size_t index = 0) {
    uint64_t value;
    std::memcpy(&value, from + word * index, word);
    return value;
}

inline void store(uint8_t *to, uint64_t value) {
    std::memcpy(to, &value, word);
}

inline const ringtap_record &head_of(const uint8_t *record) {
    return *reinterpret_cast<const ringtap_record *>(record);
}

// What record_cursor believes, and no more.
inline bool is_sound(const ringtap_record &head, size_t left) {
    if (head.len > left || head.len % word != 0 || head.len > record_bytes_max)
        return false;
    if (head.type == RINGTAP_SYSCALL)
        return head.len >= sizeof(ringtap_syscall);
    return head.len >= record_size_min(head.type);
}

// But for some PADs.
inline bool has_time(const ringtap_record &head) {
    return head.len >= sizeof(ringtap_record);
}

inline bool has_entry(const ringtap_record &head) {
    return head.type == RINGTAP_SYSCALL;
}

// What the time of entry is told from.
inline uint64_t base_of(const ringtap_record &head, uint64_t ns) {
    return head.flags & RINGTAP_F_ENTRY_TIME ? ns : 0;
}

inline size_t told_of(const ringtap_record &head) {
    return std::min<size_t>(head.len / word, told_max);
}

// What the next record is told from.
struct latest_records {
    const uint8_t *of[slots];

    latest_records() { std::fill(std::begin(of), std::end(of), nothing); }
};

}  // namespace ringtap::packed

#endif
