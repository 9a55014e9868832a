/* SPDX-License-Identifier: GPL-2.0 */
/* arm64, with the calls of 32-bit arm (EABI); included by arch.h alone */
#ifndef RINGTAP_ARCH_ARM64_H
#define RINGTAP_ARCH_ARM64_H

/* clone's first argument holds its flags in both */
#define ARCH_CLONE_NATIVE	220
#define ARCH_VFORK_NATIVE	ARCH_NO_CALL
#define ARCH_CLONE_COMPAT	120
#define ARCH_VFORK_COMPAT	190

/* A copy from memory that is not all there may stop up to a block before its end. */
#define ARCH_COPIES_TO_THE_END	0

#define ARCH_X32_EXECVE		ARCH_NO_CALL
#define ARCH_X32_EXECVEAT	ARCH_NO_CALL
#define ARCH_X32_RT_SIGRETURN	ARCH_NO_CALL

static inline int arch_raw_nr(const struct pt_regs *regs)
{
	return regs->syscallno;
}

/* After execve the number is not the new program's; see arch_exec_nr(). */
static inline bool arch_is_native(const struct pt_regs *regs)
{
	return !is_compat_task() && (regs->regs[0] || regs->regs[1]) &&
	       (u32)arch_raw_nr(regs) < RINGTAP_SYSCALL_OTHER;
}

static inline int arch_call(struct pt_regs *regs, int *abi)
{
	*abi = unlikely(is_compat_task()) ? RINGTAP_ABI_COMPAT : RINGTAP_ABI_NATIVE;
	return syscall_get_nr(current, regs);
}

/* As start_thread() leaves them; the other registers are of no use here. */
static inline bool arch_args_zeroed(const struct pt_regs *regs)
{
	int i;

	for (i = 1; i < 6; i++)
		if (regs->regs[i])
			return false;
	return !regs->orig_x0;
}

/*
 * After execve the ABI is the new program's, but the number is still the old one's.
 * execve leaves all arguments zero; given such arguments no call that has the other
 * ABI's number of execve or execveat succeeds: arm's are fcntl64(0, F_DUPFD, 0) and
 * socket(AF_UNSPEC), arm64's are listxattr(NULL) and none at all.
 */
static inline int arch_exec_nr(struct pt_regs *regs, int abi, int nr)
{
	bool compat = abi == RINGTAP_ABI_COMPAT;

	if (likely(regs->regs[1] || regs->regs[2]) || !arch_args_zeroed(regs))
		return nr;
	if (nr == (compat ? PLAN_NATIVE_EXECVE : PLAN_COMPAT_EXECVE))
		return compat ? PLAN_COMPAT_EXECVE : PLAN_NATIVE_EXECVE;
	if (nr == (compat ? PLAN_NATIVE_EXECVEAT : PLAN_COMPAT_EXECVEAT))
		return compat ? PLAN_COMPAT_EXECVEAT : PLAN_NATIVE_EXECVEAT;
	return nr;
}

/* Newer kernels extend the sign of whatever compat calls return; older ones, of nothing. */
static inline long arch_result(int abi, long ret)
{
	long narrow = (s32)ret;

	if (likely(abi != RINGTAP_ABI_COMPAT))
		return ret;
	return IS_ERR_VALUE(narrow) ? narrow : (long)(u32)ret;
}

static inline bool arch_may_have_failed(long ret)
{
	return IS_ERR_VALUE((unsigned long)ret) || is_compat_task();
}

static inline void arch_args(struct pt_regs *regs, int abi, __u64 args[6])
{
	int i;

	args[0] = regs->orig_x0;
	for (i = 1; i < 6; i++)
		args[i] = regs->regs[i];
	if (unlikely(abi == RINGTAP_ABI_COMPAT))
		for (i = 0; i < 6; i++)
			args[i] = (u32)args[i];
}

#define ARCH_RESULT_WORD	0

static const u8 arch_arg_words[6] = {
	offsetof(struct pt_regs, orig_x0) / sizeof(long), 1, 2, 3, 4, 5
};

static inline unsigned long arch_function_arg(const struct pt_regs *regs, int i)
{
	return regs->regs[i];
}

/* EABI has no call that stands for others. */
static inline bool arch_is_socketcall(int abi, int nr)
{
	return false;
}

static inline const struct arch_subcall *arch_subcall(__u64 number)
{
	return NULL;
}

static inline __u8 arch_plan_x32(unsigned int nr)
{
	return 0;
}

#endif
