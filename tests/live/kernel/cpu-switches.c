// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * SWITCH records: one CPU's make a chain, each goes on from whom the one before went to, also where
 * that is the opener; and of a thread there are as many as the kernel counts.
 */
#include <sys/resource.h>
#include "lib.h"

#define ROUNDS 200

static long *counted;	/* by the kernel, of the child between its marks */

static long switches(void)
{
	struct rusage usage;

	expect(!getrusage(RUSAGE_SELF, &usage), "getrusage: %m");
	return usage.ru_nvcsw + usage.ru_nivcsw;
}

/* Two processes on one CPU that give it to each other */
static void take_turns(void *unused)
{
	int there[2], back[2], i;
	long before;
	char byte = 0;

	(void)unused;
	pin_to(0);
	expect(!pipe(there) && !pipe(back), "pipe: %m");
	if (!fork()) {
		while (read(there[0], &byte, 1) == 1 && byte < 1)
			expect(write(back[1], &byte, 1) == 1, "write: %m");
		_exit(0);
	}
	MARK(1);
	before = switches();
	for (i = 0; i < ROUNDS; i++) {
		byte = i == ROUNDS - 1;
		expect(write(there[1], &byte, 1) == 1, "write: %m");
		expect(byte || read(back[0], &byte, 1) == 1, "read: %m");
	}
	*counted = switches() - before;
	MARK(2);
	wait(NULL);
}

/* All that CPU 0 did, whoever did it. */
static void check_chain(const struct records *records)
{
	const struct ringtap_switch *seen, *last = NULL;
	uint32_t turns = 0;
	size_t i;

	for (i = 0; i < records->nr; i++) {
		seen = (const void *)records->at[i].rec;
		if (seen->h.type != RINGTAP_SWITCH || records->at[i].cpu)
			continue;
		expect(!last || last->next_tid == seen->h.tid,
		       "CPU 0 went to %u, and from %u", last ? last->next_tid : 0, seen->h.tid);
		expect(!last || !seen->h.tid || last->next_tgid == seen->h.tgid, "process of %u", seen->h.tid);
		turns += seen->h.tid == (uint32_t)records->pid && seen->vm_size && seen->vm_rss &&
			 seen->pf_minor;
		last = seen;
	}
	expect(turns >= ROUNDS / 2, "%u turns of a process, with what it uses", turns);
}

/* A switch beside the marks may be one more: between a count and its mark. */
static void check_count(const struct records *records)
{
	long seen = count_behind_mark(records, 1, RINGTAP_SWITCH);

	expect(seen >= *counted && seen <= *counted + 2, "%ld switches of the child, and the kernel counts %ld",
	       seen, *counted);
}

/* The opener takes the same CPU from the child again and again. */
static void check(uint32_t flags)
{
	struct ringtap_filter filter;
	struct records records = { 0 };
	struct capture c;
	struct child child;
	int status;

	capture_make(&c, 0, 0, 1 << 20);
	if (!(c.info.features & RINGTAP_FEAT_SWITCH))
		skip("this kernel does not tell of switches");
	child_fork(&child, take_turns, NULL);
	filter_no_calls(&filter);
	filter.flags = flags;
	filter.types = 1U << RINGTAP_SWITCH | 1U << RINGTAP_SYSCALL;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	capture_filter(&c, &filter);
	capture_start(&c);
	child_go(&child);
	records.pid = child.pid;
	while (!waitpid(child.pid, &status, WNOHANG)) {
		capture_drain(&c, keep, &records);
		sleep_ms(5);
	}
	expect_eq(status, 0, "status of the child");
	capture_finish(&c, keep, &records);
	sort_records(&records);
	expect_eq(lost_of(&c, ANY), 0, "lost records");
	check_chain(&records);
	check_count(&records);
	capture_close(&c);
}

int main(void)
{
	counted = shared_memory(sizeof(*counted));
	pin_to(0);
	check(0);
	check(RINGTAP_FILTER_SELF);
	return 0;
}
