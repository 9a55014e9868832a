// SPDX-License-Identifier: GPL-2.0
/*
 * Waking the client: when a ring holds watermark bytes, or when a record has
 * waited for the deadline by its own time, and else not at all.
 *
 * The producer compares its head with ring->wake_at and may queue an irq_work,
 * nothing more; having called once, it sets wake_at out of reach. Who waits sets
 * it: just behind head while the ring is empty (the first record then starts the
 * deadline), else at the watermark.
 *
 * There is no full barrier between the producer's store of head and its load of
 * wake_at, and no lock between its store of wake_at and ours, so a producer may
 * miss or undo a wake_at that was set at that moment. That is why every change of
 * a wake_at is followed by another look, CHECK_MS later: by then all CPUs see the
 * new value, and what was missed is found. When such a look has nothing to change
 * and finds no record, nothing runs any more until a producer calls.
 */
#include <linux/math64.h>
#include "capture.h"
#include "clock.h"

#define CHECK_MS	10

enum wake_state { WAKE_QUIET, WAKE_WAITING, WAKE_READY };

u64 ring_unread(struct ring *ring, u64 *tail)
{
	u64 head = READ_ONCE(ring->producer->head);
	u64 oldest = local_read(&ring->oldest);
	u64 unread;

	*tail = READ_ONCE(ring->consumer->tail);
	if (ring->flight && !(oldest & RING_HELD))
		*tail = oldest;
	unread = head - *tail;
	if (unread > ring->size) {
		*tail = head - ring->size;
		unread = ring->size;
	}
	return unread;
}

/* Sets wake_at as the ring's state wants it; true: it was something else. */
static bool set_wake_at(struct ring *ring, u64 wake_at)
{
	if (READ_ONCE(ring->wake_at) == wake_at)
		return false;
	WRITE_ONCE(ring->wake_at, wake_at);
	smp_mb();	/* before the caller looks at head once more */
	return true;
}

/* How long the oldest unread record has waited. What tail points at is the client's
 * word, but lies in the ring, and a wrong time does no harm to anybody else.
 */
static u64 oldest_age(const struct ring *ring, u64 tail)
{
	const struct ringtap_record *rec = ring_at(ring, tail & ~7ULL);
	s64 age = clock_ns() - READ_ONCE(rec->ns);

	return READ_ONCE(rec->type) == RINGTAP_PAD || age < 0 ? 0 : age;
}

/* What a look at the rings has shown */
struct watch {
	enum wake_state state;
	u64 age;		/* of the oldest unread record */
	bool changed;		/* some wake_at was not what it should be */
};

static void watch_ring(struct capture *capture, struct ring *ring, struct watch *watch)
{
	u32 watermark = READ_ONCE(capture->running) ? capture->watermark : 1;
	u64 tail, unread;

	if (capture->flight && !READ_ONCE(capture->held))
		return;		/* nobody reads */
	unread = ring_unread(ring, &tail);
	if (unread < watermark) {
		watch->changed |= set_wake_at(ring, tail + (unread ? watermark : 1));
		unread = ring_unread(ring, &tail);
	}
	if (!unread)
		return;
	watch->state = max_t(enum wake_state, watch->state, WAKE_WAITING);
	watch->age = max(watch->age, oldest_age(ring, tail));
	if (unread >= watermark || watch->age >= capture->deadline_ms * NSEC_PER_MSEC)
		watch->state = WAKE_READY;
}

static void watch_all(struct capture *capture, struct watch *watch)
{
	int cpu;

	for_each_possible_cpu(cpu) {
		struct ring *ring = &per_cpu_ptr(capture->cpus, cpu)->ring;

		if (ring_is_there(ring))
			watch_ring(capture, ring, watch);
	}
}

/* Looks again when the oldest record has waited enough, or soon if there is none. */
static void check_later(struct capture *capture, const struct watch *watch)
{
	u32 ms = CHECK_MS;

	if (watch->state == WAKE_WAITING)
		ms = capture->deadline_ms - div_u64(watch->age, NSEC_PER_MSEC);
	else if (!watch->changed)
		return;
	schedule_delayed_work(&capture->deadline, msecs_to_jiffies(ms));
}

static void deadline_passed(struct work_struct *work)
{
	struct capture *capture = container_of(to_delayed_work(work), struct capture, deadline);
	struct watch watch = { WAKE_QUIET };

	watch_all(capture, &watch);
	if (watch.state == WAKE_READY)
		wake_now(capture);
	else
		check_later(capture, &watch);
}

static void producer_calls(struct irq_work *work)
{
	struct capture_cpu *cpu = container_of(work, struct capture_cpu, wake);
	struct watch watch = { WAKE_QUIET };

	watch_ring(cpu->capture, &cpu->ring, &watch);
	if (watch.state == WAKE_READY)
		wake_now(cpu->capture);
	else
		check_later(cpu->capture, &watch);
}

void wake_setup(struct capture *capture)
{
	init_waitqueue_head(&capture->wait);
	INIT_DELAYED_WORK(&capture->deadline, deadline_passed);
}

void wake_setup_cpu(struct capture *capture, struct capture_cpu *cpu)
{
	cpu->capture = capture;
	init_irq_work(&cpu->wake, producer_calls);
}

/* Nothing calls any more, and nothing is called any more. */
void wake_shut_down(struct capture *capture)
{
	int cpu;

	for_each_possible_cpu(cpu)
		irq_work_sync(&per_cpu_ptr(capture->cpus, cpu)->wake);
	cancel_delayed_work_sync(&capture->deadline);
}

void wake_now(struct capture *capture)
{
	wake_up_interruptible(&capture->wait);
}

__poll_t wake_poll(struct capture *capture, struct file *file, poll_table *wait)
{
	struct watch watch = { WAKE_QUIET };
	__poll_t mask = 0;

	poll_wait(file, &capture->wait, wait);
	watch_all(capture, &watch);
	if (watch.state == WAKE_READY)
		mask |= EPOLLIN | EPOLLRDNORM;
	else
		check_later(capture, &watch);
	if (READ_ONCE(capture->cpus_changed))
		mask |= EPOLLPRI;
	return mask;
}
