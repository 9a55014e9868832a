// SPDX-License-Identifier: MIT OR Apache-2.0
// SipHash-2-4 (Aumasson and Bernstein): whoever does not have the key cannot tell of what text a number is.
#ifndef RINGTAP_DECODE_SIPHASH_H
#define RINGTAP_DECODE_SIPHASH_H

#include <cstdint>
#include <string_view>

namespace ringtap {

struct siphash_key {
    uint64_t low = 0, high = 0;  // the first eight bytes of sixteen, and the others, the least first
};

uint64_t siphash(const siphash_key &key, std::string_view text);

}  // namespace ringtap

#endif
