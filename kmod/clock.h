/* SPDX-License-Identifier: GPL-2.0 */
#ifndef RINGTAP_CLOCK_H
#define RINGTAP_CLOCK_H

#include <linux/timekeeping.h>

/* CLOCK_MONOTONIC, read without a lock, so from any context */
static inline u64 clock_ns(void)
{
	return ktime_get_mono_fast_ns();
}

#endif
