// SPDX-License-Identifier: MIT OR Apache-2.0
/* UIDS: by the real user id of the moment, not the effective one. */
#include <sys/fsuid.h>
#include "lib.h"

enum { ALICE = 4711, BOB = 4712, CAROL = 4713 };

static void calls(void *arg)
{
	(void)arg;
	MARK(1);
	if (seteuid(ALICE))
		_exit(1);
	MARK(2);
	if (seteuid(0) || setresuid(ALICE, 0, 0))
		_exit(1);
	MARK(3);
	if (setresuid(CAROL, 0, 0))
		_exit(1);
	MARK(4);
	if (setresuid(BOB, BOB, BOB))
		_exit(1);
	MARK(5);
	if (!fork()) {
		MARK(6);
		_exit(0);
	}
	wait(NULL);
}

#define PAUSE_MS	100

/* The real and the effective user change places, twice. */
static void swaps(void *arg)
{
	(void)arg;
	if (setresuid(ALICE, BOB, 0) || setreuid(BOB, ALICE))
		_exit(1);
	sleep_ms(PAUSE_MS);
	if (setreuid(ALICE, BOB))
		_exit(1);
	MARK(1);
}

/* A call that began as somebody else's was not seen to begin, least of all when an earlier one did. */
static void entries_are_of_the_same_call(void)
{
	const struct ringtap_syscall *sys;
	struct ringtap_filter filter;
	uint32_t alice = ALICE;
	struct records records;
	struct capture c;
	size_t pos = 0;
	int swapped = 0;

	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 0, 1 << 20);
	filter_all(&filter);
	filter.flags = RINGTAP_FILTER_UIDS;
	filter.uids = (uintptr_t)&alice;
	filter.nr_uids = 1;
	capture_filtered(&c, &filter, swaps, NULL, &records);
	expect_eq(records.status, 0, "status of the child that swaps");
	while ((sys = next_call(&records, &pos, ANY, SYS_setreuid))) {
		swapped++;
		expect(!(sys->h.flags & RINGTAP_F_ENTRY_TIME) ||
		       sys->h.ns - sys->entry_ns < PAUSE_MS * 1000000ULL,
		       "setreuid took %llu ns", (unsigned long long)(sys->h.ns - sys->entry_ns));
	}
	expect_eq(swapped, 1, "swaps that made it hers");
}

int main(void)
{
	static const int marks[] = { 3, 5, 6 };
	uint32_t uids[] = { ALICE, BOB };
	const struct ringtap_syscall *sys;
	struct ringtap_filter filter;
	struct records records;
	struct capture c;
	size_t pos = 0, i;

	capture_make(&c, 0, 0, 1 << 20);
	filter_all(&filter);
	filter.flags = RINGTAP_FILTER_UIDS;
	filter.uids = (uintptr_t)uids;
	filter.nr_uids = 2;
	capture_filtered(&c, &filter, calls, NULL, &records);
	expect_eq(records.status, 0, "status of the child");
	for (i = 0; i < ARRAY_SIZE(marks); i++) {
		sys = next_call(&records, &pos, ANY, SYS_getppid);
		expect(sys, "mark %d is missing", marks[i]);
		expect_eq(sys->args[0], marks[i], "next mark");
	}
	expect(!next_call(&records, &pos, ANY, SYS_getppid), "a mark of somebody else");
	expect_eq(count_records(&records, RINGTAP_FORK), 1, "forks by those users");
	expect_eq(count_records(&records, RINGTAP_EXIT), 2, "exits of those users");
	entries_are_of_the_same_call();
	return 0;
}
