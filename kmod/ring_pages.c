// SPDX-License-Identifier: GPL-2.0
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/topology.h>
#include <linux/vmalloc.h>
#include "ring_memory.h"
#include "ring_pages.h"


static u8 poison;
module_param(poison, byte, 0600);
MODULE_PARM_DESC(poison, "for tests: new rings hold this byte, so that those show that no record has written");

bool rings_fit(u64 size, unsigned int nr)
{
	u64 need = ring_memory_of(size) * nr >> PAGE_SHIFT;

	return (s64)need < si_mem_available();
}

static struct page *page_on(int cpu)
{
	/* a ring that does not fit is refused; nobody is killed for it */
	return alloc_pages_node(cpu_to_node(cpu), GFP_KERNEL | __GFP_ZERO | __GFP_NOWARN |
				__GFP_NORETRY | GFP_ACCOUNT_MAPPED, 0);
}

static void free_page_if(struct page *page)
{
	if (page)
		__free_page(page);
}

static void pages_free(struct ring_pages *pages)
{
	unsigned int i;

	for (i = 0; i < pages->nr; i++) {
		__free_page(pages->data[i]);
		cond_resched();
	}
	vfree(pages->data);
	free_page_if(pages->producer);
	free_page_if(pages->consumer);
	memset(pages, 0, sizeof(*pages));
}

/* A ring may have a gigabyte of them, so every loop over them lets others run. */
static int pages_alloc(struct ring_pages *pages, int cpu, unsigned int nr)
{
	int err = -ENOMEM;

	memset(pages, 0, sizeof(*pages));
	pages->consumer = page_on(cpu);
	pages->producer = page_on(cpu);
	pages->data = vzalloc(nr * sizeof(*pages->data));
	if (!pages->consumer || !pages->producer || !pages->data)
		goto err_pages;
	while (pages->nr < nr) {
		struct page *page = page_on(cpu);

		if (!page)
			goto err_pages;
		if (poison)
			memset(page_address(page), poison, PAGE_SIZE);
		pages->data[pages->nr++] = page;
		cond_resched();
		/* who is killed for want of memory may have the last of it */
		if (fatal_signal_pending(current))
			goto err_signal;
	}
	return 0;

err_signal:
	err = -EINTR;
err_pages:
	pages_free(pages);
	return err;
}

/* Twice in a row, so that no record is ever in two pieces. */
static void *pages_vmap_twice(const struct ring_pages *pages)
{
	struct page **twice;
	void *addr;

	twice = vzalloc(2 * pages->nr * sizeof(*twice));
	if (!twice)
		return NULL;
	memcpy(twice, pages->data, pages->nr * sizeof(*twice));
	memcpy(twice + pages->nr, pages->data, pages->nr * sizeof(*twice));
	addr = vmap(twice, 2 * pages->nr, VM_MAP, PAGE_KERNEL);
	vfree(twice);
	return addr;
}

int ring_alloc(struct ring *ring, struct ring_pages *pages, int cpu, u64 size)
{
	char *data;
	int err;

	err = pages_alloc(pages, cpu, size >> PAGE_SHIFT);
	if (err)
		return err;
	data = pages_vmap_twice(pages);
	if (!data) {
		pages_free(pages);
		return -ENOMEM;
	}
	ring->data = data;
	ring->wake_at = RING_WAKE_NEVER;
	ring->producer = page_address(pages->producer);
	ring->consumer = page_address(pages->consumer);
	smp_store_release(&ring->size, size);	/* pairs with ring_is_there() */
	return 0;
}

void ring_free_pages(struct ring *ring, struct ring_pages *pages)
{
	if (!ring->size)
		return;
	vunmap(ring->data);
	pages_free(pages);
	ring->size = 0;
}

static int map_page(struct vm_area_struct *vma, unsigned long *addr, struct page *page)
{
	int err = vm_insert_page(vma, *addr, page);

	*addr += PAGE_SIZE;
	return err;
}

int ring_map_consumer(const struct ring_pages *pages, struct vm_area_struct *vma)
{
	unsigned long addr = vma->vm_start;

	if (vma->vm_end - vma->vm_start != PAGE_SIZE)
		return -EINVAL;
	return map_page(vma, &addr, pages->consumer);
}

int ring_map_producer(const struct ring_pages *pages, struct vm_area_struct *vma)
{
	unsigned long addr = vma->vm_start;
	unsigned int i;
	int err;

	if (vma->vm_end - vma->vm_start != (1 + 2UL * pages->nr) * PAGE_SIZE)
		return -EINVAL;
	if (vma->vm_flags & VM_WRITE)
		return -EPERM;
	vm_flags_clear(vma, VM_MAYWRITE);
	err = map_page(vma, &addr, pages->producer);
	for (i = 0; !err && i < 2 * pages->nr; i++) {
		err = map_page(vma, &addr, pages->data[i % pages->nr]);
		cond_resched();
	}
	return err;
}
