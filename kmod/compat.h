/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What older kernels lack, in the newest kernel's words. Included before every
 * file (see Kbuild), so that the core is written as if only the newest existed.
 * HAVE_ macros come from Kbuild, which looks into the kernel's own headers;
 * headers that a kernel lacks altogether are in compat/include.
 */
#ifndef RINGTAP_COMPAT_H
#define RINGTAP_COMPAT_H

#include <linux/capability.h>
#include <linux/compiler.h>
#include <linux/cpu.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/nsproxy.h>
#include <linux/percpu.h>
#include <linux/poll.h>
#include <linux/ptrace.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/socket.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/user_namespace.h>
#include <linux/vmalloc.h>
#include <asm/unistd.h>

/* ---- ordering ---- */

/* The first version of it reads nothing that is const. */
#ifdef HAVE_READ_ONCE_OF_MUTABLE
#undef READ_ONCE
#endif

#ifndef READ_ONCE
#define READ_ONCE(x)		(*(const volatile typeof(x) *)&(x))
#endif

#ifndef WRITE_ONCE
#define WRITE_ONCE(x, value)	(*(volatile typeof(x) *)&(x) = (value))
#endif

/* x86 keeps the order of its own loads and of its own stores */
#ifdef CONFIG_X86
#define compat_half_barrier()	barrier()
#else
#define compat_half_barrier()	smp_mb()
#endif

#ifndef smp_load_acquire
#define smp_load_acquire(p)				\
({							\
	typeof(*(p)) value_ = READ_ONCE(*(p));		\
							\
	compat_half_barrier();				\
	value_;						\
})
#endif

#ifndef smp_store_release
#define smp_store_release(p, value)			\
do {							\
	compat_half_barrier();				\
	WRITE_ONCE(*(p), value);			\
} while (0)
#endif

/* ---- annotations and RCU ---- */

#ifndef data_race
/* nobody looks for races */
#define data_race(expr)		(expr)
#endif

#ifndef __rcu
#define __rcu
#endif

#ifndef __percpu
#define __percpu
#endif

#ifndef RCU_INITIALIZER
#define RCU_INITIALIZER(p)	((typeof(*(p)) __force __rcu *)(p))
#endif

#ifndef rcu_dereference_raw
#define rcu_dereference_raw(p)	rcu_dereference(p)
#endif

#ifndef rcu_dereference_sched
#define rcu_dereference_sched(p)	rcu_dereference(p)
#endif

#ifndef rcu_dereference_protected
#define rcu_dereference_protected(p, condition)	(p)
#endif

#ifndef rcu_access_pointer
#define rcu_access_pointer(p)	READ_ONCE(p)
#endif

/*
 * Of a local variable that is filled before it is read: kernels that fill all
 * others with zeroes count those as instructions, too.
 */
#ifndef __uninitialized
#if defined(__has_attribute)
#if __has_attribute(__uninitialized__)
#define __uninitialized		__attribute__((__uninitialized__))
#endif
#endif
#endif
#ifndef __uninitialized
#define __uninitialized
#endif

#ifndef OPTIMIZER_HIDE_VAR
#define OPTIMIZER_HIDE_VAR(var)	__asm__ ("" : "=r" (var) : "0" (var))
#endif

#ifndef pr_warn
#define pr_warn(fmt, ...)	pr_warning(fmt, ##__VA_ARGS__)
#endif

#ifndef IS_ENABLED
/* Of switches that are no modules: defined as 1, or not defined */
#define compat_arg_1		0,
#define compat_second(a, b, ...)	b
#define compat_enabled(junk)	compat_second(junk 1, 0, 0)
#define compat_paste(value)	compat_enabled(compat_arg_##value)
#define IS_ENABLED(option)	compat_paste(option)
#endif

/* ---- memory and user memory ---- */

#ifndef VM_DONTDUMP
#define VM_DONTDUMP		VM_RESERVED
#endif

#ifndef HAVE_VZALLOC
static inline void *vzalloc(unsigned long size)
{
	return __vmalloc(size, GFP_KERNEL | __GFP_HIGHMEM | __GFP_ZERO, PAGE_KERNEL);
}
#endif

