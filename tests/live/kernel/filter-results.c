// SPDX-License-Identifier: MIT OR Apache-2.0
/* FAILED lets through the calls that failed, slower_ns those that took long. */
#include <signal.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include "lib.h"

static void mixed(void *arg)
{
	(void)arg;
	MARK(1);
	raw_call(SYS_close, -1, 0, 0, 0, 0, 0);
	raw_call(SYS_mmap, 0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	raw_call(999, 0, 0, 0, 0, 0, 0);
	raw_call(SYS_openat, -100, 8, 0, 0, 0, 0);
	raw_call(SYS_getpid, 0, 0, 0, 0, 0, 0);
	if (!fork())
		_exit(3);
	wait(NULL);
}

static void only_failed(void)
{
	static const struct {
		int nr, error;
	} failures[] = { { SYS_close, EBADF }, { 999, ENOSYS }, { SYS_openat, EFAULT } };
	const struct ringtap_syscall *sys;
	struct ringtap_filter filter;
	struct records records;
	struct capture c;
	size_t pos = 0, i;

	capture_make(&c, RINGTAP_SETUP_ENTRIES, 0, 1 << 20);
	filter_all(&filter);
	filter.flags = RINGTAP_FILTER_FAILED;
	capture_filtered(&c, &filter, mixed, NULL, &records);
	for (i = 0; i < ARRAY_SIZE(failures); i++) {
		sys = next_call(&records, &pos, ANY, ANY);
		expect(sys, "failure %zu is missing", i);
		expect_eq(sys->nr, failures[i].nr, "failure %zu", i);
		expect_eq(sys->ret, -failures[i].error, "result of failure %zu", i);
	}
	expect(!next_call(&records, &pos, ANY, ANY), "a call more than those that failed");
	expect_eq(count_records(&records, RINGTAP_ENTRY), 0, "ENTRY records");
	expect_eq(count_records(&records, RINGTAP_FORK), 1, "FORK records");
	expect_eq(count_records(&records, RINGTAP_EXIT), 2, "EXIT records");
	capture_close(&c);
}

static int spare;

static void closes(int signal)
{
	(void)signal;
	raw_call(SYS_close, spare, 0, 0, 0, 0, 0);
}

/* The return from the handler gives back what the call that it interrupted has returned. */
static void fails_around_a_close(void *arg)
{
	struct itimerval timer = { .it_value = { .tv_usec = 50000 } };
	struct sigaction action = { .sa_handler = closes };

	(void)arg;
	spare = dup(0);
	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &timer, NULL);
	expect_eq(raw_call(SYS_ppoll, 0, 0, 0, 0, 0, 0), -EINTR, "result of the interrupted call");
}

static void no_failure_of_another_call(void)
{
	const struct ringtap_syscall *sys;
	struct ringtap_filter filter;
	struct records records;
	struct capture c;
	size_t pos = 0;

	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 0, 1 << 20);
	filter_no_calls(&filter);
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_close);
	filter.flags = RINGTAP_FILTER_FAILED;
	capture_filtered(&c, &filter, fails_around_a_close, NULL, &records);
	sys = next_call(&records, &pos, ANY, ANY);
	expect(!sys, "call %d is said to have failed with %lld", sys ? sys->nr : 0,
	       sys ? (long long)sys->ret : 0);
	capture_close(&c);
}

static void slow_and_fast(void *arg)
{
	struct timespec zero = { 0, 0 }, some = { 0, 60000000 };

	(void)arg;
	MARK(1);
	raw_call(SYS_nanosleep, (long)&zero, 0, 0, 0, 0, 0);
	raw_call(SYS_nanosleep, (long)&some, 0, 0, 0, 0, 0);
	MARK(2);
	raw_call(SYS_nanosleep, (long)&some, 1, 0, 0, 0, 0);
}

static void only_slow(void)
{
	const struct ringtap_syscall *sys;
	struct ringtap_filter filter;
	struct records records;
	struct capture c;
	size_t pos = 0;
	int i;

	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 0, 1 << 20);
	filter_all(&filter);
	filter.slower_ns = 50000000;
	capture_filtered(&c, &filter, slow_and_fast, NULL, &records);
	for (i = 0; i < 2; i++) {
		sys = next_call(&records, &pos, ANY, SYS_nanosleep);
		expect(sys, "long sleep %d is missing", i);
		expect_eq(sys->args[1], i, "which sleep");
		expect(sys->h.flags & RINGTAP_F_ENTRY_TIME, "its entry time is not known");
		expect(sys->h.ns - sys->entry_ns > 50000000, "it was not slow");
	}
	expect(!find_call(&records, ANY, SYS_getppid), "a fast call passed");
	expect_eq(count_records(&records, RINGTAP_ENTRY), 0, "ENTRY records");
	expect_eq(count_records(&records, RINGTAP_EXIT), 1, "EXIT records");
}

int main(void)
{
	only_failed();
	no_failure_of_another_call();
	only_slow();
	return 0;
}
