// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A memory cgroup without memory left: who takes too much is killed, and its end is recorded as it
 * was; its neighbour's records and the rings, which are charged to nobody, are unharmed.
 */
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include "lib_stress.h"

#define GROUP "/sys/fs/cgroup/ringtap-oom"
#define LIMIT (24 << 20)
#define NEIGHBOURS_CALLS 20000

static int rounds;

static bool make_group(void)
{
	char text[32];

	write_file("/sys/fs/cgroup/cgroup.subtree_control", "+memory");
	if (mkdir(GROUP, 0755) && errno != EEXIST)
		return false;
	snprintf(text, sizeof(text), "%d", LIMIT);
	if (!write_file(GROUP "/memory.max", text))
		return false;
	write_file(GROUP "/memory.swap.max", "0");
	return true;
}

static void join_group(void)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", getpid());
	expect(write_file(GROUP "/cgroup.procs", text), "joining the cgroup: %m");
}

static void take_too_much(int round)
{
	const size_t piece = 1 << 20;
	char *at;
	int i;

	join_group();
	MARK(round);
	for (i = 0;; i++) {
		at = mmap(NULL, piece, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		expect(at != MAP_FAILED && i < 2 * LIMIT / (1 << 20), "nobody was killed");
		memset(at, 1, piece);
	}
}

/* One after the other is killed by the kernel. */
static void victims(void *arg)
{
	int i, status;
	pid_t pid;

	(void)arg;
	for (i = 0; i < rounds; i++) {
		pid = fork();
		if (!pid)
			take_too_much(i);
		expect(waitpid(pid, &status, 0) == pid, "wait: %m");
		expect_eq(status, SIGKILL, "status of one who took too much");
	}
}

static void neighbour(void *arg)
{
	int i;

	(void)arg;
	/* Who moves to another CPU may be read there first: the order is that of a ring. */
	pin_to(0);
	for (i = 0; i < NEIGHBOURS_CALLS; i++) {
		raw_call(SYS_getppid, -1, i, 0, 0, 0, 0);
		if (i % 200 == 0)
			sleep_ms(20);
	}
}

struct seen {
	int neighbour, marks, killed;
};

static void look(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct ringtap_syscall *sys = (const void *)rec;
	const struct ringtap_exit *end = (const void *)rec;
	struct seen *seen = arg;

	(void)cpu;
	if (rec->type == RINGTAP_SYSCALL && sys->args[0] != (uint64_t)-1)
		seen->marks++;
	else if (rec->type == RINGTAP_SYSCALL)
		expect_eq(sys->args[1], seen->neighbour++, "the neighbour's call");
	else if (rec->type == RINGTAP_EXIT && end->group_status == SIGKILL)
		seen->killed += end->h.flags & RINGTAP_F_LAST ? 1 : 0;
}

static void run(struct capture *c, struct seen *seen)
{
	struct child children[2];
	struct ringtap_filter filter;
	uint32_t pids[2];
	int status;

	child_fork(&children[0], victims, NULL);
	child_fork(&children[1], neighbour, NULL);
	pids[0] = children[0].pid;
	pids[1] = children[1].pid;
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL | 1 << RINGTAP_EXIT;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	filter_pids(&filter, RINGTAP_FILTER_TREES, pids, 2);
	capture_filter(c, &filter);
	capture_start(c);
	child_go(&children[0]);
	child_go(&children[1]);
	while (!waitpid(children[0].pid, &status, WNOHANG)) {
		capture_drain(c, look, seen);
		sleep_ms(5);
	}
	expect_eq(status, 0, "status of the victims' parent");
	child_join(&children[1]);
	capture_finish(c, look, seen);
}

int main(void)
{
	struct seen seen = { 0 };
	struct capture c;

	if (!make_group())
		skip("no cgroup of version 2 that limits memory: %s", strerror(errno));
	rounds = times(4, 40);
	console_without_warnings();
	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 0, 1 << 21);
	run(&c, &seen);
	console_as_before();
	rmdir(GROUP);
	expect_eq(lost_of(&c, ANY), 0, "lost records");
	expect_eq(seen.marks, rounds, "calls of the victims");
	expect_eq(seen.killed, rounds, "ends of victims");
	expect_eq(seen.neighbour, NEIGHBOURS_CALLS, "calls of the neighbour");
	return 0;
}
