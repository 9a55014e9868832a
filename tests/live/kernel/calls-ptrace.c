// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A tracer that changes calls: what is recorded is what the kernel did, not what its caller asked
 * for or was told.
 */
#include "lib.h"
#include "tracee.h"

enum { PLAIN = 1, REPLACED, TAKEN_AWAY, RESULT_CHANGED, BEHIND };

static struct results {
	long of[BEHIND + 1];
} *results;

static void tracee(void)
{
	int i;

	ptrace(PTRACE_TRACEME, 0, 0, 0);
	raw_call(SYS_kill, getpid(), 19 /* SIGSTOP */, 0, 0, 0, 0);
	for (i = PLAIN; i <= BEHIND; i++)
		results->of[i] = MARK(i);
	_exit(0);
}

static void change_call(pid_t pid, struct user_regs_struct *regs, long mark)
{
	if (mark == REPLACED)
		expect(!tracee_set_call(pid, regs, SYS_timer_getoverrun), "another call: %m");
	else if (mark == TAKEN_AWAY)
		expect(!tracee_set_call(pid, regs, -1), "no call: %m");
}

static void change_result(pid_t pid, struct user_regs_struct *regs, long mark)
{
	if (mark == RESULT_CHANGED)
		expect(!tracee_set_result(pid, regs, 4711), "another result: %m");
}

/* Stops at the tracee's calls, as they begin and as they end, until it ends. */
static void trace(pid_t pid)
{
	struct user_regs_struct regs;
	bool entry = true;
	long mark = 0;
	int status;

	for (;; entry = !entry) {
		expect(!ptrace(PTRACE_SYSCALL, pid, 0, 0), "PTRACE_SYSCALL: %m");
		expect(waitpid(pid, &status, 0) == pid, "wait: %m");
		if (WIFEXITED(status))
			break;
		expect(!tracee_get(pid, &regs), "registers: %m");
		if (!entry) {
			change_result(pid, &regs, mark);
			continue;
		}
		mark = tracee_call(&regs) == SYS_getppid ? tracee_arg(&regs) : 0;
		change_call(pid, &regs, mark);
	}
	expect_eq(status, 0, "status of the tracee");
}

static void run(void *arg)
{
	pid_t pid = fork();
	int status;

	(void)arg;
	if (!pid)
		tracee();
	expect(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status), "the tracee does not stop");
	trace(pid);
}

/* A tracer that takes a call away on arm64 has to put the result where the first argument is. */
static const struct ringtap_syscall *call_taken_away(const struct records *records)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0;

	while ((sys = next_call(records, &pos, ANY, ANY)))
		if (sys->nr == -1 && (sys->args[0] == TAKEN_AWAY || (long)sys->args[0] == -ENOSYS))
			return sys;
	expect(false, "no record of the call that was taken away");
	return NULL;
}

static void check(const struct records *records)
{
	const struct ringtap_syscall *sys;
	pid_t tracer = records->pid;

	expect_eq(call_with(records, SYS_getppid, PLAIN)->ret, tracer, "result of a call left alone");
	sys = call_with(records, SYS_timer_getoverrun, REPLACED);
	expect_eq(sys->ret, -EINVAL, "result of the call that was made instead");
	expect_eq(results->of[REPLACED], -EINVAL, "what the caller was told of it");
	expect_eq(call_taken_away(records)->ret, -ENOSYS, "result of the call that was taken away");
	expect_eq(call_with(records, SYS_getppid, RESULT_CHANGED)->ret, tracer,
		  "result of the call before the tracer changed it");
	expect_eq(results->of[RESULT_CHANGED], 4711, "what the caller was told of it");
	expect_eq(call_with(records, SYS_getppid, BEHIND)->ret, tracer, "result of the last call");
}

static void check_with(uint32_t flags)
{
	struct records records;
	struct capture c;

	capture_make(&c, flags, 80, 1 << 20);
	capture_child(&c, run, NULL, &records);
	check(&records);
	capture_close(&c);
}

int main(void)
{
	results = shared_memory(sizeof(*results));
	check_with(RINGTAP_SETUP_ENTRY_TIME);
	check_with(0);
	return 0;
}
