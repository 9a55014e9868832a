// SPDX-License-Identifier: MIT OR Apache-2.0
// Structs that a program gives or gets. It may have been built with another version of the headers:
// only it knows how long its struct is, and what one of the two does not know is zero.
#ifndef RINGTAP_CAPTURE_SIZED_H
#define RINGTAP_CAPTURE_SIZED_H

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>

#include "capture/capture.h"

namespace ringtap {

#define RINGTAP_END_OF(type, member) (offsetof(type, member) + sizeof(type::member))

// As the first version that had them. What is written without a word of how long it may be is no longer.
constexpr size_t options_size_min = RINGTAP_END_OF(ringtap_options, merge_delay_ns);
constexpr size_t counts_size_min = RINGTAP_END_OF(ringtap_counts, lost_by_type);
constexpr size_t setup_size_min = RINGTAP_END_OF(ringtap_setup, ring_stride);
constexpr size_t filter_size_min = RINGTAP_END_OF(ringtap_filter, syscalls);
constexpr size_t protect_size_min = RINGTAP_END_OF(ringtap_protect, security);
constexpr size_t stat_size_min = RINGTAP_END_OF(ringtap_stat, lost_by_type);
constexpr size_t captures_size_min = offsetof(ringtap_captures, stat) + stat_size_min;

// No struct is longer, as the module has it, too: a size beyond is none that anybody has set.
constexpr size_t struct_size_max = 4096;

// Sets *to to the struct of `size` bytes. size_min: of the first version. Empty: done, else why not.
template <typename Struct>
std::string take_sized(Struct *out, const void *from, size_t size, size_t size_min) {
    if (size < size_min || size > struct_size_max)
        return "its size is not set";
    const auto *bytes = static_cast<const char *>(from);
    const auto *unknown = bytes + std::min(size, sizeof(*out));
    if (std::any_of(unknown, bytes + size, [](char byte) { return byte != 0; }))
        return "it asks for what is newer than this library";
    *out = {};
    std::memcpy(out, bytes, std::min(size, sizeof(*out)));
    return {};
}

template <typename Struct>
void give_sized(void *dest, size_t size, const Struct &from) {
    const size_t known = std::min(size, sizeof(from));
    std::memcpy(dest, &from, known);
    std::memset(static_cast<char *>(dest) + known, 0, size - known);
}

// An ioctl struct, which begins with its size and gets the program's own one back.
template <typename Struct>
void give_request(void *dest, size_t size, Struct from) {
    from.size = static_cast<uint32_t>(size);
    give_sized(dest, size, from);
}

}  // namespace ringtap

#endif
