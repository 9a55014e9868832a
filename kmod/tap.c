// SPDX-License-Identifier: GPL-2.0
/* The probes but those of calls. Each is attached only while a capture at work needs it. */
#include <linux/binfmts.h>
#include <linux/kernel.h>
#include <linux/mutex.h>
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>
#include <linux/threads.h>
#include <linux/tracepoint.h>
#include <linux/vmalloc.h>
#include <trace/syscall.h>
#include "record_syscall.h"
#include "clock.h"
#include "entry.h"
#include "tap.h"
#include "tap_set.h"
#include "compat/probe_types.h"

/*
 * Without an entry probe the calls that end a thread are known only here. With
 * one, an entry that nobody took belongs to a call that never returned.
 */
static void offer_unfinished(struct capture *capture, const struct filter *filter,
			     const struct call *call)
{
	bool probed = capture_is_probed(capture);

	if (!filter_wants_type(filter, RINGTAP_ENTRY) || filter->slower_ns ||
	    (filter->flags & RINGTAP_FILTER_FAILED))
		return;
	if (arch_is_exit(call->abi, call->nr)) {
		if (!probed && filter_wants_entry(filter, call->abi, call->nr))
			record_entry(capture, call);
		return;
	}
	if (call->entry_ns >= filter->since_ns && probed &&
	    !(capture->setup_flags & RINGTAP_SETUP_ENTRIES) &&
	    filter_wants_return(filter, call->abi, call->nr))
		record_entry(capture, call);
}

/*
 * Threads that are killed together all find nobody alive; the first of them in
 * here is told to be the last. A bit per process that has ended, until its id is
 * used again.
 */
static unsigned long *ended;

static bool is_last_thread(void)
{
	return !atomic_read(&current->signal->live) && !test_and_set_bit(current->tgid, ended);
}

static void offer_exit(struct capture *capture, const struct call *call, bool last)
{
	struct filter *filter = rcu_dereference_sched(capture->filter);

	if (wants_current(capture, filter)) {
		if (call->regs && filter_wants_caller(filter))
			offer_unfinished(capture, filter, call);
		if (filter_wants_type(filter, RINGTAP_EXIT))
			record_exit(capture, last, call->ns);
	}
	filter_exited(filter, current->pid);
}

static EXIT_PROBE(probe_exit, task)
{
	struct call call = { .ns = clock_ns() };
	const struct tap_set *set;
	int abi, nr, i;
	bool last;

	preempt_disable_notrace();
	last = is_last_thread();
	if (!(current->flags & PF_KTHREAD)) {
		call.regs = current_pt_regs();
		call.nr = arch_call(call.regs, &call.abi);
		call.args_gone = !KERNEL_KEEPS_ARGS(call.abi);
	}
	if (entry_call(current->pid, &abi, &nr) && call.abi == abi) {
		if (call.nr == -1)
			call.nr = nr;
		call.entry_ns = entry_take_if_there(current->pid, abi, call.nr);
	}
	set = rcu_dereference_sched(tap_active);
	for (i = 0; i < set->nr; i++)
		offer_exit(set->captures[i].capture, &call, last);
	preempt_enable_notrace();
}

static void probe_exec(void *data, struct task_struct *task, pid_t old_pid,
		       struct linux_binprm *bprm)
{
	const struct tap_set *set;
	u64 ns = clock_ns();
	int i;

	preempt_disable_notrace();
	set = rcu_dereference_sched(tap_active);
	for (i = 0; i < set->nr; i++) {
		struct capture *capture = set->captures[i].capture;
		struct filter *filter = rcu_dereference_sched(capture->filter);

		filter_renamed(filter, old_pid, current->pid);
		if (filter_wants_type(filter, RINGTAP_EXEC) && wants_current(capture, filter))
			record_exec(capture, old_pid, bprm->filename, ns);
	}
	preempt_enable_notrace();
}

static void probe_fork(void *data, struct task_struct *parent, struct task_struct *child)
{
	const struct tap_set *set;
	u64 ns = clock_ns();
	int i;

	preempt_disable_notrace();
	entry_forget(child->pid);
	clear_bit(child->pid, ended);
	set = rcu_dereference_sched(tap_active);
	for (i = 0; i < set->nr; i++) {
		struct capture *capture = set->captures[i].capture;
		struct filter *filter = rcu_dereference_sched(capture->filter);

		filter_forked(filter, parent, child);
		if (filter_wants_type(filter, RINGTAP_FORK) && wants_current(capture, filter))
			record_fork(capture, child, ns);
	}
	preempt_enable_notrace();
}

/*
 * From captures[*at] on, the next that asks for such a record of the current thread.
 * A switch away from the opener is also the beginning of another's time on the CPU,
 * which is not to be lost.
 */
