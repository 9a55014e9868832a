// SPDX-License-Identifier: GPL-2.0
/* Records of process life, whole and from the kernel's own objects. */
#include <linux/audit.h>
#include <linux/binfmts.h>
#include <linux/capability.h>
#include <linux/cgroup.h>
#include <linux/cred.h>
#include <linux/dcache.h>
#include <linux/err.h>
#include <linux/fs_struct.h>
#include <linux/ipc_namespace.h>
#include <linux/kdev_t.h>
#include <linux/limits.h>
#include <linux/mm.h>
#include <linux/nsproxy.h>
#include <linux/pid_namespace.h>
#include <linux/ptrace.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/tty.h>
#include <linux/user_namespace.h>
#include <linux/utsname.h>
#include <net/net_namespace.h>
#include "arch.h"
#include "record_facts.h"
#include "record_names.h"
#include "record_path.h"

static u32 parent_of(const struct task_struct *task)
{
	u32 ppid;

	rcu_read_lock();
	ppid = rcu_dereference(task->real_parent)->tgid;
	rcu_read_unlock();
	return ppid;
}

static void fill_caps(struct ringtap_exec *exec)
{
	const struct cred *cred = current_cred();

	exec->cap_effective = cap_bits(&cred->cap_effective);
	exec->cap_permitted = cap_bits(&cred->cap_permitted);
	exec->cap_inheritable = cap_bits(&cred->cap_inheritable);
}

static void fill_namespaces(struct ringtap_namespaces *ns)
{
	const struct nsproxy *proxy = current->nsproxy;

	memset(ns, 0, sizeof(*ns));
	ns->pid = ns_inum(task_active_pid_ns(current));
	ns->user = user_ns_inum(current_user_ns());
	if (!proxy)
		return;
	/* mnt stays 0: the kernel keeps that struct to itself */
	ns->net = ns_inum(proxy->net_ns);
	ns->uts = ns_inum(proxy->uts_ns);
	ns->ipc = ns_inum(proxy->ipc_ns);
	ns->cgroup = cgroup_ns_inum(proxy);
}

/* Long enough for a reader of /proc/PID/stat to be done with the lock */
#define TTY_TRIES 64

/*
 * siglock protects the terminal. Anybody who reads /proc/PID/stat holds it, so the
 * number of tries is bounded, and what was not seen is not told as none.
 */
static u32 controlling_tty(void)
{
	struct sighand_struct *sighand = rcu_dereference_raw(current->sighand);
	unsigned long flags;
	u32 tty = 0;
	int tries;

	for (tries = 0; !spin_trylock_irqsave(&sighand->siglock, flags); tries++) {
		if (tries == TTY_TRIES)
			return RINGTAP_TTY_UNKNOWN;
		cpu_relax();
	}
	if (current->signal->tty)
		tty = new_encode_dev(tty_devnum(current->signal->tty));
	spin_unlock_irqrestore(&sighand->siglock, flags);
	return tty;
}

static void fill_exec(struct ringtap_exec *exec, u32 old_tid)
{
	exec->old_tid = old_tid;
	exec->ppid = parent_of(current);
	fill_ids(&exec->ids, current_cred());
	exec->loginuid = from_kuid(&init_user_ns, audit_get_loginuid(current));
	exec->sessionid = audit_get_sessionid(current);
	exec->pgid = task_pgrp_nr_ns(current, &init_pid_ns);
	exec->sid = task_session_nr_ns(current, &init_pid_ns);
	exec->tty = controlling_tty();
	exec->vpid = task_tgid_vnr(current);
	fill_namespaces(&exec->ns);
	fill_caps(exec);
	memcpy(exec->comm, current->comm, sizeof(exec->comm));
	memset(exec->reserved, 0, sizeof(exec->reserved));
	fill_usage(&exec->usage, current);
	fill_exe(exec);
	exec->vpgid = task_pgrp_vnr(current);
	exec->start_ns = task_start_ns(current);
	exec->pidns_start_ns = pidns_start_ns(current);
}

