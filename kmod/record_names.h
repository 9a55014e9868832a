/* SPDX-License-Identifier: GPL-2.0 */
/* Names from below */
#ifndef RINGTAP_RECORD_NAMES_H
#define RINGTAP_RECORD_NAMES_H

#include <linux/compiler.h>
#include <linux/dcache.h>
#include <linux/fs.h>
#include <linux/fs_struct.h>
#include <linux/mount.h>
#include <linux/path.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include "record.h"

/*
 * The names from below top to dentry's own, each behind its slash, without NUL; as many
 * as there is room for, from the last one on. Under RCU. How many bytes; flags get
 * TRUNCATED where that is not all, UNSURE where directories were renamed meanwhile.
 */
int names_below(const struct dentry *dentry, const struct dentry *top, char *buf, u32 space, int *flags);

/* dentry's path from its filesystem's own root, likewise; 0: this kernel does not tell */
int fs_path_text(struct dentry *dentry, char *buf, u32 space, int *flags);

/*
 * Does the caller know the file by another name than the host may? With another
 * root than the first process's, whose mounts and root directory the host's names
 * are made of; or through a mount of a part of a filesystem, unless that is the root.
 */
static __always_inline bool is_named_apart(const struct path *path)
{
	const struct path *root = &current->fs->root, *first = &init_task.fs->root;
	const struct vfsmount *mnt = READ_ONCE(root->mnt);

	return unlikely(mnt != READ_ONCE(first->mnt)) ||
	       unlikely(READ_ONCE(root->dentry) != READ_ONCE(first->dentry)) ||
	       (path->mnt != mnt && unlikely(path->mnt->mnt_root != path->dentry->d_sb->s_root));
}

/* FSPATH: it says more of an item that is there, and is no reason to lose the record. */
void item_fs_path(struct record *rec, int arg, struct dentry *dentry);

#endif
