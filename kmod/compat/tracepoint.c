// SPDX-License-Identifier: GPL-2.0
/* Tracepoints before they could be walked: probes are registered by name. */
#include <linux/binfmts.h>
#include <linux/irq_work.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/tracepoint.h>
#include "../arch.h"

#ifndef HAVE_TRACEPOINT_POINTERS

/* here the kernel's own are meant */
#undef tracepoint_probe_register
#undef tracepoint_probe_unregister

/* At first a probe was not given back the data that it was registered with. */
#ifdef HAVE_PROBE_DATA
#define register_by_name(name, probe)	tracepoint_probe_register(name, probe, NULL)
#define unregister_by_name(name, probe)	tracepoint_probe_unregister(name, probe, NULL)
#define DATA				void *data,
#else
#define register_by_name(name, probe)	tracepoint_probe_register(name, probe)
#define unregister_by_name(name, probe)	tracepoint_probe_unregister(name, probe)
#define DATA
#endif

enum {
	SYS_ENTER, SYS_EXIT, PROCESS_FORK, PROCESS_EXEC, PROCESS_EXIT, SIGNAL_DELIVER,
	SCHED_SWITCH, FAULT_USER, FAULT_KERNEL, POINTS
};

/* The core's probes, for those that stand in for them */
static void *probes[POINTS];

/* Calls the core's probe with what its prototype has behind the data. */
#define call_probe(nr, prototype, ...)	\
	((void (*)prototype)READ_ONCE(probes[nr]))(NULL, __VA_ARGS__)

/*
 * Before Linux 3.16 neither kernel threads nor a child that was being made when
 * the first probe came had the flag that sends their calls to the probes, and
 * programs that the kernel starts inherited the want of it.
 */
static void on_fork(DATA struct task_struct *parent, struct task_struct *child)
{
	set_tsk_thread_flag(child, TIF_SYSCALL_TRACEPOINT);
	call_probe(PROCESS_FORK, (void *, struct task_struct *, struct task_struct *), parent, child);
}

#ifndef HAVE_PROBE_DATA
static void on_enter(struct pt_regs *regs, long id)
{
	call_probe(SYS_ENTER, (void *, struct pt_regs *, long), regs, id);
}

static void on_exit(struct pt_regs *regs, long ret)
{
	call_probe(SYS_EXIT, (void *, struct pt_regs *, long), regs, ret);
}

static void on_process_exit(struct task_struct *task)
{
	call_probe(PROCESS_EXIT, (void *, struct task_struct *), task);
}

static void on_signal(int sig, struct siginfo *info, struct k_sigaction *action)
{
	call_probe(SIGNAL_DELIVER, (void *, int, struct siginfo *, struct k_sigaction *), sig, info,
		   action);
}
#else
#define on_signal	NULL
#define on_enter	NULL
#define on_exit		NULL
#define on_process_exit	NULL
#endif

#ifndef HAVE_SCHED_PROCESS_EXEC
static void report_exec(void)
{
	struct linux_binprm bprm = { .filename = "" };

	call_probe(PROCESS_EXEC, (void *, struct task_struct *, pid_t, struct linux_binprm *),
		   current, current->pid, &bprm);
}

/* At the return of a successful execve, when the path that it was given has gone */
static void on_exec_returned(DATA struct pt_regs *regs, long ret)
{
	int abi;
	int nr = arch_call(regs, &abi);

	if (!ret && arch_is_exec(abi, nr))
		report_exec();
}

#define EXEC_POINT	"sys_exit", on_exec_returned
#else
#define EXEC_POINT	"sched_process_exec", NULL
#endif

/*
 * Where there is no such tracepoint the core is to find none. The probes of signals
 * and switches run with a lock held, so a wake-up has to wait for an interrupt.
 */
#if defined(HAVE_SIGNAL_DELIVER) && !defined(COMPAT_IRQ_WORK_H)
#define SIGNAL_POINT	"signal_deliver"
#else
#define SIGNAL_POINT	""
#endif

#if defined(HAVE_PROBE_DATA) && !defined(COMPAT_IRQ_WORK_H)
#define SWITCH_POINT	"sched_switch"
#else
#define SWITCH_POINT	""
#endif

#if defined(HAVE_PROBE_DATA) && defined(HAVE_PAGE_FAULT_USER)
#define FAULT_POINT(name)	name
#else
#define FAULT_POINT(name)	""
#endif

/*
 * Stand-ins that carry the names that the core asks for; the kernel's own are
 * out of reach. Where there is no stand-in for the probe, the core's own is
 * registered.
 */
static struct {
	struct tracepoint point;
	const char *name;
	void *probe;
} points[POINTS] = {
	[SYS_ENTER] = { { .name = "sys_enter" }, "sys_enter", on_enter },
	[SYS_EXIT] = { { .name = "sys_exit" }, "sys_exit", on_exit },
	[PROCESS_FORK] = { { .name = "sched_process_fork" }, "sched_process_fork", on_fork },
	[PROCESS_EXEC] = { { .name = "sched_process_exec" }, EXEC_POINT },
	[PROCESS_EXIT] = { { .name = "sched_process_exit" }, "sched_process_exit",
			   on_process_exit },
	[SIGNAL_DELIVER] = { { .name = SIGNAL_POINT }, "signal_deliver", on_signal },
	[SCHED_SWITCH] = { { .name = SWITCH_POINT }, "sched_switch", NULL },
	[FAULT_USER] = { { .name = FAULT_POINT("page_fault_user") }, "page_fault_user", NULL },
	[FAULT_KERNEL] = { { .name = FAULT_POINT("page_fault_kernel") }, "page_fault_kernel", NULL },
};

void compat_walk_tracepoints(void (*visit)(struct tracepoint *point, void *data), void *data)
{
	unsigned int i;

	for (i = 0; i < POINTS; i++)
		visit(&points[i].point, data);
}

static int number_of(const struct tracepoint *point)
{
	int i = 0;

	while (&points[i].point != point)
		i++;
	return i;
}

int compat_probe_register(struct tracepoint *point, void *probe, void *data)
{
	int i = number_of(point);

	probes[i] = probe;
	return register_by_name(points[i].name, points[i].probe ?: probe);
}

int compat_probe_unregister(struct tracepoint *point, void *probe, void *data)
{
	int i = number_of(point);

	return unregister_by_name(points[i].name, points[i].probe ?: probe);
}

#endif
