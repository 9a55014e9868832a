// SPDX-License-Identifier: MIT OR Apache-2.0
/* A 32-bit program that makes calls in each way that there is. Run by test-calls-32bit. */
#include "compat32.h"

#ifdef __i386__

#define AT_SYSINFO 32

/* sysenter, syscall or int $0x80: the kernel's own page knows what is best. */
static int best_call(const u32 *auxv, u32 nr, u32 a, u32 b, u32 c)
{
	u32 entry;
	int ret;

	while (auxv[0] != AT_SYSINFO)
		auxv += 2;
	entry = auxv[1];
	__asm__ volatile("call *%5"
			 : "=a"(ret)
			 : "a"(nr), "b"(a), "c"(b), "d"(c), "m"(entry)
			 : "memory");
	return ret;
}

#else

/* There is one way only. */
static int best_call(const u32 *auxv, u32 nr, u32 a, u32 b, u32 c)
{
	(void)auxv;
	return call(nr, a, b, c, 0, 0);
}

#endif

int run(u32 argc, char **argv, const u32 *auxv)
{
	static const char path[] = "/no/such/file";

	(void)argc;
	(void)argv;
	call(CALL_GETPPID, 0x80000001, 0xffffffff, 3, 4, 5);
	best_call(auxv, CALL_GETPPID, 0x80000002, 0xfffffffe, 3);
	best_call(auxv, CALL_OPEN, (u32)path, 0, 0);
	best_call(auxv, 4321, 1, 2, 3);
	return 0;
}
