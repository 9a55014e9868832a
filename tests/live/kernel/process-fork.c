// SPDX-License-Identifier: MIT OR Apache-2.0
/* FORK tells of every way to make a process or a thread: ids, flags, parent, signal. */
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include "lib.h"

#ifndef SYS_clone3
#define SYS_clone3 435
#endif

#define SHARE_ALL (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND)
#define THREAD (SHARE_ALL | CLONE_THREAD | CLONE_SYSVSEM)

/* What is asked for, and what is to be told */
struct way {
	const char *name;
	uint64_t flags;
	uint32_t signal;
	bool by_clone3, by_vfork, our_sibling;
	uint64_t noise;		/* in the upper half of clone's flags */
	long child;
};

static const struct way ways_asked[] = {
	{ .name = "fork", .signal = SIGCHLD },
	{ .name = "vfork", .flags = CLONE_VFORK | CLONE_VM, .signal = SIGCHLD, .by_vfork = true },
	{ .name = "clone that shares files", .flags = CLONE_FILES | CLONE_FS, .signal = SIGUSR1 },
	{ .name = "clone that shares memory", .flags = CLONE_VM | CLONE_VFORK, .signal = SIGCHLD },
	{ .name = "clone of a thread", .flags = THREAD },
	{ .name = "clone of a sibling", .flags = CLONE_PARENT, .our_sibling = true },
	{ .name = "clone with more bits than it has", .signal = SIGCHLD, .noise = 0xffffffff00000000 },
	{ .name = "clone into a pid namespace", .flags = CLONE_NEWPID, .signal = SIGCHLD },
	{ .name = "clone3", .signal = SIGUSR2, .flags = CLONE_FS, .by_clone3 = true },
	{ .name = "clone3 of a thread", .flags = THREAD, .by_clone3 = true },
	{ .name = "clone3 with a flag beyond 32 bits", .signal = SIGCHLD,
	  .flags = CLONE_CLEAR_SIGHAND, .by_clone3 = true },
};

#define WAYS ARRAY_SIZE(ways_asked)
static struct way *ways;

static long make(const struct way *way)
{
	static char stack[65536];
	bool own_stack = way->flags & CLONE_VM && !(way->flags & CLONE_VFORK);
	struct clone_args args = { .flags = way->flags, .exit_signal = way->signal };

#ifdef SYS_vfork /* elsewhere it is a clone */
	if (way->by_vfork)
		return raw_clone(SYS_vfork, 0, 0);
#endif
	if (!way->by_clone3)
		return raw_clone(SYS_clone, way->flags | way->signal | way->noise,
				 own_stack ? (long)(stack + sizeof(stack)) : 0);
	args.stack = own_stack ? (uintptr_t)stack : 0;
	args.stack_size = own_stack ? sizeof(stack) : 0;
	return raw_clone(SYS_clone3, (long)&args, CLONE_ARGS_SIZE_VER0);
}

static void calls(void *arg)
{
	size_t i;

	(void)arg;
	signal(SIGUSR1, SIG_IGN);
	signal(SIGUSR2, SIG_IGN);
	for (i = 0; i < WAYS; i++)
		ways[i].child = make(&ways[i]);
	sleep_ms(50);
	while (waitpid(-1, NULL, __WALL) > 0)
		;
}

static const struct ringtap_fork *fork_of(const struct records *records, long child)
{
	const struct ringtap_fork *fork;
	size_t pos = 0;

	while ((fork = next_record(records, &pos, RINGTAP_FORK)))
		if (fork->child_tid == child)
			return fork;
	return NULL;
}

static void check(const struct records *records, const struct way *way)
{
	const struct ringtap_fork *fork = fork_of(records, way->child);
	bool is_thread = way->flags & CLONE_THREAD, is_first = way->flags & CLONE_NEWPID;
	uint32_t parent = way->our_sibling ? getpid() : records->pid;

	expect(fork, "%s: no FORK", way->name);
	expect_eq(fork->h.tid, records->pid, "%s: who made it", way->name);
	expect_eq(fork->child_tgid, is_thread ? records->pid : way->child, "%s: its process", way->name);
	expect_eq(fork->clone_flags, way->flags, "%s: flags", way->name);
	/* A sibling's is its maker's, but on the oldest kernels. */
	if (!way->our_sibling || fork->exit_signal)
		expect_eq(fork->exit_signal, way->our_sibling ? SIGCHLD : way->signal, "%s: signal", way->name);
	expect_eq(fork->ppid, is_thread ? (uint32_t)getpid() : parent, "%s: parent", way->name);
	expect_eq(fork->child_vtid, is_first ? 1 : way->child, "%s: own id in its namespace",
		  way->name);
	expect_eq(fork->child_vpid, is_first ? 1 : fork->child_tgid, "%s: process id there", way->name);
	expect(!strncmp(fork->comm, "test-process-fo", 16), "%s: comm %.16s", way->name, fork->comm);
}

int main(void)
{
	struct records records;
	struct capture c;
	size_t i;

	ways = shared_memory(sizeof(ways_asked));
	memcpy(ways, ways_asked, sizeof(ways_asked));
	capture_make(&c, 0, 80, 1 << 20);
	capture_child(&c, calls, NULL, &records);
	for (i = 0; i < WAYS; i++) {
		if (ways[i].by_clone3 && ways[i].child < 0)
			fprintf(stderr, "%s: not on this kernel, left out\n", ways[i].name);
		else if (expect(ways[i].child > 0, "%s: error %ld", ways[i].name, -ways[i].child), 1)
			check(&records, &ways[i]);
	}
	return 0;
}
