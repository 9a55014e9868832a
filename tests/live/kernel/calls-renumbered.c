// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A tracer that changes the number of a call under way, where it is told of the new child: the record
 * has what ran, and what the registers said in the end.
 */
#include <signal.h>
#include "lib.h"
#include "tracee.h"

/* With nothing but registers, with a buffer, with other items */
static const int others[] = { SYS_getuid, SYS_write, SYS_openat };

#define CLONES ARRAY_SIZE(others)

static pid_t *children;

static void tracee(void)
{
	size_t i;

	ptrace(PTRACE_TRACEME, 0, 0, 0);
	raw_call(SYS_kill, getpid(), SIGSTOP, 0, 0, 0, 0);
	for (i = 0; i < CLONES; i++)
		raw_clone(SYS_clone, SIGCHLD, 0);
	_exit(0);
}

static void let_go(pid_t child)
{
	expect(waitpid(child, NULL, __WALL) == child, "the new child: %m");
	expect(!ptrace(PTRACE_DETACH, child, 0, 0), "PTRACE_DETACH: %m");
}

/* Stops at each clone, which has made its child by then. */
static void trace(pid_t pid)
{
	struct user_regs_struct regs;
	unsigned long child;
	int status;
	size_t nr = 0;

	expect(!ptrace(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACEFORK | PTRACE_O_TRACECLONE), "options: %m");
	for (;;) {
		expect(!ptrace(PTRACE_CONT, pid, 0, 0), "PTRACE_CONT: %m");
		expect(waitpid(pid, &status, 0) == pid, "wait: %m");
		if (WIFEXITED(status))
			break;
		if (!(status >> 16))
			continue;
		expect(nr < CLONES, "more than %zu clones", CLONES);
		expect(!ptrace(PTRACE_GETEVENTMSG, pid, 0, &child), "which child: %m");
		let_go(child);
		children[nr] = child;
		expect(!tracee_get(pid, &regs) && !tracee_set_call(pid, &regs, others[nr++]), "registers: %m");
	}
	expect_eq(status, 0, "status of the tracee");
	expect_eq(nr, CLONES, "clones");
}

static void run(void *unused)
{
	pid_t pid = fork();
	int status;

	(void)unused;
	if (!pid)
		tracee();
	expect(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status), "the tracee does not stop");
	trace(pid);
}

/* The call that returned that child */
static const struct ringtap_syscall *clone_of(const struct records *records, int nr, pid_t child)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0;

	while ((sys = next_call(records, &pos, ANY, nr)))
		if (sys->ret == child)
			return sys;
	fail("call %d did not return %d", nr, child);
}

int main(void)
{
	const struct ringtap_syscall *sys;
	struct records records;
	struct capture c;
	size_t i;

	children = shared_memory(CLONES * sizeof(*children));
	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 80, 1 << 20);
	capture_child(&c, run, NULL, &records);
	for (i = 0; i < CLONES; i++) {
		sys = clone_of(&records, others[i], children[i]);
		expect_eq(sys->h.flags, RINGTAP_F_RENUMBERED | RINGTAP_F_ENTRY_TIME, "flags of clone as %d", others[i]);
		expect_eq(sys->entry_nr, SYS_clone, "number at entry of clone as %d", others[i]);
	}
	sys = find_call(&records, ANY, SYS_kill);
	expect(sys && !(sys->h.flags & RINGTAP_F_RENUMBERED) && !sys->entry_nr, "kill is renumbered");
	return 0;
}
