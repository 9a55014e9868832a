// SPDX-License-Identifier: GPL-2.0
#include <linux/errno.h>
#include <linux/vmalloc.h>
#include "entry.h"
#include "tap.h"

struct entry_slot *entry_slots;

int entry_alloc(void)
{
	if (!entry_slots)
		entry_slots = vzalloc(ENTRY_SLOTS * sizeof(*entry_slots));
	return entry_slots ? 0 : -ENOMEM;
}

void entry_free(void)
{
	struct entry_slot *slots = entry_slots;

	if (!slots)
		return;
	WRITE_ONCE(entry_slots, NULL);
	tap_synchronize();
	vfree(slots);
}
