/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The calls that are under way, and when they began: a table of fixed size, a slot per
 * thread id. Two threads whose ids share a slot may push each other out; then
 * the time of entry of the older one is not known, and never a wrong one. Ids
 * below ENTRY_SLOTS never collide.
 */
#ifndef RINGTAP_ENTRY_H
#define RINGTAP_ENTRY_H

#include <linux/compiler.h>
#include <linux/types.h>

#define ENTRY_SLOTS	65536

struct entry_slot {
	u32 tid;	/* 0: free */
	int nr;
	u64 ns;
	u32 room;	/* see capture_room(); only of calls that have one */
} __aligned(32);	/* never in two cache lines */

/* NULL while no entry probe is attached */
extern struct entry_slot *entry_slots;

int entry_alloc(void);
/* No entry_note() may be under way any more; waits for the other probes. */
void entry_free(void);

/* Only from the entry probe, which is attached later and detached sooner */
static __always_inline void entry_note(u32 tid, int nr, u64 ns)
{
	struct entry_slot *slot = &entry_slots[tid % ENTRY_SLOTS];

	slot->ns = ns;
	slot->nr = nr;
	slot->tid = tid;
}

static inline void entry_note_room(u32 tid, u32 room)
{
	entry_slots[tid % ENTRY_SLOTS].room = room;
}

/* The thread's slot, if it is in a call that was noted */
static __always_inline struct entry_slot *entry_find(u32 tid)
{
	struct entry_slot *slots = READ_ONCE(entry_slots);
	struct entry_slot *slot;

	if (!slots)
		return NULL;
	slot = &slots[tid % ENTRY_SLOTS];
	return slot->tid == tid ? slot : NULL;
}

/* When the thread's call began; once. 0: not known */
static __always_inline u64 entry_take(u32 tid)
{
	struct entry_slot *slots = READ_ONCE(entry_slots);
	struct entry_slot *slot;

	if (!slots)
		return 0;
	slot = &slots[tid % ENTRY_SLOTS];
	if (unlikely(slot->tid != tid))
		return 0;
	slot->tid = 0;
	return slot->ns;
}

#endif