#ifndef this_cpu_ptr
#define this_cpu_ptr(p)		per_cpu_ptr(p, smp_processor_id())
#endif

#ifndef HAVE_VM_FLAGS_SET
static inline void vm_flags_set(struct vm_area_struct *vma, unsigned long flags)
{
	vma->vm_flags |= flags;
}

static inline void vm_flags_clear(struct vm_area_struct *vma, unsigned long flags)
{
	vma->vm_flags &= ~flags;
}
#endif

/*
 * Charges pages to the caller's control group. Before Linux 5.11 what marked such a page
 * stood where its mappings are counted, so that it could not be mapped.
 */
#ifdef HAVE_MEMCG_DATA
#define GFP_ACCOUNT_MAPPED	__GFP_ACCOUNT
#else
#define GFP_ACCOUNT_MAPPED	0
#endif

#ifndef HAVE_TOTALRAM_PAGES_FUNCTION
#define totalram_pages()	totalram_pages
#endif

#ifndef HAVE_SI_MEM_AVAILABLE
/* the larger part of it */
static inline long si_mem_available(void)
{
	return global_page_state(NR_FREE_PAGES) + global_page_state(NR_ACTIVE_FILE) +
	       global_page_state(NR_INACTIVE_FILE);
}
#endif

/* Its users in the kernel's own headers come first. */
#ifdef HAVE_ACCESS_OK_TYPE
#include <net/sock.h>

static inline bool compat_access_ok(const void __user *addr, unsigned long size)
{
	return access_ok(VERIFY_READ, addr, size);
}

#undef access_ok
#define access_ok(addr, size)	compat_access_ok(addr, size)
#endif

/*
 * x86's own, before Linux 3.5, may sleep even where faults are off, and others
 * may use this CPU's ring then. Pieces never reach into a page that the string
 * does not.
 */
#ifdef HAVE_SLEEPING_STRNCPY
static inline long compat_strncpy_from_user(char *buf, const char __user *from, long space)
{
	long done = 0, piece, len;

	while (done < space) {
		piece = min(space - done, 64 - (long)((unsigned long)(from + done) % 64));
		if (!access_ok(from + done, piece) ||
		    __copy_from_user_inatomic(buf + done, from + done, piece))
			return -EFAULT;
		len = strnlen(buf + done, piece);
		done += len;
		if (len < piece)
			break;
	}
	return done;
}

#define strncpy_from_user	compat_strncpy_from_user
#endif

/*
 * To be asked by a probe. Faults that were switched off once looked like preemption
 * that was, which the probe itself has done where that is counted.
 */
#ifndef HAVE_PAGEFAULT_DISABLED
#define pagefault_disabled()	(preempt_count() > IS_ENABLED(CONFIG_PREEMPT_COUNT))
#endif

/* Can user memory be opened once for several words? */
#ifdef HAVE_USER_ACCESS_BEGIN
#define KERNEL_OPENS_USER_MEMORY	1
#else
#define KERNEL_OPENS_USER_MEMORY	0
#endif

#ifndef HAVE_USER_MSGHDR
#define user_msghdr		msghdr
#endif

#ifndef HAVE_STRSCPY
#define strscpy			strlcpy
#endif

/* ---- polling ---- */

#ifndef HAVE_POLL_T
typedef unsigned int __poll_t;
#endif

#ifndef EPOLLIN
#define EPOLLIN			POLLIN
#define EPOLLPRI		POLLPRI
#define EPOLLERR		POLLERR
#define EPOLLRDNORM		POLLRDNORM
#endif

/* ---- tasks ---- */

#ifndef for_each_thread
#define for_each_thread(process, thread)			\
	for (thread = process; thread;				\
	     thread = next_thread(thread) == process ? NULL : next_thread(thread))
#endif

/* Before Linux 4.19 it was the leader that told, who may be gone before a thread is. */
#ifndef HAVE_SIGNAL_PIDS
static inline struct pid *compat_task_tgid(struct task_struct *task)
{
	return unlikely(task->exit_state) ? NULL : task_tgid(task);
}

