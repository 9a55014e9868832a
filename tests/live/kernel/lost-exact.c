// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A known number of calls, the smallest ring and nobody who reads: what is
 * drained and what is told as lost add up to that number, and the second STOP
 * tells what the first had no room for.
 */
#include "lib.h"

#define CALLS 100000

static void calls(void *arg)
{
	int i;

	(void)arg;
	pin_to(0);
	for (i = 0; i < CALLS; i++)
		MARK(i);
}

/* The first ones are kept, in their order. */
static void in_order(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct ringtap_syscall *sys = (const void *)rec;
	uint64_t *next = arg;

	expect_eq(cpu, 0, "the CPU of a record");
	if (rec->type != RINGTAP_SYSCALL)
		return;
	expect_eq(sys->args[0], *next, "argument of the next call");
	++*next;
}

int main(void)
{
	struct ringtap_filter filter;
	struct capture c;
	struct child child;
	uint64_t next = 0;
	uint32_t pid;

	capture_open(&c);
	capture_setup(&c, 0, 0, c.info.ring_size_min);
	child_fork(&child, calls, NULL);
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	pid = child.pid;
	filter_pids(&filter, 0, &pid, 1);
	capture_filter(&c, &filter);
	capture_start(&c);
	child_go(&child);
	child_join(&child);

	capture_stop(&c);
	capture_drain(&c, in_order, &next);
	expect_eq(drained_of(&c, ANY), c.setup.ring_size / sizeof(struct ringtap_syscall),
		  "records in a full ring");
	expect_eq(lost_of(&c, ANY), 0, "lost records told in a full ring");
	capture_finish(&c, NULL, NULL);
	expect_eq(drained_of(&c, RINGTAP_SYSCALL) + lost_of(&c, RINGTAP_SYSCALL), CALLS,
		  "drained and lost calls");
	return 0;
}
