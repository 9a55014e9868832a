/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* What differs between machines: how a call is made. */
#ifndef MACHINE_H
#define MACHINE_H

#include <stdint.h>

#if defined(__x86_64__)

/* Calls without libc between us and the kernel, so that arguments are exactly these. */
static inline long raw_call(long nr, long a, long b, long c, long d, long e, long f)
{
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;
	long ret;

	__asm__ volatile("syscall"
			 : "=a"(ret)
			 : "a"(nr), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
			 : "rcx", "r11", "memory");
	return ret;
}

/* A call that makes a child, which ends at once and touches no memory that it may share. */
static inline long raw_clone(long nr, long a, long b)
{
	long ret;

	__asm__ volatile("xor %%r10d, %%r10d; xor %%r8d, %%r8d; syscall\n"
			 "test %%rax, %%rax; jnz 1f\n"
			 "mov $60, %%eax; xor %%edi, %%edi; syscall\n"
			 "1:"
			 : "=a"(ret)
			 : "a"(nr), "D"(a), "S"(b), "d"(0L)
			 : "rcx", "r8", "r10", "r11", "memory");
	return ret;
}

/* 32-bit calls can be made by a 64-bit program, too. */
#define HAVE_INT80 1
/* The kernel tells of a child's own return from fork or clone. */
#define CHILD_RETURNS 1
#define INT80_GARBAGE 0xdeadbeef00000000

/* With registers whose upper halves are not zero */
static inline long int80(uint32_t nr, uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t e,
			 uint32_t f)
{
	register uint64_t r12 __asm__("r12") = INT80_GARBAGE | f;
	uint64_t ret;

	/* Out of the red zone first */
	__asm__ volatile("add $-128, %%rsp; push %%rbp; mov %%r12, %%rbp; int $0x80\n"
			 "pop %%rbp; sub $-128, %%rsp"
			 : "=a"(ret)
			 : "a"(INT80_GARBAGE | nr), "b"(INT80_GARBAGE | a), "c"(INT80_GARBAGE | b),
			   "d"(INT80_GARBAGE | c), "S"(INT80_GARBAGE | d), "D"(INT80_GARBAGE | e),
			   "r"(r12)
			 : "memory", "r8", "r9", "r10", "r11");
	return (int32_t)ret;
}

#elif defined(__aarch64__)

static inline long raw_call(long nr, long a, long b, long c, long d, long e, long f)
{
	register long x8 __asm__("x8") = nr;
	register long x0 __asm__("x0") = a;
	register long x1 __asm__("x1") = b;
	register long x2 __asm__("x2") = c;
	register long x3 __asm__("x3") = d;
	register long x4 __asm__("x4") = e;
	register long x5 __asm__("x5") = f;

	__asm__ volatile("svc #0"
			 : "+r"(x0)
			 : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5)
			 : "memory");
	return x0;
}

static inline long raw_clone(long nr, long a, long b)
{
	register long x8 __asm__("x8") = nr;
	register long x0 __asm__("x0") = a;
	register long x1 __asm__("x1") = b;

	__asm__ volatile("mov x2, #0; mov x3, #0; mov x4, #0; svc #0\n"
			 "cbnz x0, 1f\n"
			 "mov x8, #93; mov x0, #0; svc #0\n"
			 "1:"
			 : "+r"(x0), "+r"(x8)
			 : "r"(x1)
			 : "x2", "x3", "x4", "memory");
	return x0;
}

#define HAVE_INT80 0
#define CHILD_RETURNS 0

#else
#error "how does this machine make a system call?"
#endif

#endif
