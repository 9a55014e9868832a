// SPDX-License-Identifier: GPL-2.0
/*
 * Files and paths as the kernel has them.
 *
 * A path on the mount of the caller's root is made of its names, where RCU is
 * enough to read them; it waits for a rename, as what follows. All others are made
 * by d_path(): crossing a mount needs struct mount, which the kernel keeps to
 * itself, and no walk of our own can do without. What that may wait for, a few instructions of another CPU each time, never longer and never
 * for one who waits for us, since these probes run with no lock held:
 *
 *   since 3.13		nothing but RCU at first; if a rename or a mount came in
 *			between, a second walk under rename_lock, mount_lock
 *   2.6.38 to 3.12	rename_lock, vfsmount_lock (this CPU's part), fs->lock
 *   before		dcache_lock, vfsmount_lock, fs->lock
 *
 * Names of what is in no directory (pipes, sockets) take none.
 *
 * A file that only this thread could close is looked at in place. With other
 * threads about, it is held, as any call on a descriptor does it: giving it back
 * then puts the rest off to the thread's way home, where a last one can sleep.
 * Before Linux 3.6 it could not be put off; there the descriptor table is locked
 * if it is free, and else nothing is told.
 */
#include <linux/dcache.h>
#include <linux/err.h>
#include <linux/fdtable.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/fs_struct.h>
#include <linux/kdev_t.h>
#include <linux/magic.h>
#include <linux/mount.h>
#include "record_names.h"
#include "record_path.h"
#include "compat/files.h"

#define DELETED		" (deleted)"
#define DELETED_LEN	(sizeof(DELETED) - 1)
#define DEPTH_MAX	(PATH_MAX / 2)

/* ---- descriptors ---- */

struct held_file file_hold_shared(u32 fd)
{
	struct files_struct *files = current->files;
	struct held_file held = { NULL, false };

	if (!files)
		return held;
	if (!KERNEL_DEFERS_FPUT) {
		held.shared = spin_trylock(&files->file_lock);
		if (held.shared)
			held.file = file_at(files, fd);
	} else {
		held.file = fget_raw(fd);
		held.shared = true;
	}
	if (!held.file)
		file_release(held);
	return held;
}

void file_release_shared(struct held_file held)
{
	if (!KERNEL_DEFERS_FPUT)
		spin_unlock(&current->files->file_lock);
	else if (held.file)
		fput(held.file);
}

/* ---- paths ---- */

/* Before 2.6.33 what is anonymous was named by its dentry, below no directory. */
static bool is_nameless(const struct dentry *dentry)
{
	return (dentry->d_op && dentry->d_op->d_dname) ||
	       dentry->d_sb->s_magic == ANON_INODE_FS_MAGIC;
}

/* What d_path() says. Its length, or -ENAMETOOLONG */
static noinline int path_text_by_kernel(const struct path *path, char *buf, u32 space)
{
	char *name = d_path(path, buf, space);
	u32 len;

	if (IS_ERR(name))
		return -ENAMETOOLONG;
	/* d_path() writes at the end of its buffer; the item begins at its start. */
	len = is_nameless(path->dentry) ? strlen(name) : buf + space - 1 - name;
	memmove(buf, name, len);
	return len;
}

#if KERNEL_WALKS_BY_RCU
#define NAMES_MAX	12

struct name {
	const unsigned char *at;
	u32 len;
};

/*
 * The names between path and root, which are on one mount, the last one first.
 * Under RCU, and to be believed if no rename came in between. How many; -1:
 * not below root, or too many.
 */
static __always_inline int gather_names(const struct path *path, const struct path *root,
					struct name *names, u32 *len)
{
	const struct dentry *dentry = path->dentry;
	int nr;

	*len = 0;
	for (nr = 0; dentry != root->dentry; nr++) {
		if (unlikely(nr == NAMES_MAX) || unlikely(IS_ROOT(dentry)))
			return -1;
		names[nr].len = READ_ONCE(dentry->d_name.len);
		names[nr].at = READ_ONCE(dentry->d_name.name);
		*len += 1 + names[nr].len;
		dentry = READ_ONCE(dentry->d_parent);
	}
	return nr;
}

