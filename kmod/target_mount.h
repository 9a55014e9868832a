/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The mount that a thread's call works on, for kernels whose security hooks of paths are
 * not compiled in: those of inodes are, and get no mount. Each call that changes a file
 * system by a path asks for leave to write to its mount first, and holds it from then on.
 */
#ifndef RINGTAP_TARGET_MOUNT_H
#define RINGTAP_TARGET_MOUNT_H

#include <linux/mount.h>
#include <linux/types.h>

/* sp: of the kernel's stack, where leave is asked for. Preemption is off, here and below. */
void target_mount_note(u32 call, unsigned long sp, struct vfsmount *mnt);
/*
 * The mount that was noted for this call; once, since what a stacked file system does below
 * is not what the caller named. NULL: not known
 */
struct vfsmount *target_mount_take(u32 call);
/* While nobody notes or takes */
void target_mount_forget(void);

#endif
