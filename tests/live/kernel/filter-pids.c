// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * PIDS alone: the named processes with all their threads, but not their
 * children and nobody else; ids are those that the caller sees.
 */
#include <pthread.h>
#include <sched.h>
#include "lib.h"

enum { LISTED = 1, OLD_THREAD, NEW_THREAD, CHILD, STRANGER, SECOND };

struct shared {
	int go;
	pid_t thread;
};

static struct shared *shared;

static void wait_for_go(void)
{
	while (!__atomic_load_n(&shared->go, __ATOMIC_ACQUIRE))
		sleep_ms(1);
}

static void *old_thread(void *arg)
{
	__atomic_store_n(&shared->thread, syscall(SYS_gettid), __ATOMIC_RELEASE);
	wait_for_go();
	MARK((intptr_t)arg);
	return NULL;
}

static void *new_thread(void *arg)
{
	MARK((intptr_t)arg);
	return NULL;
}

static void listed(void *arg)
{
	pthread_t old, new;

	(void)arg;
	pthread_create(&old, NULL, old_thread, (void *)OLD_THREAD);
	wait_for_go();
	pthread_create(&new, NULL, new_thread, (void *)NEW_THREAD);
	pthread_join(old, NULL);
	pthread_join(new, NULL);
	if (!fork()) {
		MARK(CHILD);
		_exit(0);
	}
	wait(NULL);
	MARK(LISTED);
}

static void mark_one(void *arg)
{
	wait_for_go();
	MARK((intptr_t)arg);
}

static void count(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct ringtap_syscall *sys = (const void *)rec;
	int *seen = arg;

	(void)cpu;
	if (rec->type == RINGTAP_SYSCALL && sys->nr == SYS_getppid && sys->args[0] <= SECOND)
		seen[sys->args[0]]++;
}

static pid_t start(struct child *child, void (*run)(void *), int mark)
{
	child_fork(child, run, (void *)(intptr_t)mark);
	child_go(child);
	return child->pid;
}

static void check(const int *seen)
{
	expect_eq(seen[LISTED], 1, "calls of the named process");
	expect_eq(seen[OLD_THREAD], 1, "calls of the thread that was there");
	expect_eq(seen[NEW_THREAD], 1, "calls of the thread that came later");
	expect_eq(seen[SECOND], 1, "calls of the second named process");
	expect_eq(seen[CHILD], 0, "calls of the named process's child");
	expect_eq(seen[STRANGER], 0, "calls of a process that was not named");
}

static void run_all(void *arg)
{
	struct child children[3];
	struct ringtap_filter filter;
	int seen[SECOND + 1] = { 0 };
	struct capture c;
	uint32_t pids[2];

	(void)arg;
	start(&children[0], listed, 0);
	start(&children[1], mark_one, STRANGER);
	pids[1] = start(&children[2], mark_one, SECOND);
	while (!(pids[0] = __atomic_load_n(&shared->thread, __ATOMIC_ACQUIRE)))
		sleep_ms(1);
	/* The id of a thread names its process. */
	capture_make(&c, 0, 0, 1 << 20);
	filter_all(&filter);
	filter_pids(&filter, 0, pids, 2);
	capture_filter(&c, &filter);
	capture_start(&c);
	__atomic_store_n(&shared->go, 1, __ATOMIC_RELEASE);
	child_join(&children[0]);
	child_join(&children[1]);
	child_join(&children[2]);
	capture_finish(&c, count, seen);
	check(seen);
	memset(shared, 0, sizeof(*shared));
}

/* The caller sees other ids there than the records have. */
static void in_namespace(void)
{
	struct child child;

	if (unshare(CLONE_NEWPID)) {
		fprintf(stderr, "no pid namespaces: that part is left out\n");
		return;
	}
	child_fork(&child, run_all, NULL);
	child_go(&child);
	child_join(&child);
}

int main(void)
{
	shared = shared_memory(4096);
	run_all(NULL);
	in_namespace();
	return 0;
}
