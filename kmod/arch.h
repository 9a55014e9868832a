/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What differs between architectures: a call's number, ABI and arguments. Each
 * has a header in arch/ that defines
 *
 *   arch_raw_nr()		the number of the call in the registers, as it is
 *   arch_is_native()		is that all there is to know, and no special case?
 *   arch_call()		the number of the call in the registers, and its ABI
 *   arch_exec_nr()		that number, after a call that has returned 0
 *   arch_result()		what a call returned, with the 32-bit ABI's sign extended
 *				if it is an error, and else with zeroes above
 *   arch_may_have_failed()	is that, of a call of any ABI, perhaps an error?
 *   arch_args()		its arguments, those of 32-bit calls with zeroes above
 *   arch_arg_words[]	which words of the registers are the arguments of a native call
 *   ARCH_RESULT_WORD	... and which one its result, when it has returned
 *   arch_function_arg()	one of the first four arguments of a function of the kernel
 *				that begins with these registers
 *   arch_is_socketcall()	does the call stand for another one, of which ...
 *   arch_subcall()		... this is the number, NULL if there is none such?
 *   arch_plan_x32()		the plan of an x32 call
 *
 * and the numbers that the functions below are about; and, for user_copy(),
 *
 *   ARCH_COPIES_TO_THE_END	does __copy_from_user_inatomic() copy every byte that is
 *				there before one that is not?
 */
#ifndef RINGTAP_ARCH_H
#define RINGTAP_ARCH_H

#include <linux/compat.h>
#include <linux/err.h>
#include <linux/sched.h>
#include <asm/syscall.h>
#include "syscall_plan.h"
#include "uapi/ringtap.h"

#define ARCH_CLONE3		435	/* of every architecture */
#define ARCH_NO_CALL		(-2)	/* -1 is seen where a number is not known */

/* exit, exit_group, execve, execveat: known at entry or not at all */
#define ARCH_NORETURN_CALLS	4

/* A call behind socketcall, and how many arguments that takes for it */
struct arch_subcall {
	u16 nr;
	u16 nargs;
};

#if defined(CONFIG_X86_64)
#include "arch/x86.h"
#elif defined(CONFIG_ARM64)
#include "arch/arm64.h"
#else
#error "ringtap knows x86-64 and arm64 only"
#endif

static __always_inline u64 arch_word(const struct pt_regs *regs, u8 word)
{
	return ((const unsigned long *)regs)[word];
}

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

/* The calls after which the registers tell of no call, or of another one */
static inline bool arch_is_sigreturn(int abi, int nr)
{
	if (abi == RINGTAP_ABI_COMPAT)
		return nr == PLAN_COMPAT_SIGRETURN || nr == PLAN_COMPAT_RT_SIGRETURN;
	return nr == (abi == RINGTAP_ABI_X32 ? ARCH_X32_RT_SIGRETURN : PLAN_NATIVE_RT_SIGRETURN);
}

#endif
