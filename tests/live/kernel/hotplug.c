// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * CPUs go off and on under load, one that was off at SETUP comes up: it gets a
 * ring, poll tells so until it was asked for, and all accounts stay exact.
 */
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include "lib.h"

#define ROUNDS 6
#define CALLS 40000
/* for all of them, should nobody read for a while: a record of a CPU is not to be lost */
#define RING (16 << 20)

static struct capture c;
/* CPU records: how often each came and went, and what it did last */
static int ups[MAX_CPUS], downs[MAX_CPUS], last_action[MAX_CPUS];

static void look(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct ringtap_cpu *seen = (const void *)rec;

	(void)cpu;
	(void)arg;
	if (rec->type != RINGTAP_CPU)
		return;
	expect(seen->cpu < MAX_CPUS, "a record of CPU %u", seen->cpu);
	expect(seen->action == RINGTAP_CPU_UP || seen->action == RINGTAP_CPU_DOWN, "action %u", seen->action);
	(seen->action == RINGTAP_CPU_UP ? ups : downs)[seen->cpu]++;
	last_action[seen->cpu] = seen->action;
}

/* Wherever the scheduler lets us run */
static void calls(void *arg)
{
	int i;

	(void)arg;
	for (i = 0; i < CALLS; i++) {
		MARK(i);
		if (i % 100 == 99)
			sleep_ms(1);
	}
}

static int poll_now(int ms)
{
	struct pollfd poll_fd = { .fd = c.fd, .events = POLLIN | POLLPRI };

	return poll(&poll_fd, 1, ms) > 0 ? poll_fd.revents : 0;
}

static void new_ring(int cpu)
{
	expect(!c.rings[cpu].consumer, "CPU %d, which is off, has a ring", cpu);
	expect(!(poll_now(0) & POLLPRI), "POLLPRI before anything came up");
	expect(set_online(cpu, true), "CPU %d does not come up: %m", cpu);
	expect(poll_now(2000) & POLLPRI, "no POLLPRI behind a new ring");
	expect(poll_now(0) & POLLPRI, "POLLPRI is told once only");
	capture_map(&c);
	expect(!(poll_now(0) & POLLPRI), "POLLPRI after it was asked for");
	expect(c.rings[cpu].consumer, "CPU %d, which came up, has no ring", cpu);
}

/* All that was done to them has been told, and no more. */
static void check_told(int first, int cpus)
{
	int cpu;

	expect_eq(lost_of(&c, RINGTAP_CPU), 0, "lost records of CPUs");
	for (cpu = 0; cpu < cpus; cpu++) {
		expect_eq(downs[cpu], cpu < first ? 0 : ROUNDS, "times that CPU %d went", cpu);
		expect_eq(ups[cpu], (cpu < first ? 0 : ROUNDS) + (cpu == cpus - 1),
			  "times that CPU %d came", cpu);
		expect_eq(last_action[cpu], cpu < first ? 0 : RINGTAP_CPU_UP, "last action of CPU %d", cpu);
	}
}

static void on_and_off(int first, int cpus)
{
	int round, cpu;

	for (round = 0; round < ROUNDS; round++)
		for (cpu = first; cpu < cpus; cpu++) {
			expect(set_online(cpu, false), "CPU %d does not go: %m", cpu);
			sleep_ms(30);
			capture_drain(&c, look, NULL);
			expect(set_online(cpu, true), "CPU %d does not come: %m", cpu);
			sleep_ms(30);
			capture_drain(&c, look, NULL);
		}
	expect(!(poll_now(0) & POLLPRI), "POLLPRI for CPUs that have their rings");
}

static void on_cpu(void *arg)
{
	pin_to(*(int *)arg);
	MARK(CALLS);
}

/* What happens on a CPU is in that CPU's ring. */
static void check_ring(int cpu)
{
	struct ringtap_filter filter;
	struct child child;
	uint64_t before;
	uint32_t pid;

	capture_drain(&c, NULL, NULL);
	before = c.rings[cpu].drained;
	child_fork(&child, on_cpu, &cpu);
	pid = child.pid;
	filter_no_calls(&filter);
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	filter.types = 1 << RINGTAP_SYSCALL;
	filter_pids(&filter, 0, &pid, 1);
	capture_filter(&c, &filter);
	child_go(&child);
	child_join(&child);
	capture_drain(&c, NULL, NULL);
	expect_eq(c.rings[cpu].drained - before, 1, "records of the call on CPU %d", cpu);
}

static void read_until_end(struct child *writer)
{
	int status;

	while (!waitpid(writer->pid, &status, WNOHANG)) {
		capture_drain(&c, look, NULL);
		sleep_ms(2);
	}
	expect_eq(status, 0, "status of a writer");
}

static void start(struct child *writers, int nr)
{
	struct ringtap_filter filter;
	uint32_t pids[8];
	int i;

	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 0, RING);
	for (i = 0; i < nr; i++) {
		child_fork(&writers[i], calls, NULL);
		pids[i] = writers[i].pid;
	}
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL | 1 << RINGTAP_CPU;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	filter_pids(&filter, 0, pids, nr);
	capture_filter(&c, &filter);
	capture_start(&c);
	for (i = 0; i < nr; i++)
		child_go(&writers[i]);
}

int main(void)
{
	int cpus = online_cpus(), nr = 3, i;
	struct child writers[3];
	int last = cpus - 1;

	if (cpus < 2)
		skip("needs two CPUs");
	if (!set_online(last, false))
		skip("CPU %d cannot be taken off", last);
	start(writers, nr);
	new_ring(last);
	on_and_off(1, cpus);
	for (i = 0; i < nr; i++)
		read_until_end(&writers[i]);
	check_told(1, cpus);
	for (i = 0; i < cpus; i++)
		check_ring(i);
	capture_finish(&c, NULL, NULL);
	expect_eq(drained_of(&c, RINGTAP_SYSCALL) + lost_of(&c, RINGTAP_SYSCALL), nr * CALLS + cpus,
		  "calls, drained and lost");
	return 0;
}
