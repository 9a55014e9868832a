// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_FILE_CHUNK_BYTES_H
#define RINGTAP_FILE_CHUNK_BYTES_H

#include <cstdint>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace ringtap {

// For bytes that are read or unpacked to where they are: new ones are not cleared first. Old ones are copied one by one
// where a vector has to grow: who does not want them clears it before.
template <typename Byte>
struct uncleared : std::allocator<Byte> {
    template <typename Other>
    struct rebind {
        using other = uncleared<Other>;
    };
    template <typename Other>
    void construct(Other *at) noexcept {
        ::new (static_cast<void *>(at)) Other;
    }
    template <typename Other, typename From>
    void construct(Other *at, From &&from) {
        ::new (static_cast<void *>(at)) Other(std::forward<From>(from));
    }
};
using chunk_bytes = std::vector<uint8_t, uncleared<uint8_t>>;

}  // namespace ringtap

#endif
