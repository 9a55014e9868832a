// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A lean capture, without any entry probe, still knows the calls that end a
 * thread, and a successful execve.
 */
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include "lib.h"

static volatile pid_t tid;

static void *thread(void *arg)
{
	tid = gettid();
	raw_call(SYS_exit, 11, 12, 0, 0, 0, 0);
	return arg;
}

static void calls(void *arg)
{
	char *argv[] = { "sh", "-c", "exit 3", NULL };
	pthread_t id;

	(void)arg;
	if (!fork())
		execv("/bin/sh", argv);
	wait(NULL);
	if (!fork())
		kill(getpid(), SIGKILL);
	wait(NULL);
	pthread_create(&id, NULL, thread, NULL);
	pthread_join(id, NULL);
	/* joined as soon as its memory is let go, before its end is recorded */
	while (!tgkill(getpid(), tid, 0))
		sched_yield();
	raw_call(SYS_exit_group, 0, 22, 23, 24, 25, 26);
}

/* In the order in which they were made */
static const struct {
	int nr;
	uint64_t first;
} ends[] = { { SYS_exit_group, 3 }, { SYS_exit, 11 }, { SYS_exit_group, 0 } };

static void check_entries(const struct records *records)
{
	const struct ringtap_entry *entry;
	size_t pos = 0, i;

	for (i = 0; i < ARRAY_SIZE(ends); i++) {
		entry = next_record(records, &pos, RINGTAP_ENTRY);
		expect(entry, "ENTRY %zu is missing", i);
		expect_eq(entry->nr, ends[i].nr, "call of ENTRY %zu", i);
		expect_eq(entry->args[0], ends[i].first, "status in ENTRY %zu", i);
		/* What ends a thread is told before its end. */
		expect_eq(records->at[pos].rec->type, RINGTAP_EXIT, "record behind ENTRY %zu", i);
		expect_eq(records->at[pos].rec->tid, entry->h.tid, "thread that ends");
	}
	expect_eq(entry->args[5], 26, "last argument of the last exit_group");
	expect(!next_record(records, &pos, RINGTAP_ENTRY), "an ENTRY too many");
}

static void check_exec(const struct records *records)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0;

	expect(next_record(records, &pos, RINGTAP_EXEC), "no EXEC");
	sys = next_call(records, &pos, ANY, ANY);
	expect(sys && sys->nr == SYS_execve, "no return from execve");
	expect_eq(sys->h.flags, RINGTAP_F_ARGS_GONE, "flags of the return from execve");
	expect(!item_next(&sys->h, NULL), "the return from execve has items");
}

int main(void)
{
	const struct ringtap_syscall *sys;
	struct records records;
	struct capture c;
	size_t pos = 0;

	capture_make(&c, 0, 80, 1 << 20);
	capture_child(&c, calls, NULL, &records);
	check_entries(&records);
	check_exec(&records);
	while ((sys = next_call(&records, &pos, ANY, ANY)))
		expect(!sys->entry_ns && !(sys->h.flags & RINGTAP_F_ENTRY_TIME),
		       "call %d has a time of entry", sys->nr);
	return 0;
}
