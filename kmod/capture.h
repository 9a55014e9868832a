/* SPDX-License-Identifier: GPL-2.0 */
/* A capture: one open file, its settings, its rings and its life. */
#ifndef RINGTAP_CAPTURE_H
#define RINGTAP_CAPTURE_H

#include <linux/irq_work.h>
#include <linux/mutex.h>
#include <linux/poll.h>
#include <linux/rcupdate.h>
#include <linux/wait.h>
#include <linux/workqueue.h>
#include "filter.h"
#include "protect.h"
#include "ring_pages.h"

#define CAPTURES_MAX		16	/* that run */
#define CAPTURES_SETUP_MAX	64	/* that are set up */
#define CAPTURE_RING_MIN	(32U << 10)
#define CAPTURE_RING_MAX	(1U << 30)

/* A capture's share of one CPU */
struct capture_cpu {
	struct ring ring;
	struct ring_pages pages;
	struct capture *capture;
	struct irq_work wake;
	struct protect_cpu protect;
};

struct capture {
	/* read by the probes */
	struct filter __rcu *filter;
	struct capture_cpu __percpu *cpus;
	struct pid *owner;	/* the opener's process: its id may become another's */
	u32 setup_flags;	/* RINGTAP_SETUP_* */
	u32 snaplen;
	u32 item_max;		/* longest item: an eighth of a ring */
	u32 asked_types;	/* of RINGTAP_TYPES_ASKED, those that its filter asks for */
	struct protect *protect;	/* NULL: off */
	bool flight;		/* RINGTAP_MODE_FLIGHT */
	bool held;		/* flight: its rings are read */
	bool sees_kernel;	/* may be told where the kernel lies in memory */

	struct mutex lock;	/* one request at a time */
	int running;
	int ready;		/* set up: rings may be mapped */
	u64 ring_size;
	u64 started_ns;
	u32 watermark;
	u32 deadline_ms;
	char comm[RINGTAP_COMM_LEN];

	wait_queue_head_t wait;
	struct delayed_work deadline;
	int cpus_changed;	/* a ring was added and not yet asked for */

	struct list_head list;	/* captures that are set up */
	u32 id;
	u64 memory;		/* see ring_memory_take() */
};

int capture_init(void);
void capture_exit(void);

struct capture *capture_open(void);
void capture_close(struct capture *capture);
int capture_setup(struct capture *capture, struct ringtap_setup *setup);
int capture_set_filter(struct capture *capture, const struct ringtap_filter *words);
int capture_start(struct capture *capture);
int capture_stop(struct capture *capture);
/* protect.c. Less is recorded where the client falls behind. -EINVAL, -EBUSY, -ENOMEM */
int capture_protect(struct capture *capture, const struct ringtap_protect *words);
/* flight.c. Flight mode only: stop the overwriting on all CPUs, and let it go on. */
int capture_hold(struct capture *capture);
int capture_resume(struct capture *capture);
/* Brings each ring's `overwritten` up to date. With the CPUs held still */
void flight_count(struct capture *capture);
int capture_stat(struct capture *capture, struct ringtap_stat *stat);
/* Bit c of bits[]: CPU c has a ring. */
void capture_list_cpus(struct capture *capture, u64 *bits);
/* How many are set up */
u32 captures_setup(void);
/* The set up capture with the lowest id from `from->id` on. -ENOENT */
int capture_describe(struct ringtap_captures *desc);
/* File offset between the rings of two CPUs */
u64 capture_stride(const struct capture *capture);
int capture_map(struct capture *capture, struct vm_area_struct *vma);

static inline bool capture_is_ready(const struct capture *capture)
{
	return smp_load_acquire(&capture->ready);	/* pairs with capture_setup() */
}

/* Does it need a probe where calls begin? */
static inline bool capture_is_probed(const struct capture *capture)
{
	return capture->setup_flags & (RINGTAP_SETUP_ENTRY_TIME | RINGTAP_SETUP_ENTRIES);
}

/* Bytes that the client has not read, by its word as far as it can be true */
u64 ring_unread(struct ring *ring, u64 *tail);

/* Called by producers whose commit says so. */
static inline void capture_call_client(struct capture_cpu *cpu)
{
	WRITE_ONCE(cpu->ring.wake_at, RING_WAKE_NEVER);
	irq_work_queue(&cpu->wake);
}

/* wake.c */
void wake_setup(struct capture *capture);
void wake_setup_cpu(struct capture *capture, struct capture_cpu *cpu);
void wake_shut_down(struct capture *capture);
__poll_t wake_poll(struct capture *capture, struct file *file, poll_table *wait);
/* Wakes whoever waits, whatever the watermark. */
void wake_now(struct capture *capture);

#endif
