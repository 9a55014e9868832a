/* SPDX-License-Identifier: GPL-2.0 */
/* What older kernels lack around files and directories; for capture_path.c alone. */
#ifndef RINGTAP_COMPAT_FILES_H
#define RINGTAP_COMPAT_FILES_H

#include <linux/fs.h>
#include <linux/fs_struct.h>
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
 * Reads a path of fs without waiting; under RCU. false: it is being changed, or
 * another thread could change it, and this kernel frees a mount at once.
 */
static inline bool fs_path_read(struct fs_struct *fs, const struct path *from, struct path *to)
{
#ifdef HAVE_RCU_MOUNTS
	unsigned int seq;

	if (likely(READ_ONCE(fs->users) == 1)) {
		*to = *from;
		return true;
	}
	seq = raw_seqcount_begin(compat_fs_seq(fs));
	*to = *from;
	return !read_seqcount_retry(compat_fs_seq(fs), seq);
#else
	*to = *from;
	return READ_ONCE(fs->users) == 1;
#endif
}

#endif
