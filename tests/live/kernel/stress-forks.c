// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A fork bomb within limits: everybody forks, until RLIMIT_NPROC says no, and then tries again.
 * Every child, every end and every refusal is recorded, or counted as lost.
 */
#include <signal.h>
#include <sys/resource.h>
#include "lib_stress.h"

#define PROCESSES 120
#define NOBODY 4242

struct shared {
	uint64_t begun, born, refused;
	int enough;
};

static struct shared *shared;

static void count(uint64_t *counter)
{
	__atomic_add_fetch(counter, 1, __ATOMIC_RELAXED);
}

static void bomb(void *arg)
{
	const struct rlimit limit = { PROCESSES, PROCESSES };
	const struct timespec pause = { 0, 200000 };

	bool is_first = true;

	(void)arg;
	/* nobody waits for anybody */
	signal(SIGCHLD, SIG_IGN);
	/* not by libc, whose way came with Linux 2.6.36 */
	expect(!syscall(SYS_setrlimit, RLIMIT_NPROC, &limit) && !setresuid(NOBODY, NOBODY, NOBODY), "limits: %m");
	while (!__atomic_load_n(&shared->enough, __ATOMIC_RELAXED)) {
		long pid;

		count(&shared->begun);
		pid = raw_call(SYS_clone, SIGCHLD, 0, 0, 0, 0, 0);
		if (pid > 0)
			count(&shared->born);
		else if (pid == -EAGAIN)
			count(&shared->refused);
		else if (pid)
			_exit(1);
		/* The kernel frees what a refused one took when it comes to rest, which it has to. */
		if (pid < 0)
			raw_call(SYS_nanosleep, (long)&pause, 0, 0, 0, 0, 0);
		is_first = is_first && pid;
		/* some make room for others */
		if (!is_first && now_ns() / 1000 % 4 == 0)
			_exit(0);
	}
}

struct seen {
	uint64_t forks, exits, born, refused, others;
};

static void look(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct ringtap_syscall *sys = (const void *)rec;
	struct seen *seen = arg;

	(void)cpu;
	switch (rec->type) {
	case RINGTAP_FORK:
		seen->forks++;
		break;
	case RINGTAP_EXIT:
		seen->exits += rec->flags & RINGTAP_F_LAST ? 1 : 0;
		break;
	case RINGTAP_SYSCALL:
		if (sys->ret > 0)
			seen->born++;
		else if (sys->ret == -EAGAIN)
			seen->refused++;
		else if (sys->ret)
			seen->others++;
		break;
	}
}

/* Who has not counted its child yet may be the only one left, and the child may have ended. */
static bool all_have_counted(void)
{
	return __atomic_load_n(&shared->begun, __ATOMIC_ACQUIRE) == shared->born + shared->refused;
}

/* Until as many have ended as were born. */
static void wait_for_all(struct capture *c, struct seen *seen)
{
	int tries;

	for (tries = 0; !all_have_counted() || seen->exits + lost_of(c, RINGTAP_EXIT) <= shared->born; tries++) {
		expect(tries < 6000, "%llu were born and %llu have ended", (unsigned long long)shared->born,
		       (unsigned long long)(seen->exits + lost_of(c, RINGTAP_EXIT)));
		capture_drain(c, look, seen);
		sleep_ms(10);
	}
}

static void start(struct capture *c, struct child *child)
{
	struct ringtap_filter filter;
	uint32_t pid;

	capture_make(c, RINGTAP_SETUP_ENTRY_TIME, 0, 1 << 22);
	child_fork(child, bomb, NULL);
	pid = child->pid;
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL | 1 << RINGTAP_FORK | 1 << RINGTAP_EXIT;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_clone);
	filter_pids(&filter, RINGTAP_FILTER_TREES, &pid, 1);
	capture_filter(c, &filter);
	capture_start(c);
}

static bool child_has_ended(const struct child *child)
{
	siginfo_t info = { 0 };

	return !waitid(P_PID, child->pid, &info, WEXITED | WNOHANG | WNOWAIT) && info.si_pid;
}

int main(void)
{
	const uint64_t wanted = times(10, 1000) * PROCESSES;
	struct seen seen = { 0 };
	struct child child;
	struct capture c;

	shared = shared_memory(sizeof(*shared));
	start(&c, &child);
	child_go(&child);
	while (shared->born < wanted || shared->refused < wanted) {
		expect(!child_has_ended(&child), "the first of them has ended");
		capture_drain(&c, look, &seen);
		sleep_ms(1);
	}
	__atomic_store_n(&shared->enough, 1, __ATOMIC_RELAXED);
	child_join(&child);
	wait_for_all(&c, &seen);
	capture_finish(&c, look, &seen);
	fprintf(stderr, "# %llu processes, %llu refused, %llu records lost\n",
		(unsigned long long)shared->born, (unsigned long long)shared->refused,
		(unsigned long long)lost_of(&c, ANY));
	expect_eq(seen.forks + lost_of(&c, RINGTAP_FORK), shared->born, "FORK records, with lost ones");
	expect_eq(seen.exits + lost_of(&c, RINGTAP_EXIT), shared->born + 1, "EXIT records, with lost ones");
	if (lost_of(&c, RINGTAP_SYSCALL))
		return 0;
	expect_eq(seen.born, shared->born, "calls that made a process");
	expect_eq(seen.refused, shared->refused, "calls that were refused");
	expect_eq(seen.others, 0, "calls that failed otherwise");
	return 0;
}
