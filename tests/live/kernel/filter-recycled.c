// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A member of a tree ends while the capture does not run, and its id is given
 * to somebody else: who is not a member.
 */
#include <signal.h>
#include "lib.h"

static void root(void *arg)
{
	(void)arg;
	for (;;)
		pause();
}

/* A member that is there until it is killed */
static void root_with_child(void *arg)
{
	pid_t pid = fork();

	if (!pid)
		root(NULL);
	*(volatile pid_t *)arg = pid;
	signal(SIGCHLD, SIG_IGN);
	root(NULL);
}

static void stranger(void *arg)
{
	(void)arg;
	MARK(1);
}

static void kill_member(pid_t pid)
{
	kill(pid, SIGKILL);
	while (!kill(pid, 0))
		sleep_ms(1);
}

static void check(struct capture *c, pid_t pid)
{
	struct records records = { 0 };
	struct child other;

	if (!child_fork_as(&other, pid, stranger, NULL))
		skip("this kernel does not let the id %d be chosen", pid);
	capture_start(c);
	child_go(&other);
	child_join(&other);
	capture_finish(c, keep, &records);
	expect(!find_call(&records, ANY, SYS_getppid), "a stranger with a former member's id is recorded");
}

int main(void)
{
	static const char *const when[] = { "between FILTER and START", "between STOP and START" };
	volatile pid_t *member;
	struct ringtap_filter filter;
	struct child tree;
	struct capture c;
	uint32_t pid;
	int i;

	member = shared_memory(4096);
	for (i = 0; i < 2; i++) {
		fprintf(stderr, "a member ends %s\n", when[i]);
		*member = 0;
		child_fork(&tree, root_with_child, (void *)member);
		child_go(&tree);
		while (!*member)
			sleep_ms(1);
		capture_make(&c, 0, 0, 1 << 20);
		filter_all(&filter);
		pid = tree.pid;
		filter_pids(&filter, RINGTAP_FILTER_TREES, &pid, 1);
		capture_filter(&c, &filter);
		if (i) {
			capture_start(&c);
			capture_stop(&c);
		}
		kill_member(*member);
		check(&c, *member);
		kill(tree.pid, SIGKILL);
		child_wait(&tree);
		capture_close(&c);
	}
	return 0;
}
