// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * ENTRY records: exactly one for each call that never returns, with what its
 * pointers point to; with ENTRIES, one for each call.
 */
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include "lib.h"

static void *block(void *arg)
{
	raw_call(SYS_openat, AT_FDCWD, (long)"/no/thread", O_RDONLY, 0, 0, 0);
	/* Waits for no descriptor, and for ever. */
	raw_call(SYS_ppoll, (long)arg, 0, 0, 0, 5, 6);
	return NULL;
}

static void calls(void *arg)
{
	/* On the stack: at its entry a call has not paged in anything yet. */
	char path[] = "/bin/sh", option[] = "-c", script[] = "kill -9 $$";
	char *argv[] = { path + 5, option, script, NULL };
	pthread_t thread;

	(void)arg;
	MARK(1);
	if (!fork()) {
		execv(path, argv);
		_exit(1);
	}
	wait(NULL);
	raw_call(SYS_openat, AT_FDCWD, (long)"/no/file", O_RDONLY, 0, 0, 0);
	pthread_create(&thread, NULL, block, (void *)0x1234);
	sleep_ms(50);
	raw_call(SYS_exit_group, 6, 7, 8, 9, 10, 11);
}

static const struct ringtap_entry *next_entry(const struct records *records, size_t *pos, int nr)
{
	const struct ringtap_entry *entry;

	while ((entry = next_record(records, pos, RINGTAP_ENTRY)))
		if (nr == ANY || entry->nr == nr)
			return entry;
	return NULL;
}

static const struct ringtap_entry *only_entry(const struct records *records, int nr)
{
	const struct ringtap_entry *entry;
	size_t pos = 0;

	entry = next_entry(records, &pos, nr);
	expect(entry, "no ENTRY of call %d", nr);
	expect(!next_entry(records, &pos, nr), "more than one ENTRY of call %d", nr);
	return entry;
}

/* A kernel may let it return, to nobody, before it ends the thread. */
static void check_killed(const struct records *records, bool with_entries)
{
	static const __u64 given[] = { 0x1234, 0, 0, 0, 5, 6 };
	const struct ringtap_syscall *sys = find_call(records, ANY, SYS_ppoll);
	const struct ringtap_entry *entry;
	const __u64 *args;
	int i;

	if (sys)
		expect(sys->ret <= -512, "ppoll returned %lld", (long long)sys->ret);
	if (with_entries || !sys) {
		entry = only_entry(records, SYS_ppoll);
		args = entry->args;
	} else {
		args = sys->args;
	}
	for (i = 0; i < 6; i++)
		expect_eq(args[i], given[i], "argument %d of the call that was killed", i);
}

static void check_unfinished(const struct records *records, bool with_entries)
{
	const struct ringtap_entry *entry;

	check_killed(records, with_entries);
	entry = only_entry(records, SYS_exit_group);
	expect_eq(entry->args[0], 6, "first argument of exit_group");
	expect_eq(entry->args[5], 11, "last argument of exit_group");
	expect(!find_call(records, ANY, SYS_exit_group), "exit_group returned");
}

static void check_exec(const struct records *records)
{
	static const char argv[] = "sh\0-c\0kill -9 $$";
	const struct ringtap_entry *entry = only_entry(records, SYS_execve);

	expect_item(&entry->h, RINGTAP_KIND_PATH, 0, "/bin/sh", 7, 7, 0, "execve's ENTRY");
	expect_item(&entry->h, RINGTAP_KIND_ARGV, 1, argv, sizeof(argv), sizeof(argv), 0,
		    "execve's ENTRY");
}

/* With ENTRIES: whoever returns has entered, with the same arguments, just before. */
static void check_pairs(const struct records *records)
{
	const struct ringtap_entry *entry;
	const struct ringtap_syscall *sys;
	size_t at = 0, calls_seen = 0, entries = 0;

	for (; (entry = next_record(records, &at, RINGTAP_ENTRY)); entries++) {
		size_t from = at;

		do
			sys = next_call(records, &from, ANY, ANY);
		while (sys && sys->h.tid != entry->h.tid);
		if (!sys || entry->nr == SYS_exit_group)
			continue;
		expect_eq(sys->nr, entry->nr, "call that returned behind an ENTRY");
		if (!(sys->h.flags & RINGTAP_F_ARGS_GONE))
			expect(!memcmp(sys->args, entry->args, sizeof(sys->args)),
			       "call %d: other arguments at its return", sys->nr);
		calls_seen++;
	}
	expect(calls_seen > 20, "only %zu calls of %zu entries", calls_seen, entries);
	expect(count_records(records, RINGTAP_SYSCALL) <= entries + 4, "%zu returns, but %zu entries",
	       count_records(records, RINGTAP_SYSCALL), entries);
}

static void capture(uint32_t flags, struct records *records)
{
	struct ringtap_filter filter;
	struct capture c;

	capture_make(&c, flags, 80, 1 << 20);
	filter_all(&filter);
	capture_filtered(&c, &filter, calls, NULL, records);
	expect_eq(records->status, 6 << 8, "status of the child");
	capture_close(&c);
}

int main(void)
{
	struct records records;
	size_t pos = 0;

	capture(RINGTAP_SETUP_ENTRY_TIME, &records);
	check_unfinished(&records, false);
	check_exec(&records);
	expect(!next_entry(&records, &pos, SYS_openat), "an ENTRY of a call that returned");
	capture(RINGTAP_SETUP_ENTRIES, &records);
	check_unfinished(&records, true);
	check_exec(&records);
	check_pairs(&records);
	capture(RINGTAP_SETUP_ENTRIES | RINGTAP_SETUP_ENTRY_TIME, &records);
	check_unfinished(&records, true);
	check_pairs(&records);
	return 0;
}
