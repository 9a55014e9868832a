// SPDX-License-Identifier: MIT OR Apache-2.0
#include <endian.h>
#include <fmt/format.h>

#include "capture/records.h"
#include "file/packed_records.h"
#include "file/packed_words.h"

namespace ringtap {

namespace {

using namespace packed;

// Where the next byte of each kind comes from, and what the next record has if nothing is told of it.
struct unpacking {
    const uint8_t *control, *times, *words;
    uint64_t seq = 0;
    uint64_t ns = 0;
    uint64_t last_ns = 0;  // the latest, but those of PADs
};

// The low bytes of a word, by the index of the highest.
constexpr uint64_t low_bytes[word] = {
    0xff, 0xffff, 0xffffff, 0xffffffff, 0xffffffffff, 0xffffffffffff, 0xffffffffffffff, UINT64_MAX,
};

inline uint64_t take(const uint8_t *&from, unsigned top) {
    const uint64_t value = le64toh(load(from)) & low_bytes[top];
    from += top + 1;
    return value;
}

constexpr const char *cut_off = "takes more than there is";
constexpr size_t piece_size = 64;

// Pieces are copied as long as one is not there, which takes fewer instructions than to copy so many bytes: there is room
// for one more.
[[gnu::always_inline]] inline void copy_pieces(uint8_t *to, const uint8_t *from, size_t bytes) {
    using quarter = uint64_t __attribute__((vector_size(piece_size / 4)));
    for (const uint8_t *const end = from + bytes; from < end; from += piece_size, to += piece_size) {
        quarter a, b, c, d;
        std::memcpy(&a, from, sizeof(a));
        std::memcpy(&b, from + sizeof(a), sizeof(b));
        std::memcpy(&c, from + 2 * sizeof(a), sizeof(c));
        std::memcpy(&d, from + 3 * sizeof(a), sizeof(d));
        std::memcpy(to, &a, sizeof(a));
        std::memcpy(to + sizeof(a), &b, sizeof(b));
        std::memcpy(to + 2 * sizeof(a), &c, sizeof(c));
        std::memcpy(to + 3 * sizeof(a), &d, sizeof(d));
    }
}

// What differs from the words that are there.
[[gnu::always_inline]] inline const char *take_changes(unpacking &from, uint8_t *record, size_t told, unsigned count) {
    size_t i = told_first;
    for (const uint8_t *const end = from.control + count; from.control != end; i++) {
        const unsigned how = *from.control++, top = how & 7;
        i += how >> 3;
        if (i >= told)
            return "tells a word behind its end";
        store(record + word * i, (load(record, i) & ~low_bytes[top]) | take(from.words, top));
    }
    return nullptr;
}

const char *take_rest(unpacking &from, const unpacking &end, uint8_t *to, size_t bytes) {
    if (end.words - from.words < static_cast<ptrdiff_t>(bytes))
        return cut_off;
    std::memcpy(to, from.words, bytes);
    from.words += bytes;
    return nullptr;
}

// Any, by its first word. Null: nothing is wrong.
[[gnu::noinline]] const char *take_any(unpacking &from, const unpacking &end, const uint8_t *control, const uint8_t *like,
                                       uint8_t *record, size_t left) {
    const unsigned bits = control[1], count = control[2];
    const uint64_t first = bits & packed_new_head ? take(from.words, word - 1) : load(like);
    store(record, first);
    const ringtap_record &head = head_of(record);
    const size_t len = head.len;
    if (!is_sound(head, left))
        return "has an impossible length";
    if (!has_time(head))
        return take_rest(from, end, record + word, len - word);
    const size_t told = told_of(head);
    if (head_of(like).len < word * told)
        like = nothing;
    std::memmove(record + word, like + word, word * (told - 1));
    if (bits & packed_new_number)
        from.seq = take(from.words, word - 1);
    store(record + word * seq_at, from.seq++);
    from.ns += take(from.times, bits & 7);
    store(record + word * ns_at, from.ns);
    if (has_entry(head))
        store(record + word * entry_at, base_of(head, from.ns) - take(from.times, bits >> 3 & 7));
    if (head.type != RINGTAP_PAD)
        from.last_ns = std::max(from.last_ns, from.ns);
    const char *fault = take_changes(from, record, told, count);
    return fault ? fault : take_rest(from, end, record + word * told, len - word * told);
}

// To where `left` bytes have room. Most are a call of which nothing else has to be looked at. Null: nothing is wrong.
[[gnu::always_inline]] inline const char *take_record(unpacking &from, const unpacking &end, latest_records &latest,
                                                      uint8_t *record, size_t left) {
    if (end.control - from.control < 3 || left < word)
        return cut_off;
    const uint8_t *const control = from.control;
    const unsigned bits = control[1];
    const uint8_t *const like = latest.of[control[0]];
    const ringtap_record &head = head_of(like);
    const size_t len = head.len;
    from.control += 3;
    const char *fault;
    if (bits < packed_new_head && head.type == RINGTAP_SYSCALL && head.flags == RINGTAP_F_ENTRY_TIME &&
        len <= word * told_max && len + piece_size <= left) {
        latest.of[control[0]] = record;
        copy_pieces(record, like, len);
        store(record + word * seq_at, from.seq++);
        from.ns += take(from.times, bits & 7);
        from.last_ns = std::max(from.last_ns, from.ns);
        store(record + word * ns_at, from.ns);
        store(record + word * entry_at, from.ns - take(from.times, bits >> 3));
        fault = take_changes(from, record, len / word, control[2]);
    } else {
        unpacking copy = from;
        fault = take_any(copy, end, control, like, record, left);
        from = copy;
        if (!fault && has_time(head_of(record)))
            latest.of[control[0]] = record;
    }
    return from.times <= end.times && from.words <= end.words ? fault : cut_off;
}

}  // namespace

std::string unpack_records(const uint8_t *packed, size_t packed_len, uint8_t *raw, size_t raw_len, uint64_t *last_ns) {
    uint32_t lengths[2];
    if (packed_len < lengths_size)
        return "packed records are too short";
    std::memcpy(lengths, packed, lengths_size);
    const size_t control_len = le32toh(lengths[0]), times_len = le32toh(lengths[1]), behind = packed_len - lengths_size;
    if (control_len > behind || times_len > behind - control_len)
        return "packed records have parts that are longer than all of them";
    unpacking from{packed + lengths_size, packed + lengths_size + control_len, packed + lengths_size + control_len + times_len};
    const unpacking end{from.times, from.words, packed + packed_len};
    latest_records latest;
    uint8_t *record = raw;
    for (uint8_t *const raw_end = raw + raw_len; record != raw_end; record += head_of(record).len)
        if (const char *fault = take_record(from, end, latest, record, static_cast<size_t>(raw_end - record)))
            return fmt::format("the packed record for byte {} of {} {}", record - raw, raw_len, fault);
    if (from.control != end.control || from.times != end.times || from.words != end.words)
        return fmt::format("packed records make more than {} bytes", raw_len);
    *last_ns = from.last_ns;
    return {};
}

}  // namespace ringtap
