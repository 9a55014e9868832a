// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Processes that live about a millisecond, one after the other and many at a
 * time: of each, the fork, its calls, its program, that program's calls and its
 * end are there.
 */
#include "lib.h"

#define LIVES 150
#define AT_ONCE 5

static void live(void *arg)
{
	char *argv[] = { "short", "life", NULL }, *envp[] = { NULL };

	(void)arg;
	MARK(1);
	execve("/proc/self/exe", argv, envp);
	_exit(1);
}

static void lives(void *arg)
{
	int i, status;

	(void)arg;
	for (i = 0; i < LIVES; i++) {
		if (!fork())
			live(NULL);
		if (i % AT_ONCE == AT_ONCE - 1)
			while (wait(&status) > 0)
				expect_eq(status, 5 << 8, "status of a short life");
	}
}

/* The records of one thread, in their order */
static const struct ringtap_record *next_of(const struct records *records, size_t *pos, uint32_t tid)
{
	for (; *pos < records->nr; ++*pos)
		if (records->at[*pos].rec->tid == tid)
			return records->at[(*pos)++].rec;
	fail("a life of thread %u that does not end", tid);
}

static bool is_call(const struct ringtap_record *rec, int nr)
{
	return rec->type == RINGTAP_SYSCALL && ((const struct ringtap_syscall *)rec)->nr == nr;
}

static void check_end(const struct ringtap_record *entry, const struct ringtap_record *end)
{
	const struct ringtap_exit *exit = (const void *)end;

	expect(entry->type == RINGTAP_ENTRY && ((const struct ringtap_entry *)entry)->nr == SYS_exit_group,
	       "the last call is not exit_group");
	expect(end->type == RINGTAP_EXIT && end->flags & RINGTAP_F_LAST, "no EXIT at the end");
	expect_eq(exit->status, 5 << 8, "status");
}

static void check_life(const struct records *records, size_t pos, uint32_t tid)
{
	const struct ringtap_record *rec = next_of(records, &pos, tid);

	expect(!CHILD_RETURNS || is_call(rec, SYS_clone) || is_call(rec, SYS_clone3), "no return from clone");
	while (!is_call(rec, SYS_getppid))
		rec = next_of(records, &pos, tid);
	rec = next_of(records, &pos, tid);
	expect_eq(rec->type, RINGTAP_EXEC, "record behind the last call of the old program");
	expect_item(rec, RINGTAP_KIND_ARGV, ANY, "short\0life", 11, 11, 0, "arguments");
	rec = next_of(records, &pos, tid);
	expect(is_call(rec, SYS_execve) && rec->flags & RINGTAP_F_ARGS_GONE, "no return from execve");
	do
		rec = next_of(records, &pos, tid);
	while (!is_call(rec, SYS_getppid));
	expect_eq(((const struct ringtap_syscall *)rec)->args[0], 2, "call of the new program");
	do
		rec = next_of(records, &pos, tid);
	while (rec->type == RINGTAP_SYSCALL);
	check_end(rec, next_of(records, &pos, tid));
}

int main(int argc, char **argv)
{
	const struct ringtap_fork *fork;
	struct records records;
	struct capture c;
	size_t pos = 0, nr = 0;

	if (argc > 1 && !strcmp(argv[1], "life")) {
		MARK(2);
		_exit(5);
	}
	capture_make(&c, 0, 80, 4 << 20);
	capture_child(&c, lives, NULL, &records);
	for (; (fork = next_record(&records, &pos, RINGTAP_FORK)); nr++)
		check_life(&records, pos, fork->child_tid);
	expect_eq(nr, LIVES, "lives");
	return 0;
}
