// SPDX-License-Identifier: MIT OR Apache-2.0
#include "decode/siphash.h"

#include <algorithm>

namespace ringtap {

namespace {

constexpr size_t word_size = sizeof(uint64_t);
constexpr int rounds_by_word = 2, rounds_at_end = 4;

uint64_t rotated(uint64_t value, unsigned bits) {
    return value << bits | value >> (64 - bits);
}

// The names are those of the paper.
struct sip_state {
    uint64_t v0, v1, v2, v3;

    void round() {
        v0 += v1;
        v2 += v3;
        v1 = rotated(v1, 13) ^ v0;
        v3 = rotated(v3, 16) ^ v2;
        v0 = rotated(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = rotated(v1, 17) ^ v2;
        v3 = rotated(v3, 21) ^ v0;
        v2 = rotated(v2, 32);
    }

    void take(uint64_t word) {
        v3 ^= word;
        for (int i = 0; i < rounds_by_word; i++)
            round();
        v0 ^= word;
    }
};

uint64_t word_of(std::string_view bytes) {
    uint64_t word = 0;
    for (size_t i = std::min(bytes.size(), word_size); i--;)
        word = word << 8 | static_cast<uint8_t>(bytes[i]);
    return word;
}

}  // namespace

uint64_t siphash(const siphash_key &key, std::string_view text) {
    sip_state state{key.low ^ 0x736f6d6570736575, key.high ^ 0x646f72616e646f6d, key.low ^ 0x6c7967656e657261,
                    key.high ^ 0x7465646279746573};
    const uint64_t last = static_cast<uint64_t>(text.size()) << 56;
    for (; text.size() >= word_size; text.remove_prefix(word_size))
        state.take(word_of(text));
    state.take(last | word_of(text));
    state.v2 ^= 0xff;
    for (int i = 0; i < rounds_at_end; i++)
        state.round();
    return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

}  // namespace ringtap
