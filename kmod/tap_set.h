/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The captures at work, in the form in which the probes of calls read them. A
 * set is made anew, and replaced as a whole, when a capture comes or goes or has
 * another filter.
 */
#ifndef RINGTAP_TAP_SET_H
#define RINGTAP_TAP_SET_H

#include <linux/cache.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include "arch.h"
#include "capture.h"

/* What a call is asked for once it is known to be wanted */
#define CHECK_THREAD	0x1	/* filter_wants_caller() */
#define CHECK_RESULT	0x2	/* filter_wants_result() */
#define CHECK_DURATION	0x4	/* slower_ns */

/* Of one capture: all that the hot path reads of it, in one cache line */
struct attached_capture {
	struct capture *capture;
	struct capture_cpu __percpu *cpus;
	const struct filter *filter;
	u64 since_ns;		/* entries before are not told; ~0: none is */
	const struct pid *owner;	/* the process that is left out; ERR_PTR: nobody is */
	u32 checks;		/* TAPPED_BY_* */
	u32 snaplen;
} ____cacheline_aligned;

/* Of one call: bit i stands for captures[i] */
struct call_wants {
	u16 returns;
	u16 entries;
	u16 notes;		/* those for which its entry is noted */
	u8 traits;		/* CALL_* */
	u8 single;		/* with CALL_SINGLE: which of captures[] */
};

#define CALL_HAS_ITEMS		0x1	/* its record is more than the registers */
#define CALL_HAS_ADDRESS_SIZE		0x2	/* see call_address_size() */
#define CALL_ONE_BUFFER		0x80	/* its items are bytes read or written, once */
/* What the fast paths are for */
#define CALL_SINGLE		0x4	/* one capture wants it */
#define CALL_CHECKED		0x20	/* ... of some threads, or with some results */
#define CALL_NOTED		0x8	/* its entry may have been noted */
#define CALL_NOTED_ONLY		0x10	/* its entry is noted, whosever it is, and nothing recorded */
#define CALL_NOTED_OF_SOME	0x40	/* ... with CALL_SINGLE, of some threads */

struct tap_set {
	int nr;
	struct attached_capture captures[CAPTURES_MAX];
	struct call_wants calls[RINGTAP_ABIS][RINGTAP_SYSCALLS_MAX];
	/* with CALL_SINGLE: see record_return_space() */
	u32 return_spaces[RINGTAP_ABIS][RINGTAP_SYSCALLS_MAX];
};

/* Changed under the lock */
extern struct tap_set __rcu *tap_active;
extern struct mutex tap_lock;

/*
 * The route of the calls whose numbers have these low bits, in any ABI. May be read
 * at any time, and first: during a change it says no less than what the old set and
 * the new one want.
 */
struct call_route {
	u8 returned;
	u8 entered;
};

extern struct call_route call_routes[RINGTAP_SYSCALLS_MAX];

#define CALL_UNWANTED	0
#define CALL_GATED	6	/* by one capture, and only if tap_gate lets it through */
/* returned: */
#define CALL_WANTED	1	/* by somebody, perhaps */
/* As CALL_WANTED; and if it is a call of the native ABI, then ... */
#define CALL_BUFFER	2	/* goes_by_buffer() */
#define CALL_ITEMS	3	/* goes_by_items() */
#define CALL_SEVERAL	4	/* goes_to_several() */
#define CALL_IF_FAILED	5	/* by one capture, and only if it has failed */
/* entered: */
#define CALL_TIMED	1	/* if it is one of the native ABI, goes_timed() */
#define CALL_ENTERED	2	/* of use to somebody, perhaps */

/* With CALL_GATED alone: the filter of the only capture, which looks at threads */
extern const struct filter *tap_gate;

/*
 * Makes the old set without one capture, plus another, the active one; either
 * may be NULL. Afterwards no probe uses the old one. Under the lock.
 */
const struct tap_set *tap_set_change(const struct capture *minus, struct capture *plus);

