// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_VIEWS_IO_SIZE_H
#define RINGTAP_VIEWS_IO_SIZE_H

#include <cstdint>

#include "model/event.h"

namespace ringtap {

// How many bytes a call has read or written; 0 of every other event.
uint64_t io_size(const event &event);

}  // namespace ringtap

#endif
