/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* What a 32-bit program needs that is made of nothing but itself. */
#ifndef COMPAT32_H
#define COMPAT32_H

#include <linux/types.h>

typedef __u32 u32;
typedef __u64 u64;

/* Numbers that differ are defined with the machine below. */
enum {
	CALL_EXIT = 1, CALL_READ = 3, CALL_WRITE = 4, CALL_OPEN = 5, CALL_EXECVE = 11,
	CALL_IOCTL = 54, CALL_GETPPID = 64, CALL_MMAP2 = 192,
};

/* The program; its result is the exit status. auxv ends with a zero. */
int run(u32 argc, char **argv, const u32 *auxv);

#if defined(__i386__)

enum { CALL_EXIT_GROUP = 252 };

static inline int call(u32 nr, u32 a, u32 b, u32 c, u32 d, u32 e)
{
	int ret;

	__asm__ volatile("int $0x80"
			 : "=a"(ret)
			 : "a"(nr), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e)
			 : "memory");
	return ret;
}

/* A sixth argument needs %ebp, which the compiler does not give away. */
static inline int call6(u32 nr, u32 a, u32 b, u32 c, u32 d, u32 e, u32 f)
{
	u32 args[6] = { a, b, c, d, e, f };
	int ret;

	__asm__ volatile("push %%ebp; push %%ebx; push %%esi; push %%edi\n"
			 "mov 0(%%ecx), %%ebx; mov 8(%%ecx), %%edx; mov 12(%%ecx), %%esi\n"
			 "mov 16(%%ecx), %%edi; mov 20(%%ecx), %%ebp; mov 4(%%ecx), %%ecx\n"
			 "int $0x80\n"
			 "pop %%edi; pop %%esi; pop %%ebx; pop %%ebp"
			 : "=a"(ret)
			 : "a"(nr), "c"(args)
			 : "memory", "edx");
	return ret;
}

#define START "mov %esp, %eax; and $-16, %esp; sub $12, %esp; push %eax; call begin"

#elif defined(__arm__)

enum { CALL_EXIT_GROUP = 248 };

static inline int call6(u32 nr, u32 a, u32 b, u32 c, u32 d, u32 e, u32 f)
{
	register u32 r7 __asm__("r7") = nr;
	register u32 r0 __asm__("r0") = a;
	register u32 r1 __asm__("r1") = b;
	register u32 r2 __asm__("r2") = c;
	register u32 r3 __asm__("r3") = d;
	register u32 r4 __asm__("r4") = e;
	register u32 r5 __asm__("r5") = f;

	__asm__ volatile("svc #0"
			 : "+r"(r0)
			 : "r"(r7), "r"(r1), "r"(r2), "r"(r3), "r"(r4), "r"(r5)
			 : "memory");
	return r0;
}

static inline int call(u32 nr, u32 a, u32 b, u32 c, u32 d, u32 e)
{
	return call6(nr, a, b, c, d, e, 0);
}

#define START "mov r0, sp; bic sp, sp, #15; b begin"

#endif

static inline u32 length(const char *text)
{
	u32 len = 0;

	while (text[len])
		len++;
	return len;
}

static inline void say(const char *text)
{
	call(CALL_WRITE, 2, (u32)text, length(text), 0, 0);
}

/* The stack at the start: argc, argv, environment, auxiliary vector. */
__attribute__((used)) static void begin(u32 *stack)
{
	u32 argc = stack[0];
	char **argv = (char **)(stack + 1);
	u32 *at = stack + 1 + argc + 1;

	while (*at)
		at++;
	call(CALL_EXIT_GROUP, run(argc, argv, at + 1), 0, 0, 0, 0);
}

__asm__(".globl _start\n_start: " START);

#endif
