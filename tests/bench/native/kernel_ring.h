/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* The kernel's side of a ring, with a system call's record to write. */
#ifndef NATIVE_KERNEL_RING_H
#define NATIVE_KERNEL_RING_H

#include "ringbox.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Writes up to n records, as far as there is room; how many. timed: each reads the clock, else it is
 * counted up.
 */
uint64_t kernel_ring_write(struct ringbox *box, uint64_t n, bool timed);

#ifdef __cplusplus
}
#endif

#endif
