// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * TREES: the named process and all below it, from their first call on: whom it
 * had forked before, whom it forks later, those who leave their parents, the
 * threads of them all, and nobody else.
 */
#include <pthread.h>
#include "lib.h"

enum {
	ROOT = 1, OLD_CHILD, OLD_GRANDCHILD, OLD_THREAD, NEW_CHILD, NEW_GRANDCHILD, NEW_THREAD,
	DAEMON, DAEMON_CHILD, THREAD_CHILD, STRANGER, MARKS
};

struct shared {
	int ready, go, done;
};

static struct shared *shared;

static void step(int *counter)
{
	__atomic_add_fetch(counter, 1, __ATOMIC_ACQ_REL);
}

static void wait_until(int *counter, int is)
{
	while (__atomic_load_n(counter, __ATOMIC_ACQUIRE) < is)
		sleep_ms(1);
}

static void mark_on_go(int mark)
{
	step(&shared->ready);
	wait_until(&shared->go, 1);
	MARK(mark);
	step(&shared->done);
}

static void *old_thread(void *arg)
{
	(void)arg;
	mark_on_go(OLD_THREAD);
	if (!fork()) {
		MARK(THREAD_CHILD);
		step(&shared->done);
		_exit(0);
	}
	return NULL;
}

static void *new_thread(void *arg)
{
	(void)arg;
	MARK(NEW_THREAD);
	step(&shared->done);
	return NULL;
}

static void old_child(void)
{
	if (!fork()) {
		mark_on_go(OLD_GRANDCHILD);
		_exit(0);
	}
	mark_on_go(OLD_CHILD);
	wait(NULL);
	_exit(0);
}

static void new_child(void)
{
	pthread_t thread;

	if (!fork()) {
		MARK(NEW_GRANDCHILD);
		step(&shared->done);
		_exit(0);
	}
	pthread_create(&thread, NULL, new_thread, NULL);
	pthread_join(thread, NULL);
	MARK(NEW_CHILD);
	step(&shared->done);
	wait(NULL);
	_exit(0);
}

static void daemonise(void)
{
	if (fork())
		_exit(0);
	setsid();
	if (fork())
		_exit(0);
	/* Now its parent has gone, or soon will have. */
	sleep_ms(30);
	MARK(DAEMON);
	step(&shared->done);
	if (!fork()) {
		MARK(DAEMON_CHILD);
		step(&shared->done);
	}
	_exit(0);
}

static void root(void *arg)
{
	pthread_t thread;

	(void)arg;
	if (!fork())
		old_child();
	pthread_create(&thread, NULL, old_thread, NULL);
	mark_on_go(ROOT);
	if (!fork())
		new_child();
	if (!fork())
		daemonise();
	pthread_join(thread, NULL);
	while (wait(NULL) > 0)
		;
}

static void stranger(void *arg)
{
	(void)arg;
	mark_on_go(STRANGER);
}

/* Whoever was made while we looked on is known from its first return. */
static void check_first_calls(const struct records *records)
{
	const struct ringtap_fork *born;
	size_t pos = 0;

	while ((born = next_record(records, &pos, RINGTAP_FORK))) {
		const struct ringtap_syscall *sys;
		size_t from = 0;

		while ((sys = next_call(records, &from, ANY, ANY)) && sys->h.tid != born->child_tid)
			;
		expect(sys, "no call of the new thread %u", born->child_tid);
		expect(!CHILD_RETURNS || ((sys->nr == SYS_clone || sys->nr == SYS_clone3) && !sys->ret),
		       "the first call of thread %u is %d, with result %lld", born->child_tid, sys->nr,
		       (long long)sys->ret);
	}
}

static void check_marks(const struct records *records)
{
	const struct ringtap_syscall *sys;
	int seen[MARKS] = { 0 };
	size_t pos = 0;
	int i;

	while ((sys = next_call(records, &pos, ANY, SYS_getppid)))
		if (sys->args[0] < MARKS)
			seen[sys->args[0]]++;
	for (i = ROOT; i < STRANGER; i++)
		expect_eq(seen[i], 1, "calls of member %d", i);
	expect_eq(seen[STRANGER], 0, "calls of a stranger");
}

int main(void)
{
	struct records records = { 0 };
	struct ringtap_filter filter;
	struct child child, other;
	struct capture c;
	uint32_t pid;

	shared = shared_memory(4096);
	capture_make(&c, 0, 0, 1 << 20);
	child_fork(&child, root, NULL);
	child_fork(&other, stranger, NULL);
	child_go(&child);
	child_go(&other);
	wait_until(&shared->ready, 5);
	filter_all(&filter);
	pid = child.pid;
	filter_pids(&filter, RINGTAP_FILTER_TREES, &pid, 1);
	capture_filter(&c, &filter);
	capture_start(&c);
	step(&shared->go);
	child_join(&child);
	child_join(&other);
	wait_until(&shared->done, MARKS - 1);
	capture_finish(&c, keep, &records);
	expect_eq(lost_of(&c, ANY), 0, "lost records");
	sort_records(&records);
	check_marks(&records);
	check_first_calls(&records);
	return 0;
}
