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
	return 0;
}
