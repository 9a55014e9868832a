// SPDX-License-Identifier: MIT OR Apache-2.0
/* A 32-bit program that makes calls in each way that there is. Run by test-calls-32bit. */
#include "compat32.h"

#define AT_SYSINFO 32

/* sysenter, syscall or int $0x80: the kernel's own page knows what is best. */
static int vdso_call(u32 entry, u32 nr, u32 a, u32 b, u32 c)
{
	int ret;

	__asm__ volatile("call *%5"
			 : "=a"(ret)
			 : "a"(nr), "b"(a), "c"(b), "d"(c), "m"(entry)
			 : "memory");
	return ret;
}

int run(u32 argc, char **argv, const u32 *auxv)
{
	static const char path[] = "/no/such/file";
	u32 entry = 0;

	(void)argc;
	(void)argv;
	for (; auxv[0]; auxv += 2)
		if (auxv[0] == AT_SYSINFO)
			entry = auxv[1];
	call(CALL_GETPPID, 0x80000001, 0xffffffff, 3, 4, 5);
	if (!entry)
		return 2;
	vdso_call(entry, CALL_GETPPID, 0x80000002, 0xfffffffe, 3);
	vdso_call(entry, CALL_OPEN, (u32)path, 0, 0);
	vdso_call(entry, 4321, 1, 2, 3);
	return 0;
}