static struct capture *next_asker(const struct tap_set *set, int type, int *at)
{
	while (*at < set->nr) {
		const struct attached_capture *attached = &set->captures[(*at)++];
		const struct filter *filter = attached->filter;

		if (!filter_wants_type(filter, type))
			continue;
		if (type == RINGTAP_SWITCH ? filter_wants_current(filter) : wants_current(attached->capture, filter))
			return attached->capture;
	}
	return NULL;
}

static void probe_signal(void *data, int sig, struct kernel_siginfo *info,
			 struct k_sigaction *action)
{
	struct capture *capture;
	const struct tap_set *set;
	u64 ns = clock_ns();
	int at = 0;

	preempt_disable_notrace();
	set = rcu_dereference_sched(tap_active);
	while ((capture = next_asker(set, RINGTAP_SIGNAL, &at)))
		record_signal(capture, sig, info, ns);
	preempt_enable_notrace();
}

static SWITCH_PROBE(probe_switch, next)
{
	struct capture *capture;
	const struct tap_set *set;
	u64 ns = clock_ns();
	int at = 0;

	preempt_disable_notrace();
	set = rcu_dereference_sched(tap_active);
	while ((capture = next_asker(set, RINGTAP_SWITCH, &at)))
		record_switch(capture, next, ns);
	preempt_enable_notrace();
}

/* Our own copies are among those that have switched faults off. */
static void probe_fault(void *data, unsigned long addr, struct pt_regs *regs, unsigned long error)
{
	struct capture *capture;
	const struct tap_set *set;
	u64 ns = clock_ns();
	int at = 0;

	if (pagefault_disabled())
		return;
	preempt_disable_notrace();
	set = rcu_dereference_sched(tap_active);
	while ((capture = next_asker(set, RINGTAP_FAULT, &at)))
		record_fault(capture, addr, regs, error, ns);
	preempt_enable_notrace();
}

/* Of a CPU, and no thread's: filters of processes and users have no say. */
void tap_record_cpu(u32 cpu, u32 action)
{
	const struct tap_set *set;
	int i;

	preempt_disable_notrace();
	set = rcu_dereference_sched(tap_active);
	for (i = 0; i < set->nr; i++)
		if (filter_wants_type(set->captures[i].filter, RINGTAP_CPU))
			record_cpu(set->captures[i].capture, cpu, action, clock_ns());
	preempt_enable_notrace();
}

/* ---- attaching ---- */

enum {
	TAP_FORK, TAP_EXEC, TAP_EXIT, TAP_SIGNAL, TAP_SWITCH, TAP_FAULT_USER, TAP_FAULT_KERNEL,
	TAP_ENTER, TAP_RETURN, TAPS
};

static struct tap {
	const char *name;
	void *probe;
	/* of RINGTAP_TYPES_ASKED: not of all kernels, and attached for who asks; 0: for all */
	int type;
	struct tracepoint *point;
	bool attached;
} taps[TAPS] = {
	[TAP_FORK] = { "sched_process_fork", probe_fork },
	[TAP_EXEC] = { "sched_process_exec", probe_exec },
	[TAP_EXIT] = { "sched_process_exit", probe_exit },
	[TAP_SIGNAL] = { "signal_deliver", probe_signal, RINGTAP_SIGNAL },
	[TAP_SWITCH] = { "sched_switch", probe_switch, RINGTAP_SWITCH },
	[TAP_FAULT_USER] = { "page_fault_user", probe_fault, RINGTAP_FAULT },
	[TAP_FAULT_KERNEL] = { "page_fault_kernel", probe_fault, RINGTAP_FAULT },
	[TAP_ENTER] = { "sys_enter", probe_sys_enter },
	[TAP_RETURN] = { "sys_exit", probe_sys_exit },
};

static void __maybe_unused check_probes(void)
{
	check_probe(sched_process_fork, probe_fork);
	check_probe(sched_process_exec, probe_exec);
	check_probe(sched_process_exit, probe_exit);
	check_probe(signal_deliver, probe_signal);
	check_probe(sched_switch, probe_switch);
	check_fault_probe(page_fault_user, probe_fault);
	check_fault_probe(page_fault_kernel, probe_fault);
	check_probe(sys_enter, probe_sys_enter);
	check_probe(sys_exit, probe_sys_exit);
}

static int attach(struct tap *tap)
{
	int err;

	if (tap->attached)
		return 0;
	err = tracepoint_probe_register(tap->point, tap->probe, NULL);
	tap->attached = !err;
	return err;
}

/*
 * Older kernels need memory to take a probe away from a tracepoint that others
 * use, too. Without it the probe is still attached, and must not be forgotten:
 * its code and data would go. Who is killed for want of memory closes files.
 */