/* Only this thread has the new program's memory so far, and that has the file: it stays. */
static void item_exe(struct record *rec)
{
	struct file *exe;

	rcu_read_lock();
	exe = rcu_dereference(current->mm->exe_file);
	if (exe) {
		item_path(rec, RINGTAP_KIND_EXE, RINGTAP_ARG_NONE, &exe->f_path);
		if (is_named_apart(&exe->f_path))
			item_fs_path(rec, RINGTAP_ARG_NONE, exe->f_path.dentry);
	}
	rcu_read_unlock();
}

/*
 * The new program's strings lie in one piece, just written by the kernel. Of more than
 * there is room for, both ends are kept: what somebody wants unseen lies behind much else.
 */
static void item_strings(struct record *rec, int kind, unsigned long from, unsigned long to,
			 u64 count)
{
	u32 cap = min_t(u32, RINGTAP_VECTOR_MAX, rec->item_max);
	u64 len = to - from;
	u32 tail = len > cap ? RECORD_TAIL(cap) : 0;

	item_user_buffer(rec, kind, RINGTAP_ARG_NONE, from, len, RECORD_HEAD(cap, tail), 0);
	if (tail)
		item_user_tail(rec, RINGTAP_ARG_NONE, to - tail, tail, count);
}

/* It is the first word on the new program's stack. */
static u32 count_args(const struct mm_struct *mm)
{
	u32 count;

	if (!IS_ENABLED(CONFIG_CPU_BIG_ENDIAN) &&
	    user_copy(&count, mm->start_stack, sizeof(count)) == sizeof(count))
		return count;
	return 0;
}

void record_exec(struct capture *capture, u32 old_tid, const char *filename, u64 ns)
{
	const struct mm_struct *mm = current->mm;
	u32 vector = min_t(u32, RINGTAP_VECTOR_MAX, capture->item_max);
	struct ringtap_exec *exec;
	struct record rec __uninitialized;

	exec = record_begin(&rec, capture, RINGTAP_EXEC, sizeof(*exec),
			    6 * RECORD_ITEM(PATH_MAX) + sizeof(struct ringtap_file) +
			    2 * RECORD_ITEM(vector), ns);
	if (!exec)
		return;
	fill_exec(exec, old_tid);
	item_exe(&rec);
	item_kernel_bytes(&rec, RINGTAP_KIND_FILENAME, RINGTAP_ARG_NONE, filename,
			  strlen(filename));
	item_strings(&rec, RINGTAP_KIND_ARGV, mm->arg_start, mm->arg_end, count_args(mm));
	if (capture->setup_flags & RINGTAP_SETUP_ENV)
		item_strings(&rec, RINGTAP_KIND_ENVP, mm->env_start, mm->env_end, 0);
	item_cwd(&rec, RINGTAP_KIND_CWD, RINGTAP_ARG_NONE);
	item_cgroup(&rec);
	item_root(&rec, RINGTAP_ARG_NONE, true);
	exec->items = rec.items;
	record_end(&rec);
}

/* What the new thread shares with its maker, told by the objects themselves */
static u64 shared_flags(const struct task_struct *child)
{
	u64 flags = 0;

	if (child->mm && child->mm == current->mm)
		flags |= CLONE_VM;
	if (child->fs == current->fs)
		flags |= CLONE_FS;
	if (child->files && child->files == current->files)
		flags |= CLONE_FILES;
	if (rcu_access_pointer(child->sighand) == rcu_access_pointer(current->sighand))
		flags |= CLONE_SIGHAND;
	if (child->tgid == current->tgid)
		flags |= CLONE_THREAD;
	return flags;
}

#define SHARED_FLAGS	(CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD)

/* What the caller asked for; where it lies in memory, objects overrule it. */
static u64 asked_flags(void)
{
	struct pt_regs *regs = current_pt_regs();
	u64 args[6], flags = 0;
	int abi, nr;

	if (current->flags & PF_KTHREAD)
		return 0;
	nr = arch_call(regs, &abi);
	arch_args(regs, abi, args);
	if (arch_is_clone(abi, nr))
		flags = lower_32_bits(args[0]) & ~(u64)CSIGNAL;
	else if (arch_is_vfork(abi, nr))
		flags = CLONE_VFORK | CLONE_VM;
	else if (nr == ARCH_CLONE3 && user_copy(&flags, args[0], sizeof(flags)) < sizeof(flags))
		flags = 0;
	return flags;
}

