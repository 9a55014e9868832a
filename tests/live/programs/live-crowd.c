// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * usage: live-crowd COUNT
 * COUNT processes that sleep, until its standard input ends. Prints a line when they are there.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	int count = argc > 1 ? atoi(argv[1]) : 0;
	char byte;
	int i;

	if (setpgid(0, 0))
		perror("live-crowd: setpgid");
	for (i = 0; i < count; i++) {
		pid_t pid = fork();

		if (pid < 0) {
			perror("live-crowd: fork");
			kill(0, SIGKILL);
		}
		while (pid == 0)
			pause();
	}
	puts("ready");
	fflush(stdout);
	while (read(0, &byte, 1) > 0)
		;
	signal(SIGTERM, SIG_IGN);
	kill(0, SIGTERM);
	return 0;
}
