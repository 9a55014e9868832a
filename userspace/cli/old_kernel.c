// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * The static program runs on Linux 2.6.32, whose C library is older than the one that it is
 * linked with. What that one takes for granted, and the program and the library's own functions
 * use, is here instead: the linker takes these for the library's.
 */
#ifdef __x86_64__

#include <sys/syscall.h>
#include <unistd.h>

int __fstat64(int fd, void *to);
int __fstat(int fd, void *to) __attribute__((alias("__fstat64")));
int fstat64(int fd, void *to) __attribute__((alias("__fstat64")));
int fstat(int fd, void *to) __attribute__((alias("__fstat64")));
int __wrap__dl_discover_osversion(void);

/* glibc's, from 2.33 on, is a newfstatat() with AT_EMPTY_PATH, which is from Linux 2.6.39. */
int __fstat64(int fd, void *to)
{
	return (int)syscall(SYS_fstat, fd, to);
}

/* glibc's start, up to 2.35, ends a program on a kernel older than 3.2, whatever it calls. */
int __wrap__dl_discover_osversion(void)
{
	return 0x030200;
}

#endif
