// SPDX-License-Identifier: GPL-2.0
#include <linux/err.h>
#include <linux/pid_namespace.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/threads.h>
#include <linux/uaccess.h>
#include <linux/vmalloc.h>
#include "arch.h"
#include "filter.h"

#define MEMBER_WORDS	BITS_TO_LONGS(PID_MAX_LIMIT + 1)

static void copy_calls(struct filter *filter, const struct ringtap_filter *words)
{
	int abi, word;

	for (abi = 0; abi < RINGTAP_ABIS; abi++)
		for (word = 0; word < FILTER_CALL_WORDS; word++)
			filter->returns[abi][word] = words->syscalls[abi][word];
}

/*
 * A call that does not return is known by its entry alone. What it might have
 * returned, or how long it took, cannot be asked of it.
 */
static void choose_entries(struct filter *filter, u32 setup_flags)
{
	int abi, i;

	if (filter->slower_ns || (filter->flags & RINGTAP_FILTER_FAILED))
		return;
	if (!filter_wants_type(filter, RINGTAP_ENTRY))
		return;
	if (setup_flags & RINGTAP_SETUP_ENTRIES) {
		memcpy(filter->entries, filter->returns, sizeof(filter->entries));
		return;
	}
	for (abi = 0; abi < RINGTAP_ABIS; abi++)
		for (i = 0; i < ARCH_NORETURN_CALLS; i++) {
			unsigned int bit = filter_call_bit(arch_noreturn_call(abi, i));

			if (bit != RINGTAP_SYSCALL_OTHER &&
			    test_bit(bit, filter->returns[abi]))
				__set_bit(bit, filter->entries[abi]);
		}
}

/* Held by struct pid: an id may be another's by the time that it is looked for. */
static int list_process(struct filter *filter, u32 id)
{
	struct pid *pid = find_get_pid(id);

	if (!pid)
		return -ESRCH;
	filter->pids[filter->nr_pids++] = pid;
	return 0;
}

static int copy_pids(struct filter *filter, const struct ringtap_filter *words)
{
	const u32 __user *pids = (const u32 __user *)(unsigned long)words->pids;
	int err = 0;
	u32 i, id;

	filter->pids = vzalloc(words->nr_pids * sizeof(*filter->pids));
	filter->wanted = vzalloc(MEMBER_WORDS * sizeof(long));
	filter->members = vzalloc(MEMBER_WORDS * sizeof(long));
	if (!filter->pids || !filter->wanted || !filter->members)
		return -ENOMEM;
	for (i = 0; !err && i < words->nr_pids; i++)
		err = get_user(id, pids + i) ? -EFAULT : list_process(filter, id);
	return err;
}

static int copy_uids(struct filter *filter, const struct ringtap_filter *words)
{
	u32 i;

	if (copy_from_user(filter->uids, (void __user *)(unsigned long)words->uids,
			   words->nr_uids * sizeof(u32)))
		return -EFAULT;
	for (i = 0; i < words->nr_uids; i++) {
		kuid_t uid = make_kuid(current_user_ns(), filter->uids[i]);

		if (!uid_valid(uid))
			return -EINVAL;
		filter->uids[i] = from_kuid(&init_user_ns, uid);
	}
	filter->nr_uids = words->nr_uids;
	return 0;
}

static int check_words(const struct ringtap_filter *words, u32 setup_flags)
{
	bool pids = words->flags & RINGTAP_FILTER_PIDS;
	bool uids = words->flags & RINGTAP_FILTER_UIDS;

	if (words->flags & ~RINGTAP_FILTER_ALL)
		return -EINVAL;
	if (words->types & ~((1ULL << RINGTAP_TYPES) - 1))
		return -EINVAL;
	if ((words->flags & RINGTAP_FILTER_TREES) && !pids)
		return -EINVAL;
	if (pids != !!words->nr_pids || words->nr_pids > RINGTAP_FILTER_PIDS_MAX)
		return -EINVAL;
	if (uids != !!words->nr_uids || words->nr_uids > RINGTAP_FILTER_UIDS_MAX)
		return -EINVAL;
	if (words->slower_ns && !(setup_flags & RINGTAP_SETUP_ENTRY_TIME))
		return -EINVAL;
	return 0;
}

struct filter *filter_make(const struct ringtap_filter *words, u32 setup_flags)
{
	struct filter *filter;
	int err;

