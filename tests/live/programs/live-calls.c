// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * usage: live-calls CPU COUNT [BURST PAUSE_MS]
 * Waits for its standard input, then makes COUNT calls of getppid on CPU, and sleeps for a while behind each
 * BURST of them. Makes one read, the getppid, the sleeps and one exit_group, and nothing else, once it has begun.
 */
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void pin(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (sched_setaffinity(0, sizeof(set), &set))
		perror("live-calls: sched_setaffinity");
}

int main(int argc, char **argv)
{
	long count = argc > 2 ? atol(argv[2]) : 0;
	long burst = argc > 4 ? atol(argv[3]) : 0;
	long pause_ms = argc > 4 ? atol(argv[4]) : 0;
	struct timespec pause = { pause_ms / 1000, pause_ms % 1000 * 1000000 };
	char byte;
	long i;

	if (argc < 3)
		return 2;
	pin(atoi(argv[1]));
	if (read(0, &byte, 1) < 0)
		return 1;
	for (i = 1; i <= count; i++) {
		getppid();
		if (burst && i % burst == 0)
			nanosleep(&pause, NULL);
	}
	_exit(0);
}
