/* SPDX-License-Identifier: GPL-2.0 */
/* What older kernels lack around files and directories; for those alone that read paths. */
#ifndef RINGTAP_COMPAT_FILES_H
#define RINGTAP_COMPAT_FILES_H

#include <linux/dcache.h>
#include <linux/fs.h>
#include <linux/fs_struct.h>
#include <linux/mount.h>
#include <linux/sched.h>
#include <linux/seqlock.h>

#ifndef FMODE_CREATED
#define FMODE_CREATED		((__force fmode_t)0)
#endif

#ifdef HAVE_DELAYED_FPUT
#define KERNEL_DEFERS_FPUT	1
#else
#define KERNEL_DEFERS_FPUT	0
#endif

#ifndef HAVE_FGET_RAW
#define fget_raw		fget
#endif

#ifdef HAVE_DENTRY_PATH_RAW
#define KERNEL_NAMES_DENTRIES	1
#else
#define KERNEL_NAMES_DENTRIES	0
#endif

/* Since it reads mounts under RCU, names are read so, too, and rename_lock is for all. */
#ifdef HAVE_RCU_MOUNTS
#define KERNEL_WALKS_BY_RCU	1
#else
#define KERNEL_WALKS_BY_RCU	0
#endif

#ifdef HAVE_FS_SEQLOCK
#define compat_fs_seq(fs)	(&(fs)->seq.seqcount)
#else
#define compat_fs_seq(fs)	(&(fs)->seq)
#endif

/*
 * What keeps a root or a working directory of the current thread where it is while we
 * look at it. We take no reference: to give one back can sleep. That nobody shares
 * current->fs is no proof: pivot_root() goes through all tasks, and puts the new root
 * in the place of the old one.
 *
 * Linux 3.13 and later: RCU, as in the kernel's own path_init(), which begins at such a
 * pair in the same way. fs->seq says that it is one. The mount is freed by RCU since that
 * version, dentries, inodes and superblocks were before. All of them may be given
 * up meanwhile: the dentry of a deleted directory then has no inode any more.
 *
 * Before Linux 5.2 (4.19, and what was mended with it) that is not true of the root
 * dentry of a filesystem, which is freed at once with the last mount. A mount that is
 * attached goes by way of umount, which sets MNT_UMOUNT and then waits for RCU;
 * pivot_root() replaces only such. The last user of one that is not may be fs itself, and
 * who shares fs may leave it at any time. There nothing is told of its root. (Before
 * Linux 4.1 there is no such flag, and what path_init() does is as wrong as this.)
 *
 * Before Linux 3.13 a mount is freed at once, so fs must keep its own references. Who
 * shares it can drop them; pivot_root() does so with the lock of the task, one after the
 * other, and waits at ours. d_path() takes fs->lock, which the kernel, too, takes inside
 * that one.
 */
#ifdef HAVE_RCU_MOUNTS
/* For who looks at nothing but which one it is; false: it is being changed. */
static __always_inline bool fs_path_read(const struct path *from, struct path *to)
{
	unsigned int seq = raw_seqcount_begin(compat_fs_seq(current->fs));

	*to = *from;
	return !read_seqcount_retry(compat_fs_seq(current->fs), seq);
}

#if !defined(HAVE_DELAYED_DENTRIES) && defined(HAVE_MNT_UMOUNT)
static inline bool fs_path_may_go(const struct path *path)
{
	return READ_ONCE(current->fs->users) != 1 && path->dentry == path->mnt->mnt_root &&
	       READ_ONCE(path->mnt->mnt_flags) & MNT_UMOUNT;
}
#else
#define fs_path_may_go(path)	false
#endif

/* To be looked at until fs_path_release(), all of it under RCU. False: see above */
static inline bool fs_path_hold(const struct path *from, struct path *to)
{
	return fs_path_read(from, to) && !fs_path_may_go(to);
}

static inline void fs_path_release(void)
{
}
#else
static inline bool fs_path_hold(const struct path *from, struct path *to)
{
	if (READ_ONCE(current->fs->users) != 1 || !spin_trylock(&current->alloc_lock))
		return false;
	*to = *from;
	return true;
}

static inline void fs_path_release(void)
{
	spin_unlock(&current->alloc_lock);
}
#endif

#endif
