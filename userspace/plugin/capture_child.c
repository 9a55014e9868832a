/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "capture_child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	PIPE_BYTES = 1 << 20,
	ENDS_WITHIN_MS = 3000,
	NOT_RUN = 127	/* exit status of who could not run it, where posix_spawn() does not tell */
};

extern char **environ;

static void close_pipe(const int ends[2])
{
	close(ends[0]);
	close(ends[1]);
}

/* Ctrl-C is for who loaded the plugin, and for that one to pass on by closing it. */
static int spawn(pid_t *pid, char *const arguments[], int output, int errors)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	sigset_t all, none;
	int error;

	sigfillset(&all);
	sigemptyset(&none);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &all);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&files, errors, STDERR_FILENO);
	error = posix_spawnp(pid, arguments[0], &files, &attributes, arguments, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attributes);
	return error;
}

int capture_child_start(struct capture_child *child, char *const arguments[])
{
	int output[2], errors[2], error;

	memset(child, 0, sizeof(*child));
	child->pid = -1;
	if (pipe2(output, O_CLOEXEC))
		return errno;
	if (pipe2(errors, O_CLOEXEC)) {
		error = errno;
		close_pipe(output);
		return error;
	}
	error = spawn(&child->pid, arguments, output[1], errors[1]);
	if (error) {
		child->pid = -1;
		close_pipe(output);
		close_pipe(errors);
		return error;
	}
	close(output[1]);
	close(errors[1]);
	child->events = output[0];
	child->messages = errors[0];
	fcntl(child->events, F_SETFL, O_NONBLOCK);
	fcntl(child->messages, F_SETFL, O_NONBLOCK);
	/* Less is slower, and no error. */
	fcntl(child->events, F_SETPIPE_SZ, PIPE_BYTES);
	return 0;
}

int capture_child_wait(struct capture_child *child, int timeout_ms)
{
	struct pollfd ready = {child->events, POLLIN, 0};

	/* A signal, or a stop that is over, ends it before its time: who waits looks again. */
	return poll(&ready, 1, timeout_ms) != 0;
}

static const char name[] = "ringtap";

static void end_line(struct capture_child *child)
{
	child->line[child->line_size] = 0;
	if (!strncmp(child->line, name, sizeof(name) - 1))
		memcpy(child->said, child->line, child->line_size + 1);
	child->line_size = 0;
}

static void hear(struct capture_child *child, char byte)
{
	if (byte == '\n')
		end_line(child);
	else if (child->line_size < sizeof(child->line) - 1)
		child->line[child->line_size++] = byte;
}

void capture_child_listen(struct capture_child *child)
{
	char bytes[512];
	ssize_t size, i;

	while ((size = read(child->messages, bytes, sizeof(bytes))) > 0)
		for (i = 0; i < size; i++)
			hear(child, bytes[i]);
}

/* How long it takes it to stop the capture is the kernel's business; that it does not is a fault. */
static void wait_for_end(struct capture_child *child)
{
	struct timespec pause = {0, 1000000};
	int ms;
	pid_t ended = 0;

	for (ms = 0; ms < ENDS_WITHIN_MS && !ended; ms++) {
		ended = waitpid(child->pid, &child->status, WNOHANG);
		if (!ended)
			nanosleep(&pause, NULL);
	}
	if (ended)
		return;
	kill(child->pid, SIGKILL);
	while (waitpid(child->pid, &child->status, 0) < 0 && errno == EINTR)
		;
}

void capture_child_end(struct capture_child *child)
{
	if (child->pid < 0)
		return;
	close(child->events);
	kill(child->pid, SIGTERM);
	wait_for_end(child);
	child->pid = -1;
	capture_child_listen(child);
	end_line(child);
	close(child->messages);
}

const char *capture_child_failure(struct capture_child *child)
{
	static const char prefix[] = "ringtap: ";
	const size_t size = sizeof(prefix) - 1;

	if (WIFEXITED(child->status) && !WEXITSTATUS(child->status))
		return NULL;
	if (WIFEXITED(child->status) && WEXITSTATUS(child->status) == NOT_RUN)
		return "the program ringtap cannot be run";
	if (WIFSIGNALED(child->status))
		snprintf(child->said, sizeof(child->said), "the program ringtap was ended by signal %d", WTERMSIG(child->status));
	if (!strncmp(child->said, prefix, size))
		memmove(child->said, child->said + size, strlen(child->said) - size + 1);
	return child->said[0] ? child->said : "the program ringtap has failed without a word";
}
