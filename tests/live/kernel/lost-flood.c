// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Four writers, the smallest rings and nobody who reads: nothing is lost
 * silently, and for each type of record the sum is what the writers did.
 */
#include <fcntl.h>
#include "lib.h"

#define WRITERS 4
#define ROUNDS 8000
#define FORKS 20

static void flood(void *arg)
{
	int i;

	(void)arg;
	for (i = 0; i < ROUNDS; i++) {
		MARK(i);
		close(open("/dev/null", O_RDONLY));
		if (i % (ROUNDS / FORKS))
			continue;
		if (!fork())
			_exit(0);
		wait(NULL);
	}
}

static void choose_calls(struct ringtap_filter *filter, const uint32_t *pids)
{
	filter_no_calls(filter);
	filter_add_call(filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	filter_add_call(filter, RINGTAP_ABI_NATIVE, SYS_openat);
	filter_add_call(filter, RINGTAP_ABI_NATIVE, SYS_exit_group);
	filter_pids(filter, RINGTAP_FILTER_TREES, pids, WRITERS);
}

static void expect_sum(const struct capture *c, int type, uint64_t sum)
{
	expect_eq(drained_of(c, type) + lost_of(c, type), sum, "records of type %d, drained and lost",
		  type);
}

int main(void)
{
	struct child writers[WRITERS];
	struct ringtap_filter filter;
	uint32_t pids[WRITERS];
	struct capture c;
	int i;

	capture_open(&c);
	capture_setup(&c, 0, 80, c.info.ring_size_min);
	for (i = 0; i < WRITERS; i++) {
		child_fork(&writers[i], flood, NULL);
		pids[i] = writers[i].pid;
	}
	choose_calls(&filter, pids);
	capture_filter(&c, &filter);
	capture_start(&c);
	for (i = 0; i < WRITERS; i++)
		child_go(&writers[i]);
	for (i = 0; i < WRITERS; i++)
		child_join(&writers[i]);
	capture_finish(&c, NULL, NULL);

	expect_sum(&c, RINGTAP_SYSCALL, WRITERS * ROUNDS * 2);
	expect_sum(&c, RINGTAP_FORK, WRITERS * FORKS);
	expect_sum(&c, RINGTAP_ENTRY, WRITERS * (FORKS + 1));
	expect_sum(&c, RINGTAP_EXIT, WRITERS * (FORKS + 1));
	expect(lost_of(&c, ANY) > 0, "a flood that nobody reads lost nothing");
	return 0;
}
