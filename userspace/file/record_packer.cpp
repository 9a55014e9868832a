// SPDX-License-Identifier: MIT OR Apache-2.0
#include <endian.h>

#include "file/packed_records.h"
#include "file/packed_words.h"
#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace ringtap {

namespace {

using namespace packed;

constexpr unsigned gap_max = 31;
constexpr size_t read_behind = word * (told_max + words_at_once);

// What is packed so far: where the next byte of each kind goes, and what the next record has if nothing is told of it.
struct packing {
    uint8_t *control, *times, *words;
    uint64_t seq = 0;
    uint64_t ns = 0;
};

// The index of the highest byte that is not 0.
unsigned top_byte(uint64_t value) {
    return static_cast<unsigned>(63 ^ __builtin_clzll(value | 1)) / 8;
}

// The bytes up to that index.
[[gnu::always_inline]] inline void put(uint8_t *&to, uint64_t value, unsigned top) {
    store(to, htole64(value));
    to += top + 1;
}

[[gnu::always_inline]] inline unsigned put_time(packing &to, uint64_t value) {
    const unsigned top = top_byte(value);
    put(to.times, value, top);
    return top;
}

[[gnu::always_inline]] inline unsigned slot_of_call(const uint8_t *record, size_t len) {
    constexpr unsigned odd = 37;  // so that those that are frequent seldom meet
    const auto nr = static_cast<unsigned>(reinterpret_cast<const ringtap_target *>(record)->nr);
    return (static_cast<unsigned>(len / word) * odd + nr) % slots;
}

// Records of the same type, call and length, mostly.
unsigned slot_of(const uint8_t *record) {
    const ringtap_record &head = head_of(record);
    if (head.type == RINGTAP_SYSCALL || head.type == RINGTAP_ENTRY || head.type == RINGTAP_TARGET)
        return slot_of_call(record, head.len);
    return (head.len / word + head.type * 16) % slots;
}

// Which of words_at_once are equal: a bit each.
using comparison = unsigned (*)(const uint8_t *record, const uint8_t *like);

unsigned equal_words(const uint8_t *record, const uint8_t *like) {
    unsigned bits = 0;
    for (unsigned i = 0; i < words_at_once; i++)
        bits |= (load(record, i) == load(like, i) ? 1u : 0u) << i;
    return bits;
}

constexpr uint64_t bit_of_entry = uint64_t{1} << (entry_at - told_first);

// Of all that a SYSCALL's record tells so. Reads more than that, by less than words_at_once.
template <comparison Compare>
[[gnu::always_inline]] inline uint64_t changes_of(const uint8_t *record, const uint8_t *like, size_t told) {
    uint64_t equal = bit_of_entry;
    for (size_t i = told_first; i < told; i += words_at_once)
        equal |= uint64_t{Compare(record + word * i, like + word * i)} << (i - told_first);
    return ~equal & UINT64_MAX >> (packed_words_max - (told - told_first));
}

// The same of any record, and reads no more.
uint64_t all_changes_of(const uint8_t *record, const uint8_t *like, size_t told) {
    uint64_t changes = 0;
    for (size_t i = told_first; i < told; i++)
        changes |= (load(record, i) != load(like, i) ? uint64_t{1} : 0) << (i - told_first);
    return has_entry(head_of(record)) ? changes & ~bit_of_entry : changes;
}

[[gnu::always_inline]] inline void put_changes(packing &to, const uint8_t *record, const uint8_t *like, uint64_t changes) {
    uint8_t *const begin = to.control;
    for (size_t next = told_first; changes; changes &= changes - 1) {
        const size_t i = told_first + static_cast<unsigned>(__builtin_ctzll(changes));
        if (i - next > gap_max) {
            *to.control++ = gap_max << 3;
            put(to.words, load(record, next + gap_max), 0);
            next += gap_max + 1;
        }
        const uint64_t value = load(record, i);
        const unsigned top = top_byte(value ^ load(like, i));
        *to.control++ = static_cast<uint8_t>((i - next) << 3 | top);
        put(to.words, value, top);
        next = i + 1;
    }
    begin[-1] = static_cast<uint8_t>(to.control - begin);
}

// Any that is sound.
[[gnu::noinline]] void put_any(packing &to, latest_records &latest, const uint8_t *record) {
    const ringtap_record &head = head_of(record);
    const unsigned slot = has_time(head) ? slot_of(record) : 0;
    const uint8_t *like = latest.of[slot];
    const size_t told = has_time(head) ? told_of(head) : 1;
    unsigned bits = 0;
    if (load(record) != load(like)) {
        bits = packed_new_head;
        put(to.words, load(record), word - 1);
        if (head_of(like).len < word * told)
            like = nothing;
    }
    uint8_t *const control = to.control;
    to.control += 3;
    control[2] = 0;
    if (has_time(head)) {
        latest.of[slot] = record;
        if (head.seq != to.seq) {
            bits |= packed_new_number;
            put(to.words, head.seq, word - 1);
        }
        to.seq = head.seq + 1;
        bits |= put_time(to, head.ns - to.ns);
        to.ns = head.ns;
        if (has_entry(head))
            bits |= put_time(to, base_of(head, head.ns) - load(record, entry_at)) << 3;
        put_changes(to, record, like, all_changes_of(record, like, told));
    }
    control[0] = static_cast<uint8_t>(slot);
    control[1] = static_cast<uint8_t>(bits);
    std::memcpy(to.words, record + word * told, head.len - word * told);
    to.words += head.len - word * told;
}

// As most are: a call of which the one before it had the same head. read_behind bytes from there on are there. False: it is
// another one, and nothing is done.
template <comparison Compare>
[[gnu::always_inline]] inline bool put_call(packing &to, latest_records &latest, const uint8_t *record) {
    const ringtap_record &head = head_of(record);
    const size_t len = head.len;
    const unsigned slot = slot_of_call(record, len);
    const uint8_t *const like = latest.of[slot];
    if (head.type != RINGTAP_SYSCALL || head.flags != RINGTAP_F_ENTRY_TIME || load(record) != load(like) ||
        head.seq != to.seq || len > word * told_max)
        return false;
    latest.of[slot] = record;
    to.seq++;
    const unsigned bits = put_time(to, head.ns - to.ns);
    to.ns = head.ns;
    to.control[0] = static_cast<uint8_t>(slot);
    to.control[1] = static_cast<uint8_t>(bits | put_time(to, to.ns - load(record, entry_at)) << 3);
    to.control += 3;
    put_changes(to, record, like, changes_of<Compare>(record, like, len / word));
    return true;
}

// False: the records are not sound.
template <comparison Compare>
[[gnu::always_inline]] inline bool put_all(packing &result, const uint8_t *record, const uint8_t *end) {
    packing to = result;
    latest_records latest;
    for (; record != end; record += head_of(record).len) {
        const auto left = static_cast<size_t>(end - record);
        if (left >= read_behind && put_call<Compare>(to, latest, record))
            continue;
        if (left < word || !is_sound(head_of(record), left))
            return false;
        packing copy = to;
        put_any(copy, latest, record);
        to = copy;
    }
    result = to;
    return true;
}

bool put_records(packing &to, const uint8_t *record, const uint8_t *end) {
    return put_all<equal_words>(to, record, end);
}

#ifdef __x86_64__

#define RINGTAP_WIDE [[gnu::target("avx2,bmi,bmi2")]]

RINGTAP_WIDE inline unsigned equal_words_wide(const uint8_t *record, const uint8_t *like) {
    const auto *a = reinterpret_cast<const __m256i *>(record), *b = reinterpret_cast<const __m256i *>(like);
    const __m256i low = _mm256_cmpeq_epi64(_mm256_loadu_si256(a), _mm256_loadu_si256(b));
    const __m256i high = _mm256_cmpeq_epi64(_mm256_loadu_si256(a + 1), _mm256_loadu_si256(b + 1));
    const int equal = _mm256_movemask_pd(_mm256_castsi256_pd(low)) | _mm256_movemask_pd(_mm256_castsi256_pd(high)) << 4;
    return static_cast<unsigned>(equal);
}

// With instructions that most processors have, and fewer of them.
RINGTAP_WIDE bool put_records_wide(packing &to, const uint8_t *record, const uint8_t *end) {
    return put_all<equal_words_wide>(to, record, end);
}

bool has_wide() {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}

#else

constexpr auto put_records_wide = put_records;
bool has_wide() {
    return false;
}

#endif

}  // namespace