#define task_tgid		compat_task_tgid
#endif

/* Before Linux 2.6.37 it was a part of another one. */
#ifndef CAP_SYSLOG
#define CAP_SYSLOG		CAP_SYS_ADMIN
#endif

#ifndef HAVE_PERFMON_CAPABLE
#define perfmon_capable()	false
#endif

#ifndef HAVE_CURRENT_PT_REGS
#define current_pt_regs()	task_pt_regs(current)
#endif

#if defined(CONFIG_X86_64) && !defined(__X32_SYSCALL_BIT)
#define __X32_SYSCALL_BIT	0x40000000
#endif

#if defined(CONFIG_X86_64) && !defined(in_ia32_syscall)
#define in_ia32_syscall()	(task_thread_info(current)->status & TS_COMPAT)
#endif

/*
 * A successful execve returns by the number that it has in the new program's
 * ABI, but before Linux 4.12 by the old one's: a 32-bit program began with the
 * return of a call that only 64-bit programs know. A thread that returns 0 with
 * no argument left, at the top of its stack, has just begun. Costs 64-bit calls
 * nothing.
 */
#ifdef CONFIG_X86_64
#include <asm/syscall.h>

static inline bool compat_has_begun(const struct pt_regs *regs)
{
	return !(regs->ax | regs->bx | regs->cx | regs->dx | regs->si | regs->di | regs->bp) &&
	       current->mm && regs->sp == current->mm->start_stack;
}

static inline int compat_get_nr(struct task_struct *task, struct pt_regs *regs)
{
	int nr = syscall_get_nr(task, regs);

	if (likely(!in_ia32_syscall()) || (nr != 59 && nr != 322) || !compat_has_begun(regs))
		return nr;
	return nr == 59 ? 11 : 358;	/* execve, execveat */
}

#define syscall_get_nr		compat_get_nr
#endif

/*
 * Before Linux 4.1 the entry of 32-bit calls left registers that a C function
 * preserves out of pt_regs, but for the time that a tracer looks.
 */
#ifdef HAVE_PARTIAL_FRAMES
#define KERNEL_KEEPS_ARGS(abi)	((abi) != RINGTAP_ABI_COMPAT)
#else
#define KERNEL_KEEPS_ARGS(abi)	true
#endif

/* The inode number of /proc/PID/ns/..., which has moved twice */
#if defined(HAVE_NS_COMMON)
#define ns_inum(of)		((of)->ns.inum)
#elif defined(HAVE_PROC_INUM)
#define ns_inum(of)		((of)->proc_inum)
#else
#define ns_inum(of)		((void)(of), 0)
#endif

/* RHEL 6 has such a number for all others. */
#if defined(HAVE_NS_COMMON) || defined(HAVE_USER_PROC_INUM)
#define user_ns_inum(of)	ns_inum(of)
#else
#define user_ns_inum(of)	((void)(of), 0)
#endif

#if defined(HAVE_CGROUP_NS) && defined(CONFIG_CGROUPS)
#define cgroup_ns_inum(proxy)	ns_inum((proxy)->cgroup_ns)
#else
#define cgroup_ns_inum(proxy)	0
#endif

/* A time that once was a struct timespec */
#define task_start_ns(task)	compat_ns(&(task)->start_time, sizeof((task)->start_time))

static inline u64 compat_ns(const void *time, size_t size)
{
	const long *parts = time;

	return size == sizeof(u64) ? *(const u64 *)time : parts[0] * 1000000000ULL + parts[1];
}

#ifdef HAVE_CAP_AMBIENT
#define cred_ambient(cred)	cap_bits(&(cred)->cap_ambient)
#else
#define cred_ambient(cred)	0
#endif

#ifdef HAVE_MM_SWAPENTS
#define mm_swap_pages(mm)	get_mm_counter(mm, MM_SWAPENTS)
#else
#define mm_swap_pages(mm)	0
#endif

#include <linux/prctl.h>
#ifndef PR_CAP_AMBIENT
#define PR_CAP_AMBIENT		47
#endif

#ifdef HAVE_CHILD_SUBREAPER
#define task_is_subreaper(task)	((task)->signal->is_child_subreaper)
#else
#define task_is_subreaper(task)	false
#endif