static __always_inline bool attached_is_owner(const struct attached_capture *attached)
{
	return task_tgid(current) == attached->owner;
}

static __always_inline bool attached_passes_duration(const struct attached_capture *attached, u64 ns, u64 entry_ns)
{
	return !(attached->checks & CHECK_DURATION) ||
	       (entry_ns && ns - entry_ns > attached->filter->slower_ns);
}

/* What is wanted of a call of the native ABI; of all others nothing is known here. */
static __always_inline const struct call_wants *native_wants(const struct tap_set *set,
							     const struct pt_regs *regs)
{
	static const struct call_wants unknown;

	if (unlikely(!arch_is_native(regs)))
		return &unknown;
	return &set->calls[RINGTAP_ABI_NATIVE][call_index(arch_raw_nr(regs))];
}

static __always_inline bool goes_by_buffer(const struct call_wants *wants)
{
	return (wants->traits & (CALL_ONE_BUFFER | CALL_SINGLE | CALL_CHECKED)) ==
	       (CALL_ONE_BUFFER | CALL_SINGLE);
}

static __always_inline bool goes_by_items(const struct call_wants *wants)
{
	return (wants->traits & (CALL_ONE_BUFFER | CALL_HAS_ITEMS | CALL_SINGLE | CALL_CHECKED)) ==
	       (CALL_HAS_ITEMS | CALL_SINGLE);
}

/* Its entry is noted, whosever call it is, and no more */
static __always_inline bool goes_timed(const struct call_wants *wants)
{
	return (wants->traits & (CALL_NOTED_ONLY | CALL_HAS_ADDRESS_SIZE)) == CALL_NOTED_ONLY;
}

static __always_inline bool goes_to_several(const struct call_wants *wants)
{
	return wants->returns && !(wants->traits & (CALL_SINGLE | CALL_HAS_ITEMS));
}

/*
 * The routes of a call. They have a probe's arguments, and other files may call them,
 * so that the compiler leaves them as they are: each is a jump from the probe, with
 * nothing saved or moved for it.
 */
void return_wanted(void *data, struct pt_regs *regs, long ret);
void return_buffer_single(void *data, struct pt_regs *regs, long ret);
void return_items_single(void *data, struct pt_regs *regs, long ret);
void return_to_several(void *data, struct pt_regs *regs, long ret);
void return_gated(void *data, struct pt_regs *regs, long ret);
void return_passed(void *data, struct pt_regs *regs, long ret);
void return_slow_path(void *data, struct pt_regs *regs, long ret);
void enter_wanted(void *data, struct pt_regs *regs, long id);
void enter_gated(void *data, struct pt_regs *regs, long id);
void enter_passed(void *data, struct pt_regs *regs, long id);
void enter_timed(void *data, struct pt_regs *regs, long id);

/* record_buffer.c: of calls with CALL_ONE_BUFFER. False: nothing was done. */
void record_buffer_init(void);
bool call_has_one_buffer(int abi, int nr);
bool record_return_buffer(const struct attached_capture *attached, const struct call_wants *wants,
			  struct pt_regs *regs, long ret);

/* record_syscall.c: of a native call that one capture wants, without its checks of thread and result */
void record_return_single(const struct attached_capture *attached, struct pt_regs *regs, long ret, u32 space);

/* tap_calls.c */
void probe_sys_enter(void *data, struct pt_regs *regs, long id);
void probe_sys_exit(void *data, struct pt_regs *regs, long ret);

/* tap_target.c: finds the kernel's functions that tell of targets */
void target_init(void);
void target_exit(void);
/* Arms those that a capture of the set needs, and no others. May sleep */
void target_arm(const struct tap_set *set);

/* Does the current thread belong to whom the capture wants? */
static inline bool wants_current(const struct capture *capture, const struct filter *filter)
{
	if (task_tgid(current) == capture->owner && !(filter->flags & RINGTAP_FILTER_SELF))
		return false;
	return filter_wants_current(filter);
}

#endif
