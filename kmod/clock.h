/* SPDX-License-Identifier: GPL-2.0 */
/*
 * CLOCK_MONOTONIC, read without a lock, so from any context.
 *
 * The kernel's own way, ktime_get_mono_fast_ns(), is an exported function that
 * calls the clocksource through a pointer: 45 instructions, of which a counter
 * and a multiplication are the point. Where that counter is the TSC, which the
 * kernel takes for its clock only if it is in step on all CPUs, the same numbers
 * are used here in place: the kernel tells of each of their changes, as it does
 * to KVM. In between, and with any other clock, its function is asked.
 *
 * A CPU that still has the numbers from before a change may be ahead of one that
 * has the new ones by what the change is worth, nanoseconds; that is said of
 * the kernel's function, too.
 */
#ifndef RINGTAP_CLOCK_H
#define RINGTAP_CLOCK_H

#include <linux/timekeeping.h>

/*
 * Records of several CPUs are put in order by their times alone. Where a clock has
 * nothing but the timer's ticks, as some virtual machines' has, a thread is on two
 * CPUs within one of them; then each time is made later than all those before it.
 */
extern bool clock_is_coarse;
u64 clock_in_order(u64 ns);
/* Finds out whether it is, which may change while the kernel runs. */
void clock_refresh(void);

static inline u64 clock_ask(void)
{
	u64 ns = ktime_get_mono_fast_ns();

	return likely(!READ_ONCE(clock_is_coarse)) ? ns : clock_in_order(ns);
}

#if KERNEL_TELLS_TIMEKEEPING
#include <linux/cache.h>
#include <asm/msr.h>
#include <asm/tsc.h>

/*
 * As struct tk_read_base has them. They are good if `begun`, read after them, is
 * what `done` was before: no change was under way. With another clock it never is.
 */
struct clock_numbers {
	u32 begun;
	u32 done;
	u32 shift;
	u64 mult;
	u64 cycle_last;
	u64 nsec;		/* shifted */
	u64 base_ns;
};

extern struct clock_numbers clock_numbers;

/* False: clock_ns() has to ask the kernel. */
static __always_inline bool clock_read(u64 *ns)
{
	const struct clock_numbers *now = &clock_numbers;
	u32 done = READ_ONCE(now->done);
	s64 delta;

	smp_rmb();	/* pairs with the one before "done" in clock.c */
	/* a change that comes in between is found out below */
	delta = rdtsc_ordered() - data_race(now->cycle_last);
	/* this CPU's counter may be behind by a little: that is no time, and not ages */
	if (unlikely(delta < 0))
		return false;
	/* and so is one that comes here */
	*ns = data_race(now->base_ns + ((delta * now->mult + now->nsec) >> now->shift));
	smp_rmb();	/* pairs with the one after "begun" */
	return likely(READ_ONCE(now->begun) == done);
}

static __always_inline u64 clock_ns(void)
{
	u64 ns;

	return likely(clock_read(&ns)) ? ns : clock_ask();
}

int clock_init(void);
void clock_exit(void);

#else

static inline u64 clock_ns(void)
{
	return clock_ask();
}

static inline bool clock_read(u64 *ns)
{
	*ns = clock_ns();
	return true;
}

static inline int clock_init(void)
{
	return 0;
}

static inline void clock_exit(void)
{
}

#endif

#endif
