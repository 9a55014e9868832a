// SPDX-License-Identifier: GPL-2.0
/*
 * Names from below: a file's own, and those of the directories above it. For paths that
 * are longer than a path may be, and for what lies where in its filesystem.
 *
 * RCU keeps names and directories in memory, and a name has its NUL at any time within
 * what it was allotted. A rename may come in between all the same: then the walk is made
 * once more, and after that it is told that it was so. Who renames without end, to hide
 * a name, would have it hidden otherwise. What is walked is bounded by NAMES_MAX, since
 * it is walked in everyone's call.
 *
 * Before Linux 3.13 every d_path() of anyone's counts as a rename. There the last name
 * is told, under its lock, if that is free.
 */
#include <linux/dcache.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/limits.h>
#include "record_names.h"
#include "compat/files.h"

#if KERNEL_WALKS_BY_RCU
#define NAMES_MAX	512
#define TRIES		2

struct names {
	char *to;
	u32 at;			/* where in the room they begin */
	bool whole;		/* up to the top */
};

static bool prepend_name(struct names *names, const struct dentry *dentry)
{
	const char *name = (const char *)READ_ONCE(dentry->d_name.name);
	u32 len = strnlen(name, min_t(u32, READ_ONCE(dentry->d_name.len), NAME_MAX));

	if (names->at <= len)
		return false;
	names->at -= len + 1;
	names->to[names->at] = '/';
	memcpy(names->to + names->at + 1, name, len);
	return true;
}

static void walk_up(struct names *names, const struct dentry *dentry, const struct dentry *top)
{
	int i;

	for (i = 0; i < NAMES_MAX && dentry != top && !IS_ROOT(dentry); i++) {
		if (!prepend_name(names, dentry))
			break;
		dentry = READ_ONCE(dentry->d_parent);
	}
	names->whole = dentry == top;
}

int names_below(const struct dentry *dentry, const struct dentry *top, char *buf, u32 space, int *flags)
{
	struct names names = { .to = buf };
	unsigned int seq, i;
	bool renamed = true;

	for (i = 0; i < TRIES && renamed; i++) {
		names.at = space;
		seq = raw_seqcount_begin(&rename_lock.seqcount);
		walk_up(&names, dentry, top);
		renamed = read_seqcount_retry(&rename_lock.seqcount, seq);
	}
	if (!names.whole)
		*flags |= RINGTAP_ITEM_TRUNCATED;
	if (renamed)
		*flags |= RINGTAP_ITEM_UNSURE;
	memmove(buf, buf + names.at, space - names.at);
	return space - names.at;
}
#else
int names_below(const struct dentry *dentry, const struct dentry *top, char *buf, u32 space, int *flags)
{
	spinlock_t *lock = (spinlock_t *)&dentry->d_lock;
	u32 len = 0;

	*flags |= RINGTAP_ITEM_TRUNCATED;
	if (!spin_trylock(lock))
		return 0;
	if (dentry->d_name.len < space) {
		len = 1 + dentry->d_name.len;
		*buf = '/';
		memcpy(buf + 1, dentry->d_name.name, dentry->d_name.len);
	}
	spin_unlock(lock);
	return len;
}
#endif

#if KERNEL_WALKS_BY_RCU
int fs_path_text(struct dentry *dentry, char *buf, u32 space, int *flags)
{
	int len = names_below(dentry, dentry->d_sb->s_root, buf, space, flags);

	if (!len && !(*flags & RINGTAP_ITEM_TRUNCATED))
		buf[len++] = '/';
	return len;
}
#elif KERNEL_NAMES_DENTRIES
int fs_path_text(struct dentry *dentry, char *buf, u32 space, int *flags)
{
	char *name = dentry_path_raw(dentry, buf, space);
	u32 len;

	if (IS_ERR(name))
		return names_below(dentry, dentry->d_sb->s_root, buf, space, flags);
	len = strlen(name);
	memmove(buf, name, len);
	return len;
}
#else
int fs_path_text(struct dentry *dentry, char *buf, u32 space, int *flags)
{
	return 0;
}
#endif

void item_fs_path(struct record *rec, int arg, struct dentry *dentry)
{
	u32 cap = min_t(u32, PATH_MAX, rec->item_max);
	int len, flags = RINGTAP_ITEM_KERNEL;
	u32 space;
	char *buf;

	if (rec->full || rec->end - rec->at < (long)RECORD_ITEM(8))
		return;
	buf = item_begin(rec, RINGTAP_KIND_FSPATH, arg, cap, &space);
	len = fs_path_text(dentry, buf, space, &flags);
	if (len)
		item_end(rec, len, flags & RINGTAP_ITEM_TRUNCATED ? PATH_MAX : len, flags);
}
