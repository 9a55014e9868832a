// SPDX-License-Identifier: GPL-2.0
/*
 * The flight recorder's side of a capture: its rings are held for a reader, and
 * let go again. ring.h has the protocol.
 */
#include <linux/cpu.h>
#include <linux/mm.h>
#include <linux/smp.h>
#include "capture.h"

/* What is to be done to each ring of a capture, on its CPU, with interrupts off */
struct visit {
	struct capture *capture;
	void (*to)(struct capture_cpu *cpu);
};

static void visit_ring(const struct visit *visit, struct capture_cpu *cpu)
{
	if (ring_is_there(&cpu->ring))
		visit->to(cpu);
}

static void visit_here(void *arg)
{
	const struct visit *visit = arg;

	visit_ring(visit, this_cpu_ptr(visit->capture->cpus));
}

/* With the CPUs held still: those that are off have no producer, nor get one. */
static void visit_all(struct capture *capture, void (*to)(struct capture_cpu *cpu))
{
	struct visit visit = { capture, to };
	int cpu;

	on_each_cpu(visit_here, &visit, 1);
	for_each_possible_cpu(cpu)
		if (!cpu_online(cpu))
			visit_ring(&visit, per_cpu_ptr(capture->cpus, cpu));
}

static void hold_ring(struct capture_cpu *cpu)
{
	ring_hold(&cpu->ring, page_address(cpu->pages.consumer));
}

static void resume_ring(struct capture_cpu *cpu)
{
	ring_resume(&cpu->ring);
}

static void count_ring(struct capture_cpu *cpu)
{
	ring_note_overwritten(&cpu->ring);
}

void flight_count(struct capture *capture)
{
	if (capture->flight)
		visit_all(capture, count_ring);
}

/* A CPU that comes up later finds `held` and makes its ring so, see add_ring(). */
static void set_held(struct capture *capture, bool held)
{
	cpus_read_lock();
	WRITE_ONCE(capture->held, held);
	visit_all(capture, held ? hold_ring : resume_ring);
	cpus_read_unlock();
}

int capture_hold(struct capture *capture)
{
	int err = 0;

	mutex_lock(&capture->lock);
	if (!capture->ready || !capture->flight)
		err = -EINVAL;
	else if (capture->held)
		err = -EBUSY;
	else
		set_held(capture, true);
	mutex_unlock(&capture->lock);
	return err;
}

int capture_resume(struct capture *capture)
{
	int err = 0;

	mutex_lock(&capture->lock);
	if (!capture->ready || !capture->flight)
		err = -EINVAL;
	else if (capture->held)
		set_held(capture, false);
	mutex_unlock(&capture->lock);
	return err;
}
