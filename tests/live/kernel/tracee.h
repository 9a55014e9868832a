/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* How a tracer reads and changes the calls of a stopped tracee, on each machine. 0 or -1, with errno. */
#ifndef TRACEE_H
#define TRACEE_H

#include <elf.h>
#include <errno.h>
#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/user.h>

#if defined(__x86_64__)

static inline long tracee_get(pid_t pid, struct user_regs_struct *regs)
{
	return ptrace(PTRACE_GETREGS, pid, 0, regs);
}

/* At the entry of a call */
static inline long tracee_call(const struct user_regs_struct *regs)
{
	return regs->orig_rax;
}

static inline long tracee_arg(const struct user_regs_struct *regs)
{
	return regs->rdi;
}

/* Makes the call another one; -1: none. */
static inline long tracee_set_call(pid_t pid, struct user_regs_struct *regs, long nr)
{
	regs->orig_rax = nr;
	return ptrace(PTRACE_SETREGS, pid, 0, regs);
}

static inline long tracee_set_result(pid_t pid, struct user_regs_struct *regs, long result)
{
	regs->rax = result;
	return ptrace(PTRACE_SETREGS, pid, 0, regs);
}

#elif defined(__aarch64__)

static inline long tracee_get(pid_t pid, struct user_regs_struct *regs)
{
	struct iovec set = { regs, sizeof(*regs) };

	return ptrace(PTRACE_GETREGSET, pid, NT_PRSTATUS, &set);
}

static inline long tracee_call(const struct user_regs_struct *regs)
{
	return regs->regs[8];
}

static inline long tracee_arg(const struct user_regs_struct *regs)
{
	return regs->regs[0];
}

static inline long tracee_set_result(pid_t pid, struct user_regs_struct *regs, long result)
{
	struct iovec set = { regs, sizeof(*regs) };

	regs->regs[0] = result;
	return ptrace(PTRACE_SETREGSET, pid, NT_PRSTATUS, &set);
}

/* The result of no call is the tracer's business here. */
static inline long tracee_set_call(pid_t pid, struct user_regs_struct *regs, long nr)
{
	int number = nr;
	struct iovec set = { &number, sizeof(number) };

	if (nr == -1 && tracee_set_result(pid, regs, -ENOSYS))
		return -1;
	return ptrace(PTRACE_SETREGSET, pid, NT_ARM_SYSTEM_CALL, &set);
}

#else
#error "where are this machine's registers?"
#endif

#endif
