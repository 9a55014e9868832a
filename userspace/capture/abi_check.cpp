// SPDX-License-Identifier: MIT OR Apache-2.0
// The client's layout of what it shares with the module.
#include <ringtap/ringtap.h>

#include <cstddef>

#define SIZE_IS(type, size) static_assert(sizeof(struct type) == (size))
#define IS_AT(type, member, offset) static_assert(offsetof(struct type, member) == (offset))

#include "uapi/layout.h"
