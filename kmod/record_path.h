/* SPDX-License-Identifier: GPL-2.0 */
/* Files and paths as the kernel has them. */
#ifndef RINGTAP_RECORD_PATH_H
#define RINGTAP_RECORD_PATH_H

#include <linux/fcntl.h>
#include <linux/fdtable.h>
#include <linux/limits.h>
#include <linux/nospec.h>
#include <linux/path.h>
#include <linux/sched.h>
#include "record.h"

/* A descriptor's file, between file_hold() and file_release() */
struct held_file {
	struct file *file;
	bool shared;		/* other threads may change what the descriptor is */
};

static inline struct file *file_at(struct files_struct *files, unsigned int fd)
{
	struct fdtable *fdt = files_fdtable(files);

	if (fd >= fdt->max_fds)
		return NULL;
	return rcu_dereference_raw(fdt->fd[array_index_nospec(fd, fdt->max_fds)]);
}

/* What the two below do with other threads about */
struct held_file file_hold_shared(u32 fd);
void file_release_shared(struct held_file held);

/*
 * Under RCU, which goes on until the release. Without a file: there is none, or it
 * is not to be had without waiting; nothing to release.
 */
static __always_inline struct held_file file_hold(u32 fd)
{
	struct files_struct *files = current->files;
	struct held_file held = { NULL, false };

	if (unlikely(!files) || unlikely(atomic_read(&files->count) != 1))
		return file_hold_shared(fd);
	held.file = file_at(files, fd);
	return held;
}

static __always_inline void file_release(struct held_file held)
{
	if (unlikely(held.shared))
		file_release_shared(held);
}

void item_path(struct record *rec, int kind, int arg, const struct path *path);
/* The working directory. FAULTED: another thread is changing it, or could */
void item_cwd(struct record *rec, int kind, int arg);
/* The directory that a relative path in argument arg starts from */
void item_base(struct record *rec, int arg, s32 dirfd);
void item_file(struct record *rec, int arg, s32 fd);
/* The root directory; FAULTED as there */
void item_root(struct record *rec, int arg, bool only_if_changed);
/*
 * FILE of what no descriptor stands for: of path or, if there is a dentry, of what
 * that is in the directory path. Its name must not be changing.
 */
void item_file_at(struct record *rec, int arg, const struct path *path,
		  const struct dentry *dentry);

#endif