#ifndef HAVE_KERNEL_SIGINFO
#define kernel_siginfo		siginfo
#endif

/* Until Linux 4.16 the kernel's own codes had a class above what programs see. */
#include <linux/signal.h>
#ifdef __SI_MASK
#define kernel_si_code(info)	((short)(info)->si_code)
#else
#define kernel_si_code(info)	((info)->si_code)
#endif

/* ---- files ---- */

#ifndef HAVE_INODE_GET_CTIME
#define inode_get_ctime(inode)	((inode)->i_ctime)
#endif

#ifndef HAVE_INODE_GET_MTIME
#define inode_get_mtime(inode)	((inode)->i_mtime)
#endif

/* The type of the time has changed, its two members have not. */
#define compat_time_ns(time)					\
({								\
	typeof(time) time_ = (time);				\
								\
	time_.tv_sec * 1000000000ULL + time_.tv_nsec;		\
})

#define inode_ctime_ns(inode)	compat_time_ns(inode_get_ctime(inode))
#define inode_mtime_ns(inode)	compat_time_ns(inode_get_mtime(inode))

/* ---- functions that kprobes look at: tap_target.c ---- */

/* Which argument of a protocol's sendmsg() is the message, and which the socket */
#ifdef HAVE_SENDMSG_KIOCB
#define SENDMSG_MSG		2
#define SENDMSG_SOCK		1
#else
#define SENDMSG_MSG		1
#define SENDMSG_SOCK		0
#endif

/* The kernels that gave it a dentry and a mount had it for some of their last users only. */
#ifdef HAVE_CHMOD_OF_DENTRY
#define PATH_CHMOD		NULL
#else
#define PATH_CHMOD		"security_path_chmod"
#endif

/* Which argument of security_inode_setattr() is the dentry */
#ifdef HAVE_SETATTR_OF_DENTRY
#define SETATTR_DENTRY		0
#else
#define SETATTR_DENTRY		1
#endif

/* ---- control groups ---- */

/* Some kernels have them and keep their names from modules. */
#if defined(CONFIG_CGROUPS) && !defined(LACKS_CGROUP_PATH)
#define KERNEL_NAMES_CGROUPS	1
#else
#define KERNEL_NAMES_CGROUPS	0
#endif

#if KERNEL_NAMES_CGROUPS
#include <linux/cgroup.h>

#ifndef HAVE_TASK_DFL_CGROUP
#define task_dfl_cgroup(task)	((struct cgroup *)NULL)
#endif

#ifndef HAVE_CGRP_ID
#define pids_cgrp_id		pids_subsys_id
#define cpuacct_cgrp_id		cpuacct_subsys_id
#define cpu_cgrp_id		cpu_cgroup_subsys_id
#endif

/* For a time the path stood at the end of the buffer. */
#ifdef HAVE_CGROUP_PATH_POINTER
static inline int compat_cgroup_path(struct cgroup *cgroup, char *buf, size_t space)
{
	char *path = cgroup_path(cgroup, buf, space);

	if (!path)
		return -ENAMETOOLONG;
	memmove(buf, path, strlen(path) + 1);
	return strlen(buf);
}

#define cgroup_path		compat_cgroup_path
#endif
#endif

/* ---- time ---- */

#ifndef HAVE_KTIME_MONO_FAST
#define ktime_get_mono_fast_ns()	ktime_to_ns(ktime_get())
#endif

/* Does it tell how its clock is made of the TSC? See clock.h */
#if defined(CONFIG_X86_64) && defined(HAVE_TKR_MONO) && defined(HAVE_RDTSC_ORDERED)
#define KERNEL_TELLS_TIMEKEEPING	1
#else
#define KERNEL_TELLS_TIMEKEEPING	0
#endif

/* ---- CPU hotplug: compat/cpuhp.c ---- */

#ifndef HAVE_CPUS_READ_LOCK
#define cpus_read_lock		get_online_cpus
#define cpus_read_unlock	put_online_cpus
#endif