/* Nobody can change the child's own credentials before it has run. */
static void fill_child(struct ringtap_fork *fork, struct task_struct *child)
{
	rcu_read_lock();
	fill_ids(&fork->ids, __task_cred(child));
	rcu_read_unlock();
	fill_usage(&fork->usage, current);
	fill_usage(&fork->child_usage, child);
	fork->start_ns = task_start_ns(child);
	fork->pidns_start_ns = pidns_start_ns(child);
	fork->child_pgid = task_pgrp_nr_ns(child, &init_pid_ns);
	fork->child_sid = task_session_nr_ns(child, &init_pid_ns);
}

void record_fork(struct capture *capture, struct task_struct *child, u64 ns)
{
	struct ringtap_fork *fork;
	struct record rec __uninitialized;

	fork = record_begin(&rec, capture, RINGTAP_FORK, sizeof(*fork), 0, ns);
	if (!fork)
		return;
	fork->child_tgid = child->tgid;
	fork->child_tid = child->pid;
	fork->ppid = parent_of(child);
	fork->child_vpid = task_tgid_nr_ns(child, task_active_pid_ns(child));
	fork->child_vtid = task_pid_nr_ns(child, task_active_pid_ns(child));
	fork->exit_signal = child->exit_signal < 0 ? 0 : child->exit_signal;
	fork->clone_flags = (asked_flags() & ~(u64)SHARED_FLAGS) | shared_flags(child);
	memcpy(fork->comm, child->comm, sizeof(fork->comm));
	fill_child(fork, child);
	record_end(&rec);
}

/* What the parent will be told when the last thread has gone */
static u32 group_status(const struct signal_struct *signal)
{
	if (signal->flags & SIGNAL_GROUP_EXIT)
		return signal->group_exit_code;
	return current->group_leader->exit_code;
}

void record_exit(struct capture *capture, bool last, u64 ns)
{
	struct ringtap_exit *exit;
	struct record rec __uninitialized;

	exit = record_begin(&rec, capture, RINGTAP_EXIT, sizeof(*exit), 0, ns);
	if (!exit)
		return;
	exit->status = current->exit_code;
	exit->group_status = group_status(current->signal);
	if (last)
		exit->h.flags |= RINGTAP_F_LAST;
	memcpy(exit->comm, current->comm, sizeof(exit->comm));
	exit->pf_major = current->maj_flt;
	exit->pf_minor = current->min_flt;
	exit->start_ns = task_start_ns(current);
	exit->reaper_tid = reaper_tid();
	exit->reserved = 0;
	record_end(&rec);
}

/*
 * A thread that is killed with its process is told of by a small number (of old
 * kernels up to 2) in the place of a pointer: nothing is known of that signal but
 * that it is the kernel's.
 */
static bool has_code(const struct kernel_siginfo *info)
{
	return (unsigned long)info > 2;
}

/* Who sent it, in the receiver's view; the kernel's own and timers have no sender. */
static bool has_sender(int sig, const struct kernel_siginfo *info)
{
	return info->si_code == SI_USER || info->si_code == SI_QUEUE || info->si_code == SI_TKILL ||
	       (sig == SIGCHLD && kernel_si_code(info) > 0);
}

static void fill_sender(struct ringtap_signal *signal, const struct kernel_siginfo *info)
{
	kuid_t uid = make_kuid(current_user_ns(), info->si_uid);
	struct pid *pid;

	rcu_read_lock();
	pid = find_vpid(info->si_pid);
	signal->sender_tgid = pid ? pid_nr(pid) : 0;
	rcu_read_unlock();
	signal->sender_uid = from_kuid(&init_user_ns, uid);
}

void record_signal(struct capture *capture, int sig, const struct kernel_siginfo *info, u64 ns)
{
	struct ringtap_signal *signal;
	struct record rec __uninitialized;

	signal = record_begin(&rec, capture, RINGTAP_SIGNAL, sizeof(*signal), 0, ns);
	if (!signal)
		return;
	signal->sig = sig;
	signal->code = has_code(info) ? kernel_si_code(info) : SI_KERNEL;
	signal->sender_tgid = 0;
	signal->sender_uid = RINGTAP_ID_NONE;
	if (has_code(info) && has_sender(sig, info))
		fill_sender(signal, info);
	record_end(&rec);
}
