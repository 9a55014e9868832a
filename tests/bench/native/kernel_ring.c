// SPDX-License-Identifier: GPL-2.0
#include <time.h>
/* As the kernel has them, in one unit with what calls them */
#include "ringbox.c"
#include "kernel_ring.h"

static uint64_t clock_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000ULL + now.tv_nsec;
}

static inline void fill(struct ringtap_syscall *rec, uint64_t i, uint64_t ns)
{
	int arg;

	rec->h.len = sizeof(*rec);
	rec->h.type = RINGTAP_SYSCALL;
	rec->h.flags = RINGTAP_F_ENTRY_TIME;
	rec->h.ns = ns;
	rec->h.tgid = 1;
	rec->h.tid = 1;
	rec->nr = 39;
	rec->abi = 0;
	rec->items = 0;
	rec->reserved = 0;
	for (arg = 0; arg < 6; arg++)
		rec->args[arg] = i + arg;
	rec->ret = i;
	rec->entry_ns = ns;
}

uint64_t kernel_ring_write(struct ringbox *box, uint64_t n, bool timed)
{
	const u32 len = sizeof(struct ringtap_syscall);
	struct ringbox_slot slot;
	uint64_t i;

	for (i = 0; i < n; i++) {
		const uint64_t ns = timed ? clock_ns() : i;

		if (!ringbox_reserve(box, &slot, len, len, ns))
			break;
		fill(ringbox_at(box, slot.pos), i, ns);
		ringbox_commit(box, &slot, len);
	}
	return i;
}
