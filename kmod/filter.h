/* SPDX-License-Identifier: GPL-2.0 */
/* Who is let through: the tests of the hot path, and how a filter is made. */
#ifndef RINGTAP_FILTER_H
#define RINGTAP_FILTER_H

#include <linux/bitops.h>
#include <linux/cred.h>
#include <linux/nsproxy.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/uidgid.h>
#include "uapi/ringtap.h"

#define FILTER_CALL_WORDS	(RINGTAP_SYSCALLS_MAX / BITS_PER_LONG)

/*
 * Immutable once installed, but for the members: a bit per thread id, set by
 * fork and cleared by exit as the processes come and go.
 */
struct filter {
	u32 types;		/* bit per enum ringtap_type */
	u32 flags;		/* RINGTAP_FILTER_* */
	u64 slower_ns;
	u64 since_ns;		/* entries seen before are not ours to time */
	const void *first_mnt_ns;	/* who has another one is contained */
	unsigned long *members;	/* NULL: everybody */
	/* which calls are recorded when they return, and when they begin */
	unsigned long returns[RINGTAP_ABIS][FILTER_CALL_WORDS];
	unsigned long entries[RINGTAP_ABIS][FILTER_CALL_WORDS];
	u32 nr_uids;
	u32 uids[RINGTAP_FILTER_UIDS_MAX];
	u32 nr_pids;
	struct pid **pids;	/* the processes that the client named */
	unsigned long *wanted;	/* ids of processes whose threads are members, while these are looked for */
};

/* Makes a filter of the client's words. ERR_PTR: -EINVAL, -EFAULT, -ESRCH, -ENOMEM */
struct filter *filter_make(const struct ringtap_filter *words, u32 setup_flags);
/* The filter of a new capture: everything. */
struct filter *filter_make_default(u32 setup_flags);
void filter_free(struct filter *filter);

/*
 * Marks the threads that are members now. To be called with the probes of fork,
 * exec and exit at work, so that whoever comes later is marked by them.
 */
void filter_find_members(struct filter *filter);
/* Before that, if the probes were not: bits may be of threads long gone. */
void filter_forget_members(struct filter *filter);

/* Keep the members in step; from the probes, on the forking or ending thread. */
void filter_forked(struct filter *filter, const struct task_struct *parent,
		   const struct task_struct *child);
void filter_renamed(struct filter *filter, u32 old_tid, u32 tid);
void filter_exited(struct filter *filter, u32 tid);

/*
 * Where a number is in a table of RINGTAP_SYSCALLS_MAX. It is the caller's word, so a
 * processor that guesses past the test of it must not go beyond the table (Spectre,
 * variant 1): what it loads there would lead to further loads. array_index_nospec() would do,
 * and cost more.
 */
static __always_inline u32 call_index(u32 nr)
{
	OPTIMIZER_HIDE_VAR(nr);		/* the compiler knows of that test, too */
	return nr % RINGTAP_SYSCALLS_MAX;
}

static inline unsigned int filter_call_bit(int nr)
{
	return call_index(likely((unsigned int)nr < RINGTAP_SYSCALL_OTHER) ? nr :
									     RINGTAP_SYSCALL_OTHER);
}

static inline bool filter_wants_return(const struct filter *filter, int abi, int nr)
{
	return test_bit(filter_call_bit(nr), filter->returns[abi]);
}

static inline bool filter_wants_entry(const struct filter *filter, int abi, int nr)
{
	return test_bit(filter_call_bit(nr), filter->entries[abi]);
}

static inline bool filter_wants_type(const struct filter *filter, int type)
{
	return filter->types & (1U << type);
}

/* With RINGTAP_FILTER_UIDS, which comes with one of them at least */
static inline bool filter_wants_uid(const struct filter *filter)
{
	/* what from_kuid(&init_user_ns, ...) says, which looks it up in a map */
	u32 uid = __kuid_val(current_uid());
	u32 i = 0;

	do {
		if (filter->uids[i] == uid)
			return true;
	} while (unlikely(++i < filter->nr_uids));
	return false;
}

/* Only a thread itself leaves its namespaces; it has none once it has ended. */
static inline bool current_is_contained(const struct filter *filter)
{
	const struct nsproxy *spaces = current->nsproxy;

	return likely(spaces) && spaces->mnt_ns != filter->first_mnt_ns;
}

/* Does the current thread belong to whom the filter lets through? */
static inline bool filter_wants_current(const struct filter *filter)
{
	if (filter->members && !test_bit(current->pid, filter->members))
		return false;
	return likely(!(filter->flags & RINGTAP_FILTER_UIDS)) || filter_wants_uid(filter);
}

#define FILTER_LOOKS_AT_CALLER	(RINGTAP_FILTER_UIDS | RINGTAP_FILTER_CONTAINED)

/* The same of its calls */
static inline bool filter_wants_caller(const struct filter *filter)
{
	if (filter->members && !test_bit(current->pid, filter->members))
		return false;
	if (likely(!(filter->flags & FILTER_LOOKS_AT_CALLER)))
		return true;
	if ((filter->flags & RINGTAP_FILTER_UIDS) && !filter_wants_uid(filter))
		return false;
	return !(filter->flags & RINGTAP_FILTER_CONTAINED) || current_is_contained(filter);
}

static inline bool filter_wants_result(const struct filter *filter, long ret)
{
	return likely(!(filter->flags & RINGTAP_FILTER_FAILED)) || IS_ERR_VALUE(ret);
}

#endif