#ifndef HAVE_CPUHP_PREPARE
#include <linux/cpuhotplug.h>

enum { COMPAT_PREPARE, COMPAT_ONLINE, COMPAT_STATES };

int compat_cpuhp_setup(int state, int (*startup)(unsigned int cpu),
		       int (*teardown)(unsigned int cpu));
void compat_cpuhp_remove(int state);
#define CPUHP_BP_PREPARE_DYN	COMPAT_PREPARE
#define CPUHP_AP_ONLINE_DYN	COMPAT_ONLINE
#define cpuhp_setup_state_nocalls(state, name, startup, teardown)	\
	compat_cpuhp_setup(state, startup, teardown)
#define cpuhp_remove_state_nocalls	compat_cpuhp_remove
#endif

/* ---- RCU ---- */

/*
 * Probes run with preemption off, which is enough for a reader since there is but
 * one kind of RCU; where locks are checked, it has to be said all the same.
 */
#if defined(HAVE_ONE_RCU) && !defined(CONFIG_PROVE_RCU)
#define probe_rcu_lock()	do { } while (0)
#define probe_rcu_unlock()	do { } while (0)
#else
#define probe_rcu_lock()	rcu_read_lock()
#define probe_rcu_unlock()	rcu_read_unlock()
#endif

/* ---- tracepoints: compat/tracepoint.c ---- */

#include <linux/tracepoint.h>

/*
 * The probes of calls must not be preempted. Before those tracepoints were
 * allowed to sleep, the kernel itself has seen to that.
 *
 * Nor do we sleep there for a caller's memory that is not paged in. The page may be one
 * of a file that any user serves by FUSE, who gives it when he likes; and whoever waits
 * for the probes, as START, STOP and FILTER of all captures do, would wait for him.
 */
#ifdef DECLARE_TRACE_SYSCALL
#define call_probe_begin()	preempt_disable_notrace()
#define call_probe_end()	preempt_enable_notrace()
#else
#define call_probe_begin()	do { } while (0)
#define call_probe_end()	do { } while (0)
#endif

/* A probe of sched_switch: it has had more arguments with the time, one of them in front. */
#if defined(HAVE_SWITCH_PREV_STATE)
#define SWITCH_PROBE(name, next)						\
	void name(void *data, bool preempt, struct task_struct *prev,		\
		  struct task_struct *next, unsigned int prev_state)
#elif defined(HAVE_SWITCH_PREEMPT)
#define SWITCH_PROBE(name, next)						\
	void name(void *data, bool preempt, struct task_struct *prev,		\
		  struct task_struct *next)
#else
#define SWITCH_PROBE(name, next)						\
	void name(void *data, struct task_struct *prev, struct task_struct *next)
#endif

/* One of sched_process_exit, which also tells by now whether the thread is the last one. */
#ifdef HAVE_EXIT_GROUP_DEAD
#define EXIT_PROBE(name, task)							\
	void name(void *data, struct task_struct *task, bool group_dead)
#else
#define EXIT_PROBE(name, task)							\
	void name(void *data, struct task_struct *task)
#endif

/*
 * Do those that wait for the probes of a tracepoint wait for whoever has preemption
 * off, too? Since the tracepoints have an SRCU of their own they do not.
 */
#ifdef HAVE_TRACEPOINT_RCU
#define TRACEPOINTS_WAIT_FOR_RCU	1
#else
#define TRACEPOINTS_WAIT_FOR_RCU	0
#endif

#ifdef HAVE_SCHED_PROCESS_EXEC
#define KERNEL_TELLS_EXEC	1
#else
#define KERNEL_TELLS_EXEC	0
#endif

#ifndef HAVE_TRACEPOINT_POINTERS
void compat_walk_tracepoints(void (*visit)(struct tracepoint *point, void *data), void *data);
int compat_probe_register(struct tracepoint *point, void *probe, void *data);
int compat_probe_unregister(struct tracepoint *point, void *probe, void *data);
#define for_each_kernel_tracepoint	compat_walk_tracepoints
#define tracepoint_probe_register	compat_probe_register
#define tracepoint_probe_unregister	compat_probe_unregister
#endif

#endif
