// SPDX-License-Identifier: MIT OR Apache-2.0
/* CONTAINED: only calls made where the mount namespace is not the host's; all of process life. */
#include <fcntl.h>
#include <sched.h>
#include "lib.h"

#define PAUSE_MS	100

/* Kernels before 3.8 have no way back. */
static int host_space(void)
{
	return open("/proc/1/ns/mnt", O_RDONLY | O_CLOEXEC);
}

static void calls(void *arg)
{
	int host = host_space(), *returned = arg;

	MARK(1);
	if (!fork())
		_exit(0);
	wait(NULL);
	if (unshare(CLONE_NEWNS))
		_exit(1);
	MARK(2);
	if (!fork()) {
		MARK(3);
		_exit(0);
	}
	wait(NULL);
	if (host < 0 || setns(host, CLONE_NEWNS))
		_exit(0);
	*returned = 1;
	MARK(4);
	sleep_ms(PAUSE_MS);
	if (unshare(CLONE_NEWNS))
		_exit(1);
	MARK(5);
}

static void expect_marks(const struct records *records, const int *marks, size_t nr)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0, i;

	for (i = 0; i < nr; i++) {
		sys = next_call(records, &pos, ANY, SYS_getppid);
		expect(sys, "mark %d is missing", marks[i]);
		expect_eq(sys->args[0], marks[i], "next mark");
	}
	expect(!next_call(records, &pos, ANY, SYS_getppid), "a mark of the host");
}

/* Who left by setns and came back by unshare has not been in either for long. */
static void expect_no_old_entries(const struct records *records)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0;

	while ((sys = next_call(records, &pos, ANY, SYS_unshare)))
		expect(!(sys->h.flags & RINGTAP_F_ENTRY_TIME) ||
		       sys->h.ns - sys->entry_ns < PAUSE_MS * 1000000ULL,
		       "unshare took %llu ns", (unsigned long long)(sys->h.ns - sys->entry_ns));
}

static void check_mode(uint32_t setup_flags, int *returned)
{
	static const int marks[] = { 2, 3, 5 };
	struct ringtap_filter filter;
	struct records records;
	struct capture c;

	*returned = 0;
	capture_make(&c, setup_flags, 0, 1 << 20);
	filter_all(&filter);
	filter.flags = RINGTAP_FILTER_CONTAINED;
	capture_filtered(&c, &filter, calls, returned, &records);
	expect_eq(records.status, 0, "status of the child");
	expect_marks(&records, marks, *returned ? 3 : 2);
	expect_no_old_entries(&records);
	expect_eq(count_records(&records, RINGTAP_FORK), 2, "forks, here and there");
	expect_eq(count_records(&records, RINGTAP_EXIT), 3, "exits, here and there");
}

int main(void)
{
	int *returned = shared_memory(sizeof(*returned));

	check_mode(0, returned);
	check_mode(RINGTAP_SETUP_ENTRY_TIME, returned);
	if (!*returned)
		puts("# this kernel has no way back into the host's mount namespace");
	return 0;
}
