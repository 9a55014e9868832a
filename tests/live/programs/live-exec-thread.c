// SPDX-License-Identifier: MIT OR Apache-2.0
/* usage: live-exec-thread PROGRAM [ARGUMENT...]: a thread becomes PROGRAM while two others wait and one works. */
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static char **program;
static int blocked[2];

static void *wait_for_ever(void *arg)
{
	char byte;

	return read(blocked[0], &byte, 1) < 0 ? NULL : arg;
}

static void *become(void *arg)
{
	usleep(20000);
	execv(program[0], program);
	perror(program[0]);
	return arg;
}

int main(int argc, char **argv)
{
	pthread_t waiter, other;

	if (argc < 2 || pipe(blocked))
		return 2;
	program = argv + 1;
	pthread_create(&waiter, NULL, wait_for_ever, NULL);
	pthread_create(&other, NULL, become, NULL);
	pthread_join(other, NULL);
	return 1;
}
