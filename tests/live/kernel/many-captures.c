// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * As many captures as can run at once, each with a filter of its own. Half of
 * them are never read and overflow; the others get all that is theirs, and
 * nothing else. One more is refused until one of them ends.
 */
#include <fcntl.h>
#include "lib.h"

#define CALLS 2000

/* One call for each capture; none of them does anything. */
static const int numbers[] = {
	SYS_getppid, SYS_getpid, SYS_gettid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid,
	SYS_getsid,
};

static struct capture captures[64];

static int number_of(unsigned int i)
{
	return numbers[i % ARRAY_SIZE(numbers)];
}

static bool is_stalled(unsigned int i)
{
	return i % 2;
}

static void calls(void *arg)
{
	unsigned int i;

	(void)arg;
	for (i = 0; i < CALLS * ARRAY_SIZE(numbers); i++)
		raw_call(number_of(i), i, 0, 0, 0, 0, 0);
}

static void make(unsigned int i, uint32_t pid)
{
	struct ringtap_filter filter;
	struct capture *c = &captures[i];

	capture_make(c, i % 3 ? 0 : RINGTAP_SETUP_ENTRY_TIME, 0, 1 << (is_stalled(i) ? 15 : 20));
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, number_of(i));
	filter_pids(&filter, 0, &pid, 1);
	capture_filter(c, &filter);
	capture_start(c);
}

static void check(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct ringtap_syscall *sys = (const void *)rec;
	unsigned int i = *(unsigned int *)arg;

	(void)cpu;
	if (rec->type == RINGTAP_LOST)
		return;
	expect_eq(rec->type, RINGTAP_SYSCALL, "type of a record of capture %u", i);
	expect_eq(sys->nr, number_of(i), "call in the records of capture %u", i);
}

static void check_capture(unsigned int i)
{
	struct capture *c = &captures[i];

	capture_finish(c, check, &i);
	expect_eq(drained_of(c, ANY) + lost_of(c, ANY), CALLS, "calls of capture %u", i);
	if (is_stalled(i))
		expect(lost_of(c, ANY) > 0, "capture %u was not read and lost nothing", i);
	else
		expect_eq(lost_of(c, ANY), 0, "lost by capture %u", i);
	capture_close(c);
}

static void one_more(void)
{
	struct capture c;

	capture_make(&c, 0, 0, 1 << 15);
	expect_eq(request(&c, RINGTAP_IOC_START, NULL), -EBUSY, "START of one capture too many");
	capture_stop(&captures[0]);
	capture_start(&c);
	expect_eq(request(&captures[0], RINGTAP_IOC_START, NULL), -EBUSY, "START in its place");
	capture_close(&c);
	capture_start(&captures[0]);
}

int main(void)
{
	struct child child;
	unsigned int i, max;

	capture_open(&captures[0]);
	max = captures[0].info.captures_max;
	capture_close(&captures[0]);
	expect(max >= 8 && max <= ARRAY_SIZE(captures), "captures_max is %u", max);
	child_fork(&child, calls, NULL);
	for (i = 0; i < max; i++)
		make(i, child.pid);
	one_more();
	child_go(&child);
	child_join(&child);
	for (i = 0; i < max; i++)
		check_capture(i);
	return 0;
}