/*
 * Of most files: on the mount of the caller's root, a few directories below it,
 * and not deleted. There the names are all that there is to a path, and are put
 * into their places at once. Of the root itself nothing is asked but which one it
 * is. 0: it is not so, or something was renamed.
 */
static __always_inline int path_text_below_root(const struct path *path, char *buf, u32 space)
{
	struct name names[NAMES_MAX] __uninitialized;
	struct path root __uninitialized;
	unsigned int seq;
	u32 len;
	int nr;

	if (!fs_path_read(&current->fs->root, &root) || root.mnt != path->mnt ||
	    is_nameless(path->dentry) || d_unlinked(path->dentry))
		return 0;
	seq = read_seqbegin(&rename_lock);
	nr = gather_names(path, &root, names, &len);
	if (unlikely(nr <= 0) || unlikely(len >= space) || read_seqretry(&rename_lock, seq))
		return 0;
	while (nr--) {
		*buf++ = '/';
		memcpy(buf, names[nr].at, names[nr].len);
		buf += names[nr].len;
	}
	return read_seqretry(&rename_lock, seq) ? 0 : len;
}
#else
static inline int path_text_below_root(const struct path *path, char *buf, u32 space)
{
	return 0;
}
#endif

/* The path at the start of `to`, without NUL. Its length, or -ENAMETOOLONG */
static int path_text(const struct path *path, char *buf, u32 space)
{
	int len = path_text_below_root(path, buf, space);

	return likely(len) ? len : path_text_by_kernel(path, buf, space);
}

/* Of a path that is longer than a path may be: its end, as much as there is room for */
static int path_end(const struct path *path, char *buf, u32 space, int *flags)
{
	*flags |= RINGTAP_ITEM_TRUNCATED;
	return names_below(path->dentry, path->mnt->mnt_root, buf, space, flags);
}

static noinline void end_long_path(struct record *rec, const struct path *path, char *buf, u32 space,
				   int flags)
{
	int len = path_end(path, buf, space, &flags);

	item_end(rec, len, PATH_MAX, flags);
}

static void item_flagged_path(struct record *rec, int kind, int arg, const struct path *path,
			      int flags)
{
	u32 cap = min_t(u32, PATH_MAX, rec->item_max);
	u32 space;
	char *buf;
	int len;

	buf = item_begin(rec, kind, arg, cap, &space);
	if (!buf)
		return;
	len = path_text(path, buf, space);
	flags |= RINGTAP_ITEM_KERNEL;
	if (len >= 0)
		item_end(rec, len, len, flags);
	else if (space < cap)
		item_overflows(rec);
	else
		end_long_path(rec, path, buf, space, flags);
}

void item_path(struct record *rec, int kind, int arg, const struct path *path)
{
	item_flagged_path(rec, kind, arg, path, 0);
}

static void item_unknown(struct record *rec, int kind, int arg)
{
	u32 space;

	if (item_begin(rec, kind, arg, 0, &space))
		item_end(rec, 0, 0, RINGTAP_ITEM_KERNEL | RINGTAP_ITEM_FAULTED);
}

void item_cwd(struct record *rec, int kind, int arg)
{
	struct path cwd __uninitialized;

	probe_rcu_lock();
	if (fs_path_hold(&current->fs->pwd, &cwd)) {
		item_flagged_path(rec, kind, arg, &cwd,
				  READ_ONCE(current->fs->users) == 1 ? 0 : RINGTAP_ITEM_UNSURE);
		fs_path_release();
	} else {
		item_unknown(rec, kind, arg);
	}
	probe_rcu_unlock();
}

void item_base(struct record *rec, int arg, s32 dirfd)
{
	struct held_file held;

	if (dirfd == AT_FDCWD) {
		item_cwd(rec, RINGTAP_KIND_BASE, arg);
		return;
	}
	probe_rcu_lock();
	held = file_hold(dirfd);
	if (held.file) {
		item_flagged_path(rec, RINGTAP_KIND_BASE, arg, &held.file->f_path,
				  held.shared ? RINGTAP_ITEM_UNSURE : 0);
		file_release(held);
	}
	probe_rcu_unlock();
}

