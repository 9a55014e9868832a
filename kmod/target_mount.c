// SPDX-License-Identifier: GPL-2.0
#include <linux/bitops.h>
#include <linux/sched.h>
#include <linux/string.h>
#include "target_mount.h"

#define SLOTS	1024

/*
 * Threads whose ids are SLOTS apart share one. Who finds it locked goes without: no note
 * of his is in it then, as whoever locks it leaves none of another thread's. So a mount
 * that is found was noted by this thread, in this call, and is held by it.
 */
struct slot {
	unsigned long lock;
	u32 tid;
	u32 call;
	unsigned long sp;
	struct vfsmount *mnt;	/* NULL: taken */
};

static struct slot slots[SLOTS];

static struct slot *lock_slot(void)
{
	struct slot *slot = &slots[(u32)current->pid % SLOTS];

	return test_and_set_bit_lock(0, &slot->lock) ? NULL : slot;
}

static void unlock_slot(struct slot *slot)
{
	clear_bit_unlock(0, &slot->lock);
}

/*
 * Below the call, a stacked file system asks for leave to write to another mount. The same
 * call asks at the same depth of the stack, so a deeper one is such.
 */
static bool is_below(const struct slot *slot, u32 call, unsigned long sp)
{
	return slot->tid == (u32)current->pid && slot->call == call && !slot->mnt && sp < slot->sp;
}

void target_mount_note(u32 call, unsigned long sp, struct vfsmount *mnt)
{
	struct slot *slot = lock_slot();

	if (!slot)
		return;
	if (!is_below(slot, call, sp)) {
		slot->tid = current->pid;
		slot->call = call;
		slot->sp = sp;
		slot->mnt = mnt;
	}
	unlock_slot(slot);
}

struct vfsmount *target_mount_take(u32 call)
{
	struct slot *slot = lock_slot();
	struct vfsmount *mnt = NULL;

	if (!slot)
		return NULL;
	if (slot->tid == (u32)current->pid && slot->call == call)
		mnt = slot->mnt;
	else
		slot->tid = 0;
	slot->mnt = NULL;
	unlock_slot(slot);
	return mnt;
}

void target_mount_forget(void)
{
	memset(slots, 0, sizeof(slots));
}
