// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * EXIT: status and signal of every thread, what the parent is told with the
 * last one, and exactly one last one, however the threads race.
 */
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include "lib.h"

#define THREADS 8
#define RACES 8

static void *wait_for_end(void *arg)
{
	pthread_barrier_wait(arg);
	for (;;)
		pause();
	return NULL;
}

static void *end_together(void *arg)
{
	pthread_barrier_wait(arg);
	return NULL;
}

static void with_threads(void *(*run)(void *))
{
	static pthread_barrier_t barrier;
	pthread_t thread;
	int i;

	pthread_barrier_init(&barrier, NULL, THREADS);
	for (i = 1; i < THREADS; i++)
		expect(!pthread_create(&thread, NULL, run, &barrier), "thread");
	pthread_barrier_wait(&barrier);
}

static void exit_7(void *arg)
{
	(void)arg;
	_exit(7);
}

static void all_at_once(void *arg)
{
	(void)arg;
	with_threads(wait_for_end);
	_exit(5);
}

/* Each thread by itself; the leader's status is what counts. */
static void one_by_one(void *arg)
{
	(void)arg;
	with_threads(end_together);
	raw_call(SYS_exit, 3, 0, 0, 0, 0, 0);
}

static void *live_on(void *arg)
{
	sleep_ms(50);
	MARK(1);
	raw_call(SYS_exit, 4, 0, 0, 0, 0, 0);
	return arg;
}

static void leader_first(void *arg)
{
	pthread_t thread;

	(void)arg;
	pthread_create(&thread, NULL, live_on, NULL);
	raw_call(SYS_exit, 3, 0, 0, 0, 0, 0);
}

static void killed(void *arg)
{
	(void)arg;
	with_threads(wait_for_end);
	kill(getpid(), SIGKILL);
	pause();
}

static void dumps_core(void *arg)
{
	struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };

	(void)arg;
	setrlimit(RLIMIT_CORE, &limit);
	signal(SIGSEGV, SIG_DFL);
	raise(SIGSEGV);
}

static void dumps_nothing(void *arg)
{
	struct rlimit limit = { 0, 0 };

	(void)arg;
	setrlimit(RLIMIT_CORE, &limit);
	raise(SIGTERM);
}

static struct capture c;

static const struct ringtap_exit *check(const char *name, void (*run)(void *), unsigned int threads)
{
	const struct ringtap_exit *exit, *last = NULL;
	struct ringtap_filter filter;
	struct records records;
	size_t pos = 0;

	filter_all(&filter);
	capture_filtered(&c, &filter, run, NULL, &records);
	expect_eq(count_records(&records, RINGTAP_EXIT), threads, "%s: EXIT records", name);
	while ((exit = next_record(&records, &pos, RINGTAP_EXIT))) {
		if (!(exit->h.flags & RINGTAP_F_LAST))
			continue;
		expect(!last, "%s: threads %u and %u are both the last", name, last ? last->h.tid : 0,
		       exit->h.tid);
		last = exit;
	}
	expect(last, "%s: no thread is the last", name);
	expect_eq(last->group_status, records.status, "%s: what the parent is told", name);
	return last;
}

static void check_core(void)
{
	char pattern[256] = "";

	slurp("/proc/sys/kernel/core_pattern", pattern, sizeof(pattern));
	write_file("/proc/sys/kernel/core_pattern", "/tmp/core-of-a-test");
	check("a core dump", dumps_core, 1);
	unlink("/tmp/core-of-a-test");
	write_file("/proc/sys/kernel/core_pattern", pattern);
}

int main(void)
{
	const struct ringtap_exit *last;
	int i;

	capture_make(&c, 0, 80, 1 << 20);
	expect_eq(check("exit", exit_7, 1)->status, 7 << 8, "status of a thread");
	last = check("the leader first", leader_first, 2);
	expect_eq(last->status, 4 << 8, "status of the last thread");
	expect(last->h.tid != last->h.tgid, "the leader is said to be the last");
	check_core();
	check("a signal", dumps_nothing, 1);
	for (i = 0; i < RACES; i++) {
		check("exit_group", all_at_once, THREADS);
		check("one by one", one_by_one, THREADS);
		check("a kill", killed, THREADS);
	}
	return 0;
}