static void detach(struct tap *tap)
{
	if (!tap->attached)
		return;
	while (tracepoint_probe_unregister(tap->point, tap->probe, NULL) == -ENOMEM)
		schedule_timeout_uninterruptible(msecs_to_jiffies(10));
	tap->attached = false;
}

static bool set_needs_enter(const struct tap_set *set)
{
	int i;

	for (i = 0; i < set->nr; i++)
		if (capture_is_probed(set->captures[i].capture))
			return true;
	return false;
}

static bool set_asks(const struct tap_set *set, int type)
{
	int i;

	for (i = 0; i < set->nr; i++)
		if (READ_ONCE(set->captures[i].capture->asked_types) & (1U << type))
			return true;
	return false;
}

static bool set_needs(const struct tap_set *set, const struct tap *tap)
{
	if (tap == &taps[TAP_ENTER])
		return set_needs_enter(set);
	return tap->type ? tap->point && set_asks(set, tap->type) : set->nr;
}

/* Detaches what no capture of the set needs, and waits for those probes. */
static void detach_unneeded(const struct tap_set *set)
{
	int i;

	for (i = 0; i < TAPS; i++)
		if (!set_needs(set, &taps[i]))
			detach(&taps[i]);
	target_arm(set);
	tap_synchronize();
	if (!set_needs_enter(set))
		entry_free();
	if (!set->nr) {
		vfree(ended);
		ended = NULL;
	}
}

/* In the order of taps[]: what a return relies on is there before it. */
static int attach_needed(const struct tap_set *set)
{
	int i, err;

	if (!ended)
		ended = vzalloc(BITS_TO_LONGS(PID_MAX_LIMIT + 1) * sizeof(long));
	if (!ended)
		return -ENOMEM;
	for (i = 0; i < TAPS; i++) {
		err = set_needs(set, &taps[i]) ? attach(&taps[i]) : 0;
		if (err)
			return err;
	}
	target_arm(set);
	return 0;
}

static int add_locked(struct capture *capture)
{
	int err;

	if (rcu_dereference_protected(tap_active, lockdep_is_held(&tap_lock))->nr == CAPTURES_MAX)
		return -EBUSY;
	clock_refresh();
	if (capture_is_probed(capture) && entry_alloc())
		return -ENOMEM;
	err = attach_needed(tap_set_change(NULL, capture));
	if (err)
		detach_unneeded(tap_set_change(capture, NULL));
	return err;
}

int tap_add(struct capture *capture)
{
	int err;

	mutex_lock(&tap_lock);
	err = add_locked(capture);
	mutex_unlock(&tap_lock);
	return err;
}

void tap_remove(struct capture *capture)
{
	mutex_lock(&tap_lock);
	detach_unneeded(tap_set_change(capture, NULL));
	mutex_unlock(&tap_lock);
}

int tap_update(void)
{
	const struct tap_set *set;
	int i, err = 0;

	mutex_lock(&tap_lock);
	set = rcu_dereference_protected(tap_active, lockdep_is_held(&tap_lock));
	for (i = 0; !err && i < TAPS; i++) {
		if (!taps[i].type)
			continue;
		if (set_needs(set, &taps[i]))
			err = attach(&taps[i]);
		else
			detach(&taps[i]);
	}
	target_arm(set);
	mutex_unlock(&tap_lock);
	return err;
}

bool tap_records(int type)
{
	int i;

	for (i = 0; i < TAPS; i++)
		if (taps[i].type == type && taps[i].point)
			return true;
	return false;
}

void tap_refresh(void)
{
	mutex_lock(&tap_lock);
	tap_set_change(NULL, NULL);
	mutex_unlock(&tap_lock);
}

/* tap_record_cpu() is no probe, and all that it has is preemption off. */
void tap_synchronize(void)
{
	tracepoint_synchronize_unregister();
	if (!TRACEPOINTS_WAIT_FOR_RCU)
		synchronize_rcu();
}

static void find_tap(struct tracepoint *point, void *unused)
{
	int i;

	for (i = 0; i < TAPS; i++)
		if (!strcmp(point->name, taps[i].name))
			taps[i].point = point;
}

int tap_init(void)
{
	int i;

	record_buffer_init();
	address_sizes_init();
	for_each_kernel_tracepoint(find_tap, NULL);
	for (i = 0; i < TAPS; i++) {
		if (taps[i].point || taps[i].type)
			continue;
		pr_err("ringtap: this kernel has no tracepoint %s\n", taps[i].name);
		return -ENOENT;
	}
	target_init();
	return 0;
}

void tap_exit(void)
{
	target_exit();
}
