// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * TREES across very many processes: those that were there at START, those that come later and
 * stay, those that come and go at once. Each member's one call is recorded, none of a stranger's.
 */
#include <linux/futex.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include "lib_stress.h"

#define BRANCHES 10
#define STACK 4096
#define STRANGER (1ULL << 40)

/* Processes that share all memory cost little but their kernel stack. */
struct shared {
	int go, made, done;
	int old, young, passing;	/* per branch */
};

static struct shared *shared;

static void wait_for_go(int stage)
{
	int is;

	while ((is = __atomic_load_n(&shared->go, __ATOMIC_ACQUIRE)) < stage)
		raw_call(SYS_futex, (long)&shared->go, FUTEX_WAIT, is, 0, 0, 0);
}

static void set_go(int stage)
{
	__atomic_store_n(&shared->go, stage, __ATOMIC_RELEASE);
	syscall(SYS_futex, &shared->go, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
}

static void step(int *counter)
{
	__atomic_add_fetch(counter, 1, __ATOMIC_ACQ_REL);
}

static int stay(void *mark)
{
	step(&shared->made);
	wait_for_go(2);
	MARK((long)mark);
	step(&shared->done);
	return 0;
}

static int pass(void *mark)
{
	MARK((long)mark);
	step(&shared->done);
	return 0;
}

static void make(int (*run)(void *), uint64_t mark, char *stack)
{
	int pid = clone(run, stack + STACK, CLONE_VM | CLONE_FS | CLONE_FILES | SIGCHLD, (void *)mark);

	if (pid < 0)
		_exit(1);
	if (run == pass)
		waitpid(pid, NULL, 0);
}

static void make_many(int (*run)(void *), uint64_t first, int nr)
{
	size_t room = run == pass ? STACK : (size_t)nr * STACK;
	char *stacks = mmap(NULL, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int i;

	if (stacks == MAP_FAILED)
		_exit(1);
	for (i = 0; i < nr; i++)
		make(run, first + i, run == pass ? stacks : stacks + (size_t)i * STACK);
}

/* Marks of a branch: its own, its old children's, its young ones', of those that pass. */
static int branch_size(void)
{
	return 1 + shared->old + shared->young + shared->passing;
}

static void branch(uint64_t first)
{
	make_many(stay, first + 1, shared->old);
	step(&shared->made);
	wait_for_go(1);
	make_many(stay, first + 1 + shared->old, shared->young);
	make_many(pass, first + 1 + shared->old + shared->young, shared->passing);
	wait_for_go(2);
	MARK(first);
	step(&shared->done);
	while (wait(NULL) > 0)
		;
	_exit(0);
}

static void tree(void *base)
{
	int i, status;

	for (i = 0; i < BRANCHES; i++)
		if (!fork())
			branch((uintptr_t)base + (uint64_t)i * branch_size());
	while (wait(&status) > 0)
		if (status)
			_exit(1);
}

struct seen {
	uint64_t nr;
	unsigned char *times;
};

static void look(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct ringtap_syscall *sys = (const void *)rec;
	struct seen *seen = arg;

	(void)cpu;
	expect_eq(rec->type, RINGTAP_SYSCALL, "type of a record");
	expect(sys->args[0] < seen->nr, "a call of a stranger, or of nobody: %#llx",
	       (unsigned long long)sys->args[0]);
	seen->times[sys->args[0]]++;
}

static void wait_until(int *counter, int is, struct capture *c, struct seen *seen)
{
	while (__atomic_load_n(counter, __ATOMIC_ACQUIRE) < is) {
		capture_drain(c, look, seen);
		sleep_ms(5);
	}
}

static void watch(struct capture *c, struct child *trees, struct seen *seen)
{
	int made = 2 * BRANCHES * (1 + shared->old), all = 2 * BRANCHES * branch_size(), i;

	for (i = 0; i < 2; i++)
		child_go(&trees[i]);
	wait_until(&shared->made, made, c, seen);
	capture_start(c);
	set_go(1);
	wait_until(&shared->made, made + 2 * BRANCHES * shared->young, c, seen);
	wait_until(&shared->done, 2 * BRANCHES * shared->passing, c, seen);
	set_go(2);
	wait_until(&shared->done, all, c, seen);
	for (i = 0; i < 2; i++)
		child_join(&trees[i]);
	capture_finish(c, look, seen);
}

/* A kernel's own limits are for fewer than the long form makes. */
static void raise_limits(void)
{
	if (!times(0, 1))
		return;
	write_file("/proc/sys/kernel/pid_max", "131072");
	write_file("/proc/sys/kernel/threads-max", "131072");
	write_file("/proc/sys/vm/max_map_count", "1048576");
}

static void prepare(struct capture *c, struct child *trees, struct seen *seen)
{
	struct ringtap_filter filter;
	uint32_t pid;

	shared->old = times(50, 300);
	shared->young = times(50, 300);
	shared->passing = times(100, 9400);
	seen->nr = (uint64_t)BRANCHES * branch_size();
	seen->times = calloc(seen->nr, 1);
	expect(seen->times, "no memory");
	capture_make(c, 0, 0, 1 << 21);
	child_fork(&trees[0], tree, NULL);
	child_fork(&trees[1], tree, (void *)STRANGER);
	pid = trees[0].pid;
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	filter_pids(&filter, RINGTAP_FILTER_TREES, &pid, 1);
	capture_filter(c, &filter);
}

int main(void)
{
	struct child trees[2];
	struct seen seen;
	struct capture c;
	uint64_t i;

	raise_limits();
	shared = shared_memory(sizeof(*shared));
	prepare(&c, trees, &seen);
	watch(&c, trees, &seen);
	expect_eq(lost_of(&c, ANY), 0, "lost records");
	for (i = 0; i < seen.nr; i++)
		expect_eq(seen.times[i], 1, "calls of member %llu of %llu", (unsigned long long)i,
			  (unsigned long long)seen.nr);
	fprintf(stderr, "%llu processes in the tree, as many strangers\n", (unsigned long long)seen.nr);
	return 0;
}
