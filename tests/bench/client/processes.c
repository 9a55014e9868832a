// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * usage: bench-processes N
 *
 * Makes N processes that sleep, says "ready", and ends all of them when its standard input does.
 * They share their memory, so that a hundred thousand fit into a small machine; for the kernel each
 * is a process of its own.
 */
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define STACK 4096
#define SHARED (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND)

/* No libc here: its thread area is shared as well. */
static int sleep_on(void *arg)
{
	(void)arg;
	for (;;)
		syscall(SYS_pause);
	return 0;
}

int main(int argc, char **argv)
{
	long i, n = argc == 2 ? atol(argv[1]) : 0;
	char *stacks, byte;

	if (n <= 0)
		return 2;
	setpgid(0, 0);
	stacks = mmap(NULL, n * STACK, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (stacks == MAP_FAILED) {
		perror("mmap");
		return 1;
	}
	signal(SIGCHLD, SIG_IGN);
	for (i = 1; i <= n; i++)
		if (clone(sleep_on, stacks + i * STACK, SHARED | SIGCHLD, NULL) < 0) {
			perror("clone");
			break;
		}
	puts(i > n ? "ready" : "not all");
	fflush(stdout);
	while (read(0, &byte, 1) > 0)
		;
	kill(0, SIGKILL);
	return 0;
}
