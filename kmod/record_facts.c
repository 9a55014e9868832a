// SPDX-License-Identifier: GPL-2.0
/* What the kernel's objects say of a process. */
#include <linux/capability.h>
#include <linux/dcache.h>
#include <linux/fs.h>
#include <linux/kdev_t.h>
#include <linux/magic.h>
#include <linux/mm.h>
#include <linux/mount.h>
#include <linux/pid_namespace.h>
#include <linux/resource.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/uidgid.h>
#include <linux/user_namespace.h>
#include "record_facts.h"

#ifndef OVERLAYFS_SUPER_MAGIC
#define OVERLAYFS_SUPER_MAGIC	0x794c7630
#endif

#define PAGES_KB(pages)		((u64)(pages) << (PAGE_SHIFT - 10))
#define MEMFD_PREFIX		"memfd:"

void fill_ids(struct ringtap_ids *ids, const struct cred *cred)
{
	ids->uid = from_kuid(&init_user_ns, cred->uid);
	ids->euid = from_kuid(&init_user_ns, cred->euid);
	ids->suid = from_kuid(&init_user_ns, cred->suid);
	ids->fsuid = from_kuid(&init_user_ns, cred->fsuid);
	ids->gid = from_kgid(&init_user_ns, cred->gid);
	ids->egid = from_kgid(&init_user_ns, cred->egid);
	ids->sgid = from_kgid(&init_user_ns, cred->sgid);
	ids->fsgid = from_kgid(&init_user_ns, cred->fsgid);
}

void fill_cred(struct ringtap_cred *out)
{
	const struct cred *cred = current_cred();

	fill_ids(&out->ids, cred);
	out->cap_effective = cap_bits(&cred->cap_effective);
	out->cap_permitted = cap_bits(&cred->cap_permitted);
	out->cap_inheritable = cap_bits(&cred->cap_inheritable);
	out->cap_bounding = cap_bits(&cred->cap_bset);
	out->cap_ambient = cred_ambient(cred);
	out->securebits = cred->securebits;
	out->user_ns = user_ns_inum(current_user_ns());
}

void fill_memory(struct ringtap_memory *memory, struct mm_struct *mm)
{
	memory->vm_size = PAGES_KB(mm->total_vm);
	memory->vm_rss = PAGES_KB(get_mm_rss(mm));
	memory->vm_swap = PAGES_KB(mm_swap_pages(mm));
}

void fill_usage(struct ringtap_usage *usage, struct task_struct *task)
{
	struct ringtap_memory memory = { 0 };

	if (task->mm)
		fill_memory(&memory, task->mm);
	usage->vm_size = memory.vm_size;
	usage->vm_rss = memory.vm_rss;
	usage->vm_swap = memory.vm_swap;
	usage->pf_major = task->maj_flt;
	usage->pf_minor = task->min_flt;
	usage->fd_limit = task_rlimit(task, RLIMIT_NOFILE);
}

/* ---- the program ---- */

static bool is_owners_match(const struct inode *inode)
{
	struct user_namespace *ns = current_user_ns();

	return from_kuid(ns, inode->i_uid) != (uid_t)-1 && from_kgid(ns, inode->i_gid) != (gid_t)-1;
}

/* By owner, group and mode: access control lists are not asked, which may sleep. */
static bool mode_lets_write(const struct inode *inode)
{
	const struct cred *cred = current_cred();

	if (cap_raised(cred->cap_effective, CAP_DAC_OVERRIDE) && is_owners_match(inode))
		return true;
	if (uid_eq(inode->i_uid, cred->fsuid))
		return inode->i_mode & 0200;
	if (in_group_p(inode->i_gid))
		return inode->i_mode & 0020;
	return inode->i_mode & 0002;
}

static u32 exe_flags(struct file *exe)
{
	struct dentry *dentry = exe->f_path.dentry;
	const struct inode *inode = dentry->d_inode;
	u32 flags = 0;

	if (!__mnt_is_readonly(exe->f_path.mnt) && !IS_RDONLY(inode) && !IS_IMMUTABLE(inode) &&
	    mode_lets_write(inode))
		flags |= RINGTAP_EXE_WRITABLE;
	if (IS_ROOT(dentry) &&
	    !strncmp((const char *)dentry->d_name.name, MEMFD_PREFIX, sizeof(MEMFD_PREFIX) - 1))
		flags |= RINGTAP_EXE_MEMFD;
	else if (d_unlinked(dentry))
		flags |= RINGTAP_EXE_DELETED;
	if (inode->i_sb->s_magic == OVERLAYFS_SUPER_MAGIC)
		flags |= RINGTAP_EXE_OVERLAY;
	return flags;
}

static void fill_exe_of(struct ringtap_exec *exec, struct file *exe)
{
	struct inode *inode = exe->f_path.dentry->d_inode;

	exec->exe_ino = inode->i_ino;
	exec->exe_ctime_ns = inode_ctime_ns(inode);
	exec->exe_mtime_ns = inode_mtime_ns(inode);
	exec->exe_dev = new_encode_dev(inode->i_sb->s_dev);
	exec->exe_mode = inode->i_mode;
	exec->exe_flags = exe_flags(exe);
}

void fill_exe(struct ringtap_exec *exec)
{
	struct file *exe;

	rcu_read_lock();
	exe = rcu_dereference(current->mm->exe_file);
	if (exe) {
		fill_exe_of(exec, exe);
	} else {
		exec->exe_ino = 0;
		exec->exe_ctime_ns = 0;
		exec->exe_mtime_ns = 0;
		exec->exe_dev = 0;
		exec->exe_mode = 0;
		exec->exe_flags = 0;
	}
	rcu_read_unlock();
}

/* ---- kin ---- */

u64 pidns_start_ns(struct task_struct *task)
{
	struct task_struct *first;
	u64 ns = 0;

	rcu_read_lock();
	first = READ_ONCE(task_active_pid_ns(task)->child_reaper);
	if (first)
		ns = task_start_ns(first);
	rcu_read_unlock();
	return ns;
}

static u32 next_parent(void)
{
	struct task_struct *init = READ_ONCE(task_active_pid_ns(current)->child_reaper);
	struct task_struct *task;

	for_each_thread(current, task)
		if (task != current && !(task->flags & PF_EXITING))
			return task->pid;
	for (task = rcu_dereference(current->real_parent); task->pid && task != init;
	     task = rcu_dereference(task->real_parent))
		if (task_is_subreaper(task) && !(task->flags & PF_EXITING))
			return task->pid;
	return init && init != current ? init->pid : 0;
}

u32 reaper_tid(void)
{
	u32 tid = 0;

	rcu_read_lock();
	if (!list_empty(&current->children))
		tid = next_parent();
	rcu_read_unlock();
	return tid;
}
