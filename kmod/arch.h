/* SPDX-License-Identifier: GPL-2.0 */
/* What differs between architectures: a call's number, ABI and arguments. */
#ifndef RINGTAP_ARCH_H
#define RINGTAP_ARCH_H

#include <linux/compat.h>
#include <linux/sched.h>
#include <asm/syscall.h>
#include "syscall_plan.h"
#include "uapi/ringtap.h"

/* exit, exit_group, execve, execveat: known at entry or not at all */
#define ARCH_NORETURN_CALLS	4

#ifdef CONFIG_X86_64
#include <asm/unistd.h>

static inline int arch_call(struct pt_regs *regs, int *abi)
{
	int nr = syscall_get_nr(current, regs);

	if (unlikely(in_ia32_syscall())) {
		*abi = RINGTAP_ABI_COMPAT;
	} else if (unlikely(nr > 0 && (nr & __X32_SYSCALL_BIT))) {
		*abi = RINGTAP_ABI_X32;
		nr &= ~__X32_SYSCALL_BIT;
	} else {
		*abi = RINGTAP_ABI_NATIVE;
	}
	return nr;
}

static inline void arch_args(struct pt_regs *regs, int abi, __u64 args[6])
{
	if (unlikely(abi == RINGTAP_ABI_COMPAT)) {
		args[0] = (u32)regs->bx;
		args[1] = (u32)regs->cx;
		args[2] = (u32)regs->dx;
		args[3] = (u32)regs->si;
		args[4] = (u32)regs->di;
		args[5] = (u32)regs->bp;
		return;
	}
	args[0] = regs->di;
	args[1] = regs->si;
	args[2] = regs->dx;
	args[3] = regs->r10;
	args[4] = regs->r8;
	args[5] = regs->r9;
}

/*
 * The calls behind compat's socketcall, and how many arguments it takes for each;
 * socketpair, say, is number 8 there and 360 by itself.
 */
#define ARCH_SOCKETCALL		102

struct arch_subcall {
	u16 nr;
	u16 nargs;
};

static const struct arch_subcall arch_subcalls[] = {
	[1] = { 359, 3 }, { 361, 3 }, { 362, 3 }, { 363, 2 }, { 364, 3 }, { 367, 3 },
	[7] = { 368, 3 }, { 360, 4 }, { 369, 4 }, { 371, 4 }, { 369, 6 }, { 371, 6 },
	[13] = { 373, 2 }, { 366, 5 }, { 365, 5 }, { 370, 3 }, { 372, 3 }, { 364, 4 },
	[19] = { 337, 5 }, { 345, 4 },
};

/* Numbers below PLAN_X32_BASE mean the same call as without the x32 bit. */
static inline __u8 arch_plan_x32(unsigned int nr)
{
	if (nr < PLAN_X32_BASE)
		return nr < PLAN_NATIVE_NR ? plan_native[nr] : 0;
	nr -= PLAN_X32_BASE;
	return nr < PLAN_X32_NR ? plan_x32[nr] : 0;
}

/* clone's first argument holds its flags in all of these */
#define ARCH_CLONE_NATIVE	56
#define ARCH_VFORK_NATIVE	58
#define ARCH_CLONE_COMPAT	120
#define ARCH_VFORK_COMPAT	190

#define ARCH_X32_EXECVE		PLAN_X32_EXECVE
#define ARCH_X32_EXECVEAT	PLAN_X32_EXECVEAT
#else
#error "ringtap knows x86-64 only"
#endif

static inline int arch_noreturn_call(int abi, int i)
{
	static const int calls[RINGTAP_ABIS][ARCH_NORETURN_CALLS] = {
		[RINGTAP_ABI_NATIVE] = { PLAN_NATIVE_EXIT, PLAN_NATIVE_EXIT_GROUP,
					 PLAN_NATIVE_EXECVE, PLAN_NATIVE_EXECVEAT },
		[RINGTAP_ABI_COMPAT] = { PLAN_COMPAT_EXIT, PLAN_COMPAT_EXIT_GROUP,
					 PLAN_COMPAT_EXECVE, PLAN_COMPAT_EXECVEAT },
		[RINGTAP_ABI_X32] = { PLAN_NATIVE_EXIT, PLAN_NATIVE_EXIT_GROUP,
				      ARCH_X32_EXECVE, ARCH_X32_EXECVEAT },
	};

	return calls[abi][i];
}

#define ARCH_CLONE3		435	/* of every architecture */

static inline bool arch_is_clone(int abi, int nr)
{
	return nr == (abi == RINGTAP_ABI_COMPAT ? ARCH_CLONE_COMPAT : ARCH_CLONE_NATIVE);
}

static inline bool arch_is_vfork(int abi, int nr)
{
	return nr == (abi == RINGTAP_ABI_COMPAT ? ARCH_VFORK_COMPAT : ARCH_VFORK_NATIVE);
}

static inline bool arch_is_exit(int abi, int nr)
{
	return nr == arch_noreturn_call(abi, 0) || nr == arch_noreturn_call(abi, 1);
}

static inline bool arch_is_exec(int abi, int nr)
{
	return nr == arch_noreturn_call(abi, 2) || nr == arch_noreturn_call(abi, 3);
}

#endif