record_packer::record_packer(bool plain) : wide_(!plain && has_wide()) {}

std::pair<const uint8_t *, size_t> record_packer::pack(const void *records, size_t bytes) {
    // A record of n words, 4 or more, makes n control bytes, 16 bytes of times and n words, or less of each; a shorter
    // one 3, none and n. The last store of each is of a whole word.
    const size_t control_max = 3 * (bytes / word) + word, times_max = bytes / 2 + word;
    packed_.clear();
    packed_.resize(lengths_size + control_max + times_max + bytes + word);
    uint8_t *const control = packed_.data() + lengths_size;
    uint8_t *const times = control + control_max;
    uint8_t *const words = times + times_max;
    packing to{control, times, words};
    const auto *begin = static_cast<const uint8_t *>(records);
    if (!(wide_ ? put_records_wide : put_records)(to, begin, begin + bytes))
        return {nullptr, 0};
    const auto control_len = static_cast<size_t>(to.control - control);
    const auto times_len = static_cast<size_t>(to.times - times);
    const auto words_len = static_cast<size_t>(to.words - words);
    const size_t len = lengths_size + control_len + times_len + words_len;
    if (len >= bytes)
        return {nullptr, 0};
    const uint32_t lengths[] = {htole32(static_cast<uint32_t>(control_len)), htole32(static_cast<uint32_t>(times_len))};
    std::memcpy(packed_.data(), lengths, lengths_size);
    std::memmove(to.control, times, times_len);
    std::memmove(to.control + times_len, words, words_len);
    return {packed_.data(), len};
}

}  // namespace ringtap
