/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The calls that are under way, and when they began: a table of fixed size, a slot
 * per thread id. Threads whose ids are ENTRY_SLOTS apart share one, and write it
 * without a lock: then the time of entry of one of them may not be known, and is
 * never another's.
 *
 * `id` is one word and names its thread, so who finds itself there has written it,
 * and since then nobody; or others have, whose words may show one by one. `sum` tells
 * whether `ns` is of that note: sum == ns + id
 *
 *	for ns of another one only if it began at that very nanosecond;
 *	for sum of another one only if the two began further apart than ENTRY_SLOTS
 *	times 2^34 ns, 13 days, and then ns is right;
 *	for ns and sum of two others only if these two did, and both of them are in
 *	the middle of writing.
 *
 * A call that was noted need not be told at its return: the next one of its thread
 * finds that note, and must not take it for its own if it was not noted itself. So
 * the number and the ABI are part of the id. Whether a thread's calls are noted does
 * not change during a call (see can_note()), so one of the same number was noted
 * again.
 */
#ifndef RINGTAP_ENTRY_H
#define RINGTAP_ENTRY_H

#ifdef __KERNEL__
#include <linux/compiler.h>
#include <linux/types.h>
#endif

#define ENTRY_SLOTS	65536
/* Neighbours start children at the same time, on other CPUs: they share no cache line. */
#define ENTRY_STEP	11

struct entry_slot {
	u64 id;		/* entry_id(); 0: free */
	u64 ns;
	u64 sum;
	u64 space;	/* with the thread's id above it */
} __aligned(32);	/* never in two cache lines */

/* NULL while no capture at work needs it */
extern struct entry_slot *entry_slots;

/* Before a set says CALL_NOTED */
int entry_alloc(void);
/* No set says so, and no entry_note() is under way any more; waits for the other probes. */
void entry_free(void);

static __always_inline u64 entry_id(u32 tid, int abi, int nr)
{
	return (u64)tid << 34 | (u64)abi << 32 | (u32)nr;
}

static __always_inline struct entry_slot *entry_slot_of(struct entry_slot *slots, u32 tid)
{
	u32 at = tid * (ENTRY_STEP * (u32)sizeof(*slots)) % (ENTRY_SLOTS * (u32)sizeof(*slots));

	return (struct entry_slot *)((char *)slots + at);
}

/* Only from the entry probe, which is attached later and detached sooner */
static __always_inline void entry_note(u32 tid, int abi, int nr, u64 ns)
{
	struct entry_slot *slot = entry_slot_of(entry_slots, tid);
	u64 id = entry_id(tid, abi, nr);

	WRITE_ONCE(slot->id, id);
	WRITE_ONCE(slot->ns, ns);
	WRITE_ONCE(slot->sum, ns + id);
}

static inline void entry_note_address_size(u32 tid, u32 space)
{
	WRITE_ONCE(entry_slot_of(entry_slots, tid)->space, (u64)tid << 32 | space);
}

static __always_inline u64 entry_take_from(struct entry_slot *slots, u32 tid, int abi, int nr)
{
	struct entry_slot *slot = entry_slot_of(slots, tid);
	u64 id = entry_id(tid, abi, nr), ns;

	/* each is read once: in the comparison itself, not in a register of its own */
	if (unlikely(data_race(slot->id) != id))
		return 0;
	ns = READ_ONCE(slot->ns);
	/* if another's, it does not fit */
	if (unlikely(data_race(slot->sum) != ns + id))
		return 0;
	WRITE_ONCE(slot->id, 0);
	return ns;
}

/*
 * When this call of the thread began; once. 0: not known. Only where the set says
 * CALL_NOTED: the table is there for as long as it does.
 */
static __always_inline u64 entry_take(u32 tid, int abi, int nr)
{
	return entry_take_from(entry_slots, tid, abi, nr);
}

/* The same for everybody else: the last capture that needs the table may be going at this moment. */
static __always_inline u64 entry_take_if_there(u32 tid, int abi, int nr)
{
	struct entry_slot *slots = READ_ONCE(entry_slots);

	return slots ? entry_take_from(slots, tid, abi, nr) : 0;
}

/* Which room was noted, of a call whose time of entry is known; or `unknown` */
static inline u32 entry_address_size(u32 tid, u32 unknown)
{
	struct entry_slot *slots = READ_ONCE(entry_slots);
	u64 space = slots ? READ_ONCE(entry_slot_of(slots, tid)->space) : 0;

	return space >> 32 == tid ? (u32)space : unknown;
}

/*
 * The call that the thread was last seen to begin, with the number that it then had,
 * unless that was taken. False: not known
 */
static inline bool entry_call(u32 tid, int *abi, int *nr)
{
	struct entry_slot *slots = READ_ONCE(entry_slots);
	u64 id = slots ? READ_ONCE(entry_slot_of(slots, tid)->id) : 0;

	*abi = id >> 32 & 3;
	*nr = (int)(u32)id;
	return id >> 34 == tid;
}

/* Before a thread begins: what is left by an earlier one of its id */
static inline void entry_forget(u32 tid)
{
	struct entry_slot *slots = READ_ONCE(entry_slots);
	struct entry_slot *slot;

	if (!slots)
		return;
	slot = entry_slot_of(slots, tid);
	if (READ_ONCE(slot->id) >> 34 == tid)
		WRITE_ONCE(slot->id, 0);
}

#endif
