// SPDX-License-Identifier: MIT OR Apache-2.0
// Texts of numbers that come again and again, as flags and modes do: made once, and kept for a while.
#ifndef RINGTAP_DECODE_KNOWN_TEXTS_H
#define RINGTAP_DECODE_KNOWN_TEXTS_H

#include <array>
#include <cstdint>

#include "decode/text.h"

namespace ringtap {

// One takes the place of another, so that it needs no more memory than this.
struct known_text {
    static constexpr size_t longest = 64;

    const void *whose;  // null: none is kept here
    uint64_t number;
    unsigned char length;
    std::array<char, longest> text;
};

// The place of a number's text, whatever is there; of this thread. whose: what the number belongs to, for the whole
// run of the program.
inline known_text &place_of(const void *whose, uint64_t number) {
    constexpr unsigned bits = 6;
    static thread_local std::array<known_text, size_t{1} << bits> kept;
    const uint64_t mixed = (number + reinterpret_cast<uintptr_t>(whose)) * 0x9e3779b97f4a7c15;
    return kept[mixed >> (64 - bits)];
}

// make(out): appends the text, always the same one for this number.
template <typename Make>
void append_known(text_buffer &out, const void *whose, uint64_t number, Make make) {
    known_text &place = place_of(whose, number);
    char *at = room(out, known_text::longest);
    if (place.whose == whose && place.number == number) {
        std::memcpy(at, place.text.data(), known_text::longest);
        return end_at(out, at + place.length);
    }
    const size_t before = out.size();
    make(out);
    const size_t length = out.size() - before;
    if (length > known_text::longest)
        return;
    std::memcpy(place.text.data(), out.data() + before, length);
    place.length = static_cast<unsigned char>(length);
    place.number = number;
    place.whose = whose;
}

}  // namespace ringtap

#endif