static bool is_outside_of(const struct path *path, const struct path *root)
{
	const struct dentry *dentry = path->dentry;
	int i;

	if (root->dentry == root->mnt->mnt_root || root->mnt != path->mnt)
		return false;
	for (i = 0; i < DEPTH_MAX && dentry != root->dentry; i++) {
		if (IS_ROOT(dentry))
			return true;
		dentry = READ_ONCE(dentry->d_parent);
	}
	return false;
}

/*
 * Known of what is on the same mount as a root that is not that mount's own, as
 * after a chroot; in other mounts the kernel alone could tell.
 */
static bool is_outside(const struct path *path)
{
	struct path root __uninitialized;
	bool outside;

	if (!fs_path_hold(&current->fs->root, &root))
		return false;
	outside = is_outside_of(path, &root);
	fs_path_release();
	return outside;
}

/* ---- FILE, ROOT ---- */

static __always_inline void fill_file(struct ringtap_file *file, const struct inode *inode)
{
	file->ino = inode->i_ino;
	file->dev = new_encode_dev(inode->i_sb->s_dev);
	file->rdev = S_ISCHR(inode->i_mode) || S_ISBLK(inode->i_mode) ?
		   new_encode_dev(inode->i_rdev) : 0;
	file->mode = inode->i_mode;
	file->f_flags = 0;
	file->fd = -1;
	file->flags = 0;
}

/* The path behind `of`; what d_path() appends to it becomes a flag. */
static int name_file(struct ringtap_file *file, const struct path *path, u32 space)
{
	char *buf = (char *)(file + 1);
	int len = path_text_below_root(path, buf, space);

	/* what goes that way has none of the flags */
	if (likely(len))
		return len;
	len = path_text_by_kernel(path, buf, space);
	if (is_nameless(path->dentry)) {
		file->flags |= RINGTAP_FILE_NAMELESS;
		return len;
	}
	if (unlikely(d_unlinked(path->dentry))) {
		file->flags |= RINGTAP_FILE_DELETED;
		if (len > (int)DELETED_LEN && !memcmp(buf + len - DELETED_LEN, DELETED, DELETED_LEN))
			len -= DELETED_LEN;
	}
	if (unlikely(is_outside(path)))
		file->flags |= RINGTAP_FILE_OUTSIDE;
	return len;
}

static noinline void end_long_file(struct record *rec, struct ringtap_file *file,
				   const struct path *path, u32 space, int flags)
{
	int len = path_end(path, (char *)(file + 1), space, &flags);

	item_end(rec, sizeof(*file) + len, sizeof(*file) + PATH_MAX, flags);
}

/* Ends an item that began with `of`, behind which there is room for a path. */
static void end_file(struct record *rec, struct ringtap_file *file, const struct path *path, int len,
		     u32 space, bool whole, int flags)
{
	flags |= RINGTAP_ITEM_KERNEL;
	if (len >= 0)
		item_end(rec, sizeof(*file) + len, sizeof(*file) + len, flags);
	else if (!whole)
		item_overflows(rec);
	else
		end_long_file(rec, file, path, space, flags);
}

static struct ringtap_file *begin_file(struct record *rec, int kind, int arg, u32 *space,
				       bool *whole)
{
	u32 cap = min_t(u32, sizeof(struct ringtap_file) + PATH_MAX, rec->item_max);
	struct ringtap_file *file = item_begin(rec, kind, arg, cap, space);

	if (!file)
		return NULL;
	if (*space <= sizeof(*file)) {
		item_overflows(rec);
		return NULL;
	}
	*whole = *space == cap;
	*space -= sizeof(*file);
	return file;
}