	err = check_words(words, setup_flags);
	if (err)
		return ERR_PTR(err);
	filter = kzalloc(sizeof(*filter), GFP_KERNEL);
	if (!filter)
		return ERR_PTR(-ENOMEM);
	filter->types = words->types;
	filter->flags = words->flags;
	filter->slower_ns = words->slower_ns;
	filter->first_mnt_ns = init_task.nsproxy->mnt_ns;
	copy_calls(filter, words);
	if (words->nr_pids)
		err = copy_pids(filter, words);
	if (!err && words->nr_uids)
		err = copy_uids(filter, words);
	if (err) {
		filter_free(filter);
		return ERR_PTR(err);
	}
	choose_entries(filter, setup_flags);
	if (!filter_wants_type(filter, RINGTAP_SYSCALL))
		memset(filter->returns, 0, sizeof(filter->returns));
	return filter;
}

struct filter *filter_make_default(u32 setup_flags)
{
	struct ringtap_filter *words = kzalloc(sizeof(*words), GFP_KERNEL);
	struct filter *filter;

	if (!words)
		return ERR_PTR(-ENOMEM);
	words->types = ((1ULL << RINGTAP_TYPES) - 1) & ~(u64)RINGTAP_TYPES_ASKED;
	memset(words->syscalls, 0xff, sizeof(words->syscalls));
	filter = filter_make(words, setup_flags);
	kfree(words);
	return filter;
}

void filter_free(struct filter *filter)
{
	u32 i;

	if (!filter)
		return;
	for (i = 0; i < filter->nr_pids; i++)
		put_pid(filter->pids[i]);
	vfree(filter->pids);
	vfree(filter->wanted);
	vfree(filter->members);
	kfree(filter);
}

/*
 * A thread that ends clears its bit in its probe; one that is already past that
 * must not get one, hence the second look at PF_EXITING.
 */
static void mark_member(struct filter *filter, const struct task_struct *task)
{
	set_bit(task->pid, filter->members);
	smp_mb();	/* pairs with PF_EXITING being set before the exit probe */
	if (READ_ONCE(task->flags) & PF_EXITING)
		clear_bit(task->pid, filter->members);
}

/* The listed processes that are still there */
static void find_listed(struct filter *filter)
{
	struct task_struct *task;
	u32 i;

	memset(filter->wanted, 0, MEMBER_WORDS * sizeof(long));
	for (i = 0; i < filter->nr_pids; i++) {
		task = pid_task(filter->pids[i], PIDTYPE_PID);
		if (task)
			__set_bit(task->tgid, filter->wanted);
	}
}

/* Under rcu_read_lock(), which keeps the parents in memory. Have children of wanted processes been found? */
static bool find_children(struct filter *filter)
{
	struct task_struct *process;
	bool found = false;

	for_each_process(process) {
		if (test_bit(process->tgid, filter->wanted) ||
		    !test_bit(rcu_dereference(process->real_parent)->tgid, filter->wanted))
			continue;
		__set_bit(process->tgid, filter->wanted);
		found = true;
	}
	return found;
}

void filter_forget_members(struct filter *filter)
{
	if (filter->members)
		memset(filter->members, 0, MEMBER_WORDS * sizeof(long));
}

void filter_find_members(struct filter *filter)
{
	struct task_struct *process, *thread;

	if (!filter->members)
		return;
	rcu_read_lock();
	find_listed(filter);
	/*
	 * Nobody is in the list of processes before a parent of his, so that a
	 * second look finds no more: twice as many steps as there are processes,
	 * whatever those who fork make of their descent.
	 */
	while ((filter->flags & RINGTAP_FILTER_TREES) && find_children(filter))
		;
	for_each_process(process) {
		if (!test_bit(process->tgid, filter->wanted))
			continue;
		for_each_thread(process, thread)
			mark_member(filter, thread);
	}
	rcu_read_unlock();
}

void filter_forked(struct filter *filter, const struct task_struct *parent,
		   const struct task_struct *child)
{
	if (!filter->members || !test_bit(parent->pid, filter->members))
		return;
	if ((filter->flags & RINGTAP_FILTER_TREES) || child->tgid == parent->tgid)
		set_bit(child->pid, filter->members);
}

void filter_renamed(struct filter *filter, u32 old_tid, u32 tid)
{
	if (filter->members && old_tid != tid && test_bit(old_tid, filter->members)) {
		set_bit(tid, filter->members);
		clear_bit(old_tid, filter->members);
	}
}

void filter_exited(struct filter *filter, u32 tid)
{
	if (filter->members)
		clear_bit(tid, filter->members);
}
