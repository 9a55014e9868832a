/* SPDX-License-Identifier: GPL-2.0 */
/* A ring's memory: its pages, the kernel's mapping of them and the client's. */
#ifndef RINGTAP_RING_PAGES_H
#define RINGTAP_RING_PAGES_H

#include <linux/mm.h>
#include "ring.h"

struct ring_pages {
	struct page *consumer;
	struct page *producer;
	struct page **data;	/* each page once */
	unsigned int nr;
};

/*
 * Whether there is memory for nr rings, by the kernel's estimate. To be asked before any of it
 * is taken: who wants a page while a ring has the last one would be killed for it.
 */
bool rings_fit(u64 size, unsigned int nr);

/* Makes the ring of a CPU. May sleep. -ENOMEM; -EINTR: the caller is being killed */
int ring_alloc(struct ring *ring, struct ring_pages *pages, int cpu, u64 size);
void ring_free_pages(struct ring *ring, struct ring_pages *pages);

static inline bool ring_is_there(const struct ring *ring)
{
	return smp_load_acquire(&ring->size);	/* pairs with ring_alloc() */
}

/* Maps the consumer's page, or the producer's and the data. -EINVAL, -ENOMEM */
int ring_map_consumer(const struct ring_pages *pages, struct vm_area_struct *vma);
int ring_map_producer(const struct ring_pages *pages, struct vm_area_struct *vma);

#endif
