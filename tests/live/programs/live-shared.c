// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Two processes that have the same descriptors (CLONE_FILES). When told to go, by a byte on standard input, one puts
 * another file in a descriptor's place, and the other writes to it. Prints the other's id first. Where the clock has
 * only the timer's ticks, what two threads do within one has no order: between the two steps there are several.
 * usage: live-shared FILE OTHER_FILE
 */
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define TICKS_US 40000

static int open_file(const char *path)
{
	return open(path, O_CREAT | O_RDWR, 0644);
}

static void write_when_told(int go, int fd)
{
	char byte;

	_exit(read(go, &byte, 1) != 1 || write(fd, "x", 1) != 1);
}

int main(int argc, char **argv)
{
	int go[2], fd, other, status = 1;
	char byte;
	long pid;

	if (argc != 3 || pipe(go) || (fd = open_file(argv[1])) < 0)
		return 2;
	/* all other arguments are 0, so their order, which differs, does not matter */
	pid = syscall(SYS_clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0);
	if (!pid)
		write_when_told(go[0], fd);
	printf("%ld\n", pid);
	fflush(stdout);
	if (read(0, &byte, 1) != 1 || (other = open_file(argv[2])) < 0 || dup2(other, fd) != fd)
		return 3;
	usleep(TICKS_US);
	if (write(go[1], "g", 1) != 1 || waitpid(pid, &status, 0) != pid)
		return 4;
	return status != 0;
}
