/* SPDX-License-Identifier: GPL-2.0 */
/* x86-64, with the calls of i386 and x32; included by arch.h alone */
#ifndef RINGTAP_ARCH_X86_H
#define RINGTAP_ARCH_X86_H

#include <linux/nospec.h>
#include <asm/unistd.h>

/* clone's first argument holds its flags in all of these */
#define ARCH_CLONE_NATIVE	56
#define ARCH_VFORK_NATIVE	58
#define ARCH_CLONE_COMPAT	120
#define ARCH_VFORK_COMPAT	190

#define ARCH_COPIES_TO_THE_END	1

#define ARCH_X32_EXECVE		PLAN_X32_EXECVE
#define ARCH_X32_EXECVEAT	PLAN_X32_EXECVEAT
#define ARCH_X32_RT_SIGRETURN	PLAN_X32_RT_SIGRETURN

static inline int arch_raw_nr(const struct pt_regs *regs)
{
	return regs->orig_ax;
}

/* Numbers below zero and those of x32 are no small ones. */
static inline bool arch_is_native(const struct pt_regs *regs)
{
	return !in_ia32_syscall() && (u32)arch_raw_nr(regs) < RINGTAP_SYSCALL_OTHER;
}

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

/* The kernel itself gives execve the number that it has in the new program's ABI. */
static inline int arch_exec_nr(struct pt_regs *regs, int abi, int nr)
{
	return nr;
}

static inline long arch_result(int abi, long ret)
{
	return ret;
}

static inline bool arch_may_have_failed(long ret)
{
	return IS_ERR_VALUE((unsigned long)ret);
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

#define ARCH_WORD(reg)		(offsetof(struct pt_regs, reg) / sizeof(long))
#define ARCH_RESULT_WORD	ARCH_WORD(ax)

static const u8 arch_arg_words[6] = {
	ARCH_WORD(di), ARCH_WORD(si), ARCH_WORD(dx), ARCH_WORD(r10), ARCH_WORD(r8), ARCH_WORD(r9)
};

static inline unsigned long arch_function_arg(const struct pt_regs *regs, int i)
{
	static const u8 words[] = { ARCH_WORD(di), ARCH_WORD(si), ARCH_WORD(dx), ARCH_WORD(cx) };

	return ((const unsigned long *)regs)[words[i]];
}

#define ARCH_SOCKETCALL		102

static inline bool arch_is_socketcall(int abi, int nr)
{
	return unlikely(abi == RINGTAP_ABI_COMPAT && nr == ARCH_SOCKETCALL);
}

/* socketpair, say, is number 8 there and 360 by itself. */
static const struct arch_subcall arch_subcalls[] = {
	[1] = { 359, 3 }, { 361, 3 }, { 362, 3 }, { 363, 2 }, { 364, 3 }, { 367, 3 },
	[7] = { 368, 3 }, { 360, 4 }, { 369, 4 }, { 371, 4 }, { 369, 6 }, { 371, 6 },
	[13] = { 373, 2 }, { 366, 5 }, { 365, 5 }, { 370, 3 }, { 372, 3 }, { 364, 4 },
	[19] = { 337, 5 }, { 345, 4 },
};

static inline const struct arch_subcall *arch_subcall(__u64 number)
{
	if (!number || number >= ARRAY_SIZE(arch_subcalls))
		return NULL;
	return &arch_subcalls[array_index_nospec(number, ARRAY_SIZE(arch_subcalls))];
}

/* Numbers below PLAN_X32_BASE mean the same call as without the x32 bit. */
static inline __u8 arch_plan_x32(unsigned int nr)
{
	if (nr < PLAN_X32_BASE)
		return nr < PLAN_NATIVE_NR ? plan_native[array_index_nospec(nr, PLAN_NATIVE_NR)] : 0;
	nr -= PLAN_X32_BASE;
	return nr < PLAN_X32_NR ? plan_x32[array_index_nospec(nr, PLAN_X32_NR)] : 0;
}

#endif
