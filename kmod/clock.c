// SPDX-License-Identifier: GPL-2.0
#include <linux/atomic.h>
#include <linux/delay.h>
#include "clock.h"

#define LOOKS	3	/* a tick may end within one of them */

bool clock_is_coarse;
static atomic64_t newest;

/* Nobody waits here: who has to try again has been overtaken by somebody who is done. */
u64 clock_in_order(u64 ns)
{
	s64 last = atomic64_read(&newest), seen;
	u64 next;

	for (;;) {
		next = max_t(u64, ns, last + 1);
		seen = atomic64_cmpxchg(&newest, last, next);
		if (likely(seen == last))
			return next;
		last = seen;
	}
}

void clock_refresh(void)
{
	bool coarse = false;
	int i;

	for (i = 0; i < LOOKS; i++) {
		u64 ns = ktime_get_mono_fast_ns();

		udelay(2);
		coarse |= ktime_get_mono_fast_ns() == ns;
	}
	WRITE_ONCE(clock_is_coarse, coarse);
}

#if KERNEL_TELLS_TIMEKEEPING
#include <linux/clocksource.h>
#include <linux/pvclock_gtod.h>
#include <linux/timekeeper_internal.h>

struct clock_numbers clock_numbers ____cacheline_aligned = { .begun = 1 };

/* By one at a time, under the kernel's own lock of its clock. */
static int numbers_change(struct notifier_block *unused, unsigned long was_set, void *keeper)
{
	const struct tk_read_base *from = &((const struct timekeeper *)keeper)->tkr_mono;
	struct clock_numbers *to = &clock_numbers;
	u32 change = to->done + 1;

	WRITE_ONCE(to->begun, change);
	smp_wmb();	/* before the first of them changes */
	to->shift = from->shift;
	to->mult = from->mult;
	to->cycle_last = from->cycle_last;
	to->nsec = from->xtime_nsec;
	to->base_ns = ktime_to_ns(from->base);
	smp_wmb();	/* after the last */
	if (!strcmp(from->clock->name, "tsc"))
		WRITE_ONCE(to->done, change);
	return NOTIFY_OK;
}

static struct notifier_block timekeeping = { .notifier_call = numbers_change };

/* Calls us at once, too. */
int clock_init(void)
{
	return pvclock_gtod_register_notifier(&timekeeping);
}

void clock_exit(void)
{
	pvclock_gtod_unregister_notifier(&timekeeping);
}

#endif
