/* SPDX-License-Identifier: GPL-2.0 */
/* Between tap_target.c and tap_inode.c */
#ifndef RINGTAP_TAP_TARGET_H
#define RINGTAP_TAP_TARGET_H

#include <linux/kprobes.h>
#include "record_target.h"
#include "view.h"

/* A kernel's function that is entered when something is known */
struct target_point {
	enum target_kind kind;
	bool is_there;
	struct kprobe probe;
};

/*
 * What is told where the hooks of paths are not compiled in. INODE_MOUNT says which mount
 * the others are about.
 */
enum {
	INODE_MOUNT = 0,
	INODE_SETATTR = 9,
	INODE_POINTS
};

extern struct target_point inode_points[INODE_POINTS];

/*
 * Whether the current thread is in a call that changes files and is being told of; which
 * one, and its arguments, are put into target. With preemption off, as the next one
 */
bool target_of_files(struct target *target);
void target_offer(const struct target *target);

static inline u32 target_call(const struct target *target)
{
	return (u32)target->abi << 16 | (u32)target->nr;
}

#define FUNCTION_ARG(regs, i)	((const void *)arch_function_arg(regs, i))

#endif
