/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Not yet in this kernel. It has no probe in interrupt context or under a lock
 * either, so what is to be done can be done at once.
 */
#ifndef COMPAT_IRQ_WORK_H
#define COMPAT_IRQ_WORK_H

#include <linux/types.h>

struct irq_work {
	void (*func)(struct irq_work *work);
};

static inline void init_irq_work(struct irq_work *work, void (*func)(struct irq_work *work))
{
	work->func = func;
}

static inline bool irq_work_queue(struct irq_work *work)
{
	work->func(work);
	return true;
}

static inline void irq_work_sync(struct irq_work *work)
{
}

#endif