static __always_inline void describe(struct record *rec, int arg, s32 fd, struct held_file held)
{
	const struct file *file = held.file;
	struct ringtap_file *item;
	bool whole;
	u32 space;

	item = begin_file(rec, RINGTAP_KIND_FILE, arg, &space, &whole);
	if (!item)
		return;
	fill_file(item, file->f_path.dentry->d_inode);
	item->fd = fd;
	item->f_flags = file->f_flags;
	if (file->f_mode & FMODE_CREATED)
		item->flags = RINGTAP_FILE_CREATED;
	end_file(rec, item, &file->f_path, name_file(item, &file->f_path, space), space, whole,
		 held.shared ? RINGTAP_ITEM_UNSURE : 0);
	if (unlikely(is_named_apart(&file->f_path)) && !(item->flags & RINGTAP_FILE_NAMELESS))
		item_fs_path(rec, arg, file->f_path.dentry);
}

void item_file(struct record *rec, int arg, s32 fd)
{
	struct held_file held;

	probe_rcu_lock();
	held = file_hold(fd);
	if (held.file) {
		describe(rec, arg, fd, held);
		file_release(held);
	}
	probe_rcu_unlock();
}

/* The name behind the directory's path, which has len bytes. Length of both */
static int append_name(char *buf, int len, u32 space, const struct qstr *name)
{
	if (len == 1)
		len = 0;	/* the root is nothing but its slash */
	if (len < 0 || len + 1 + name->len > space)
		return -ENAMETOOLONG;
	buf[len] = '/';
	memcpy(buf + len + 1, name->name, name->len);
	return len + 1 + name->len;
}

static void fill_file_to_be(struct ringtap_file *file, const struct inode *dir)
{
	fill_file(file, dir);
	file->ino = 0;
	file->mode = 0;
}

void item_file_at(struct record *rec, int arg, const struct path *path,
		  const struct dentry *dentry)
{
	/* of both, where the path is too long and only its end is told */
	const struct path full = { .mnt = path->mnt,
				   .dentry = (struct dentry *)dentry ?: path->dentry };
	const struct inode *inode = READ_ONCE(full.dentry->d_inode);
	struct ringtap_file *file;
	bool whole;
	u32 space;
	int len;

	file = begin_file(rec, RINGTAP_KIND_FILE, arg, &space, &whole);
	if (!file)
		return;
	probe_rcu_lock();
	if (inode)
		fill_file(file, inode);
	else
		fill_file_to_be(file, path->dentry->d_inode);
	len = name_file(file, path, space);
	if (dentry)
		len = append_name((char *)(file + 1), len, space, &dentry->d_name);
	end_file(rec, file, &full, len, space, whole, 0);
	if (unlikely(is_named_apart(path)))
		item_fs_path(rec, arg, full.dentry);
	probe_rcu_unlock();
}

static void add_root(struct record *rec, const struct path *root, int arg)
{
	/* none: it was deleted, and another thread has left it meanwhile */
	const struct inode *inode = READ_ONCE(root->dentry->d_inode);
	struct ringtap_file *file;
	int len, flags = RINGTAP_ITEM_KERNEL;
	bool whole;
	u32 space;

	if (!inode) {
		item_unknown(rec, RINGTAP_KIND_ROOT, arg);
		return;
	}
	file = begin_file(rec, RINGTAP_KIND_ROOT, arg, &space, &whole);
	if (!file)
		return;
	fill_file(file, inode);
	len = fs_path_text(root->dentry, (char *)(file + 1), space, &flags);
	if (flags & RINGTAP_ITEM_TRUNCATED && !whole)
		item_overflows(rec);
	else
		item_end(rec, sizeof(*file) + len,
			 sizeof(*file) + (flags & RINGTAP_ITEM_TRUNCATED ? PATH_MAX : len), flags);
}

void item_root(struct record *rec, int arg, bool only_if_changed)
{
	struct path root __uninitialized;

	probe_rcu_lock();
	if (!fs_path_hold(&current->fs->root, &root)) {
		item_unknown(rec, RINGTAP_KIND_ROOT, arg);
	} else {
		if (!only_if_changed || unlikely(root.dentry != root.mnt->mnt_root))
			add_root(rec, &root, arg);
		fs_path_release();
	}
	probe_rcu_unlock();
}
