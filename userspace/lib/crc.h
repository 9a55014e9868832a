// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_LIB_CRC_H
#define RINGTAP_LIB_CRC_H

#include <zlib.h>

#include <cstddef>
#include <cstdint>

namespace ringtap {

inline uint32_t crc_of(const void *bytes, size_t len) {
    return static_cast<uint32_t>(crc32_z(0, static_cast<const Bytef *>(bytes), len));
}

}  // namespace ringtap

#endif
