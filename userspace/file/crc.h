// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_FILE_CRC_H
#define RINGTAP_FILE_CRC_H

#include <libdeflate.h>

#include <cstddef>
#include <cstdint>

namespace ringtap {

inline uint32_t crc_of(const void *bytes, size_t len) {
    return libdeflate_crc32(0, bytes, len);
}

}  // namespace ringtap

#endif
