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

/* A child of ours with that very id */
static void fork_as(struct child *child, pid_t pid)
{
	char text[32];
	int tries;

	for (tries = 0; tries < 100; tries++) {
		snprintf(text, sizeof(text), "%d", pid - 1);
		if (!write_file("/proc/sys/kernel/ns_last_pid", text))
			skip("this kernel does not let ids be chosen");
		child_fork(child, stranger, NULL);
		if (child->pid == pid)
			return;
		kill(child->pid, SIGKILL);
		child_wait(child);
	}
	skip("the id %d was never free", pid);
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

	fork_as(&other, pid);
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
