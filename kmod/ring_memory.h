/* SPDX-License-Identifier: GPL-2.0 */
/* What the rings of all captures take together, and how much that may be. */
#ifndef RINGTAP_RING_MEMORY_H
#define RINGTAP_RING_MEMORY_H

#include <linux/types.h>

/* Bytes that a ring takes, with what finds and maps its pages */
u64 ring_memory_of(u64 size);

/* Takes so many bytes of what there may be. -EDQUOT */
int ring_memory_take(u64 bytes);
void ring_memory_give(u64 bytes);

u64 ring_memory_taken(void);
u64 ring_memory_max(void);

#endif
