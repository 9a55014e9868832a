// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Each way to start a program: fork, vfork, posix_spawn; along a PATH whose first directories do not have it; and a
 * daemon, that is nobody's child, whose end is waited for through a pipe. usage: live-spawn DAEMONS_FILE
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void spawn_along_path(const char *name)
{
	char *argv[] = { (char *)name, NULL };
	pid_t pid;

	if (!posix_spawnp(&pid, name, NULL, NULL, argv, environ))
		waitpid(pid, NULL, 0);
}

static void vfork_and(const char *program)
{
	pid_t pid = vfork();

	if (!pid) {
		execl(program, program, NULL);
		_exit(9);
	}
	waitpid(pid, NULL, 0);
}

static void fork_and(const char *name)
{
	pid_t pid = fork();

	if (!pid) {
		execlp(name, name, NULL);
		_exit(127);
	}
	waitpid(pid, NULL, 0);
}

static void daemon_works(const char *path)
{
	int fd = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0644);

	dprintf(fd, "%d\n", getpid());
	close(fd);
	execl("/bin/true", "the-daemon", NULL);
}

static void start_daemon(const char *path)
{
	int alive[2];
	char byte;

	if (pipe(alive))
		exit(1);
	if (!fork()) {
		setsid();
		if (!fork())
			daemon_works(path);
		_exit(0);
	}
	close(alive[1]);
	wait(NULL);
	if (read(alive[0], &byte, 1) != 0)
		exit(1);
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	setenv("PATH", "/no/such/directory:/etc:/tmp:/usr/bin:/bin", 1);
	spawn_along_path("true");
	spawn_along_path("no-such-program");
	spawn_along_path("group");
	vfork_and("/bin/false");
	vfork_and("/no/such/program");
	fork_and("true");
	fork_and("no-such-program");
	start_daemon(argv[1]);
	return 0;
}
