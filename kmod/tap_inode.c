// SPDX-License-Identifier: GPL-2.0
/*
 * What a call is about to act on, where the kernel's hooks of paths are not compiled in, as
 * in RHEL 6 and 7: those of inodes are, and are told of an entry but of no mount.
 */
#include <linux/dcache.h>
#include <linux/mount.h>
#include <linux/preempt.h>
#include <linux/ptrace.h>
#include "arch.h"
#include "tap_target.h"
#include "target_mount.h"

/* Of what the hooks of inodes get: what is missing is the mount. */
struct entry {
	struct dentry *dentry;
	bool is_whole;		/* not the entry in its directory, but what it leads to */
};

static void set_entry(struct target_file *file, struct path *path, const struct entry *entry)
{
	path->dentry = entry->is_whole ? entry->dentry : entry->dentry->d_parent;
	file->path = path;
	file->dentry = entry->is_whole ? NULL : entry->dentry;
}

static void record_entries(const struct entry *entries, int nr, const char *text)
{
	struct target target = { .text = text };
	struct path paths[2];
	int i;

	preempt_disable_notrace();
	if (target_of_files(&target)) {
		paths[0].mnt = target_mount_take(target_call(&target));
		paths[1].mnt = paths[0].mnt;
		for (i = 0; i < nr; i++)
			set_entry(&target.file[i], &paths[i], &entries[i]);
		if (paths[0].mnt)
			target_offer(&target);
	}
	preempt_enable_notrace();
}

/* ---- the kernel's functions ---- */

/* (mount): it is held by the call, whether leave is given or not */
static int on_want_write(struct kprobe *probe, struct pt_regs *regs)
{
	struct target target = { .text = NULL };

	preempt_disable_notrace();
	if (target_of_files(&target))
		target_mount_note(target_call(&target), kernel_stack_pointer(regs),
				  (struct vfsmount *)FUNCTION_ARG(regs, 0));
	preempt_enable_notrace();
	return 0;
}

/* (inode of the directory, dentry): unlink, rmdir, mkdir, mknod, and mknod of a file */
static int on_inode_entry(struct kprobe *probe, struct pt_regs *regs)
{
	const struct entry entry = { (struct dentry *)FUNCTION_ARG(regs, 1), false };

	record_entries(&entry, 1, NULL);
	return 0;
}

static int on_inode_symlink(struct kprobe *probe, struct pt_regs *regs)
{
	const struct entry entry = { (struct dentry *)FUNCTION_ARG(regs, 1), false };

	record_entries(&entry, 1, FUNCTION_ARG(regs, 2));
	return 0;
}

/* (old dentry, inode of the new directory, new dentry) */
static int on_inode_link(struct kprobe *probe, struct pt_regs *regs)
{
	const struct entry entries[] = { { (struct dentry *)FUNCTION_ARG(regs, 0), true },
					 { (struct dentry *)FUNCTION_ARG(regs, 2), false } };

	record_entries(entries, 2, NULL);
	return 0;
}

/* (inode of the old directory, dentry, inode of the new one, dentry) */
static int on_inode_rename(struct kprobe *probe, struct pt_regs *regs)
{
	const struct entry entries[] = { { (struct dentry *)FUNCTION_ARG(regs, 1), false },
					 { (struct dentry *)FUNCTION_ARG(regs, 3), false } };

	record_entries(entries, 2, NULL);
	return 0;
}

/* (dentry, what becomes of it): chmod, chown, truncate, utimes */
static int on_inode_setattr(struct kprobe *probe, struct pt_regs *regs)
{
	const struct entry entry = { (struct dentry *)FUNCTION_ARG(regs, SETATTR_DENTRY), true };

	record_entries(&entry, 1, NULL);
	return 0;
}

struct target_point inode_points[INODE_POINTS] = {
#define POINT(name, handler) \
	{ TARGET_FILES, false, { .symbol_name = name, .pre_handler = handler } }
	POINT("mnt_want_write", on_want_write),
	POINT("security_inode_unlink", on_inode_entry),
	POINT("security_inode_rmdir", on_inode_entry),
	POINT("security_inode_mkdir", on_inode_entry),
	POINT("security_inode_mknod", on_inode_entry),
	POINT("security_inode_create", on_inode_entry),
	POINT("security_inode_symlink", on_inode_symlink),
	POINT("security_inode_link", on_inode_link),
	POINT("security_inode_rename", on_inode_rename),
	POINT("security_inode_setattr", on_inode_setattr),
#undef POINT
};
