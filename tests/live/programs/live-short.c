// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * usage: live-short COUNT [AT_ONCE]
 * Starts COUNT processes, AT_ONCE at a time, that live for about a millisecond: each becomes this program again, with
 * arguments, environment, ids, directory and session of its own, makes a call or two and exits with a status of its own.
 * Prints the process id of each in their order.
 */
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int short_life(int number)
{
	char path[64];

	snprintf(path, sizeof(path), "/no/such/file-%d", number);
	open(path, O_RDONLY);
	_exit(number & 0xff);
}

static void start(int number)
{
	char text[16], variable[32];
	char *argv[] = { (char *)"live-short", (char *)"child", text, (char *)"a b\nc", NULL };
	char *envp[] = { variable, (char *)"EMPTY=", NULL };

	snprintf(text, sizeof(text), "%d", number);
	snprintf(variable, sizeof(variable), "NUMBER=%d", number);
	if (number % 3 == 1)
		setsid();
	if (number % 3 == 2)
		setpgid(0, 0);
	if (chdir(number % 2 ? "/usr" : "/") || setgroups(0, NULL) || setgid(2000 + number % 5) ||
	    setuid(1000 + number % 7))
		_exit(254);
	execve("/proc/self/exe", argv, envp);
	_exit(255);
}

int main(int argc, char **argv)
{
	int count, at_once, started, i;
	int *pids;

	if (argc > 2 && !strcmp(argv[1], "child"))
		return short_life(atoi(argv[2]));
	count = argc > 1 ? atoi(argv[1]) : 1;
	at_once = argc > 2 ? atoi(argv[2]) : 1;
	pids = calloc(count, sizeof(*pids));
	for (started = 0; started < count + at_once; started++) {
		if (started >= at_once)
			wait(NULL);
		if (started < count && !(pids[started] = fork()))
			start(started);
	}
	for (i = 0; i < count; i++)
		printf("%d\n", pids[i]);
	return 0;
}
