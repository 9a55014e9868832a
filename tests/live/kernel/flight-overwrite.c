// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Flight mode: the last calls of many are in the ring, in order and whole; none
 * is lost while nobody reads, and the count of those that went before is exact.
 * While a load runs, snapshots one after the other are as good.
 */
#include <signal.h>
#include "lib.h"

#define CALLS 50000
#define SNAPSHOTS 20

static void calls(void *arg)
{
	int i, nr = *(int *)arg;

	pin_to(0);
	for (i = 0; i < nr; i++)
		MARK(i);
}

static void endless(void *arg)
{
	(void)arg;
	pin_to(0);
	for (;;)
		MARK(0);
}

static void hold(struct capture *c)
{
	int cpu;

	expect_eq(request(c, RINGTAP_IOC_HOLD, NULL), 0, "HOLD");
	for (cpu = 0; cpu < MAX_CPUS; cpu++)
		if (c->rings[cpu].consumer)
			c->rings[cpu].tail = c->rings[cpu].producer->oldest;
}

/* The number of the first record of CPU 0, which the reader then expects */
static uint64_t first_seq(struct ring *ring)
{
	const struct ringtap_record *rec;
	uint64_t head = __atomic_load_n(&ring->producer->head, __ATOMIC_ACQUIRE);
	uint64_t pos;

	for (pos = ring->tail; pos != head; pos += rec->len) {
		rec = (const void *)(ring->data + (pos & (ring->size - 1)));
		if (rec->type != RINGTAP_PAD)
			return rec->seq;
	}
	return ring->seq;
}

struct last {
	uint64_t calls, next;
};

static void in_order(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct ringtap_syscall *sys = (const void *)rec;
	struct last *last = arg;

	if (rec->type != RINGTAP_SYSCALL)
		return;
	expect_eq(cpu, 0, "the CPU of a call");
	if (last->calls++)
		expect_eq(sys->args[0], last->next, "argument of the next call");
	last->next = sys->args[0] + 1;
}

static void make(struct capture *c, struct child *child, void (*run)(void *), void *arg)
{
	struct ringtap_filter filter;
	uint32_t pid;

	capture_open(c);
	expect(c->info.features & RINGTAP_FEAT_FLIGHT, "INFO does not tell of flight mode");
	c->setup = (struct ringtap_setup){ .size = sizeof(c->setup), .mode = RINGTAP_MODE_FLIGHT,
					   .ring_size = 1 << 16 };
	expect_eq(request(c, RINGTAP_IOC_SETUP, &c->setup), 0, "SETUP");
	capture_map(c);
	child_fork(child, run, arg);
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	pid = child->pid;
	filter_pids(&filter, 0, &pid, 1);
	capture_filter(c, &filter);
	capture_start(c);
	child_go(child);
}

static void last_calls_are_kept(void)
{
	struct last last = { 0, 0 };
	struct ringtap_stat stat;
	struct capture c;
	struct child child;
	int nr = CALLS;

	make(&c, &child, calls, &nr);
	child_join(&child);
	capture_stop(&c);
	hold(&c);
	c.rings[0].seq = first_seq(&c.rings[0]);
	capture_stat(&c, 0, &stat);
	expect_eq(stat.overwritten, c.rings[0].seq, "STAT's overwritten");
	capture_drain(&c, in_order, &last);
	expect_eq(last.next, CALLS, "the last call");
	expect(last.calls * sizeof(struct ringtap_syscall) > c.setup.ring_size * 3 / 4,
	       "only %llu calls are left", (unsigned long long)last.calls);
	expect_eq(last.calls + stat.overwritten, CALLS, "calls kept and overwritten");
	expect_eq(stat.produced, CALLS, "STAT's produced");
	expect_eq(stat.lost, 0, "STAT's lost");
	capture_close(&c);
}

static void snapshots_under_load(void)
{
	uint64_t before = 0, seq;
	struct capture c;
	struct child child;
	int i;

	make(&c, &child, endless, NULL);
	for (i = 0; i < SNAPSHOTS; i++) {
		sleep_ms(5);
		hold(&c);
		expect_eq(request(&c, RINGTAP_IOC_HOLD, NULL), -EBUSY, "HOLD of what is held");
		seq = first_seq(&c.rings[0]);
		expect(seq >= before, "the oldest record is older than before");
		before = c.rings[0].seq = seq;
		/* what is lost while we read is told, and numbers go on: both are checked */
		capture_drain(&c, NULL, NULL);
		capture_drain(&c, NULL, NULL);
		expect_eq(request(&c, RINGTAP_IOC_RESUME, NULL), 0, "RESUME");
	}
	expect(c.rings[0].drained > 100, "hardly anything was seen");
	kill(child.pid, SIGKILL);
	child_wait(&child);
	capture_close(&c);
}

static void refusals(void)
{
	struct capture c;

	capture_make(&c, 0, 0, 1 << 16);
	expect_eq(request(&c, RINGTAP_IOC_HOLD, NULL), -EINVAL, "HOLD in stream mode");
	expect_eq(request(&c, RINGTAP_IOC_RESUME, NULL), -EINVAL, "RESUME in stream mode");
	capture_close(&c);
	capture_open(&c);
	expect_eq(request(&c, RINGTAP_IOC_HOLD, NULL), -EINVAL, "HOLD before SETUP");
	capture_close(&c);
}

int main(void)
{
	refusals();
	last_calls_are_kept();
	snapshots_under_load();
	return 0;
}
