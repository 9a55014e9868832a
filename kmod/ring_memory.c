// SPDX-License-Identifier: GPL-2.0
#include <linux/errno.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/spinlock.h>
#include "ring_memory.h"

static uint memory_max;
module_param(memory_max, uint, 0644);
MODULE_PARM_DESC(memory_max, "MiB that the rings of all captures may take together; 0: a quarter of the memory");

static DEFINE_SPINLOCK(lock);
static u64 taken;

u64 ring_memory_of(u64 size)
{
	/* less than a 64th is what finds and maps its pages */
	return size + (size >> 6) + 2 * PAGE_SIZE;
}

u64 ring_memory_max(void)
{
	u64 max = (u64)READ_ONCE(memory_max) << 20;

	return max ?: (u64)totalram_pages() << PAGE_SHIFT >> 2;
}

u64 ring_memory_taken(void)
{
	return READ_ONCE(taken);
}

int ring_memory_take(u64 bytes)
{
	u64 max = ring_memory_max();
	int err = 0;

	spin_lock(&lock);
	if (bytes > max || taken > max - bytes)
		err = -EDQUOT;
	else
		taken += bytes;
	spin_unlock(&lock);
	return err;
}

void ring_memory_give(u64 bytes)
{
	spin_lock(&lock);
	taken -= bytes;
	spin_unlock(&lock);
}
