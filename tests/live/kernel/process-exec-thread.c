// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A thread that is not the leader calls execve: it takes the leader's id, the
 * other threads end, and the tree filter stays with the process.
 */
#include <pthread.h>
#include "lib.h"

#define OTHERS 3

static int *thread_id;

static void *sleeper(void *arg)
{
	for (;;)
		sleep_ms(1000);
	return arg;
}

static void *become(void *arg)
{
	char *argv[] = { "sh", "-c", "/bin/true; exit 7", NULL };

	*thread_id = syscall(SYS_gettid);
	execv("/bin/sh", argv);
	return arg;
}

static void threads(void *arg)
{
	pthread_t thread;
	int i;

	(void)arg;
	for (i = 0; i < OTHERS; i++)
		pthread_create(&thread, NULL, sleeper, NULL);
	sleep_ms(20);
	pthread_create(&thread, NULL, become, NULL);
	pthread_join(thread, NULL);
}

static void check_exits(const struct records *records)
{
	const struct ringtap_exit *exit;
	unsigned int before = 0, last = 0;
	size_t pos = 0;

	while ((exit = next_record(records, &pos, RINGTAP_EXIT))) {
		if (exit->h.tgid != (uint32_t)records->pid)
			continue;
		expect(exit->h.tid != (uint32_t)*thread_id, "an EXIT of the id that was given up");
		if (exit->h.flags & RINGTAP_F_LAST) {
			last++;
			expect_eq(exit->h.tid, records->pid, "the last thread");
			expect_eq(exit->group_status, 7 << 8, "status of the process");
		} else {
			before++;
		}
	}
	expect_eq(before, OTHERS + 1, "threads that execve ended, the leader among them");
	expect_eq(last, 1, "last threads");
}

int main(void)
{
	const struct ringtap_exec *exec;
	const struct ringtap_syscall *sys;
	struct ringtap_filter filter;
	struct records records;
	struct capture c;
	size_t pos = 0;

	thread_id = shared_memory(4096);
	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 80, 1 << 20);
	if (!(c.info.features & RINGTAP_FEAT_EXEC))
		skip("this kernel does not tell which thread became the process's first");
	filter_all(&filter);
	capture_filtered(&c, &filter, threads, NULL, &records);
	expect_eq(records.status, 7 << 8, "status of the child");
	exec = next_record(&records, &pos, RINGTAP_EXEC);
	expect(exec, "no EXEC");
	expect_eq(exec->old_tid, *thread_id, "thread that called execve");
	expect_eq(exec->h.tid, records.pid, "thread that runs the program");
	expect_eq(exec->h.tgid, records.pid, "process that runs the program");
	sys = next_call(&records, &pos, ANY, ANY);
	expect(sys && sys->nr == SYS_execve && sys->h.tid == (uint32_t)records.pid,
	       "the return of execve is not next");
	expect(next_call(&records, &pos, ANY, ANY), "no call of the new program");
	/* Its child runs true. */
	exec = next_record(&records, &pos, RINGTAP_EXEC);
	expect(exec && exec->ppid == (uint32_t)records.pid, "no EXEC of the new program's child");
	check_exits(&records);
	return 0;
}
