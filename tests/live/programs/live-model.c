// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * live-model COUNT STEPS SEED: COUNT processes that open, duplicate, close, pass on and inherit
 * descriptors at random, fork and run this program again. Each that is left in the end prints its
 * id and sleeps, so that /proc/PID/fd can be looked at.
 *
 * Descriptors 100 and 101 are the ends of a socket pair that all share: over it they are passed on.
 */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BUS_IN = 100, BUS_OUT, FIRST = 3, LAST = 60, NONE = -1 };

static const char *const paths[] = {
	"/etc/passwd", "/etc/group", "/etc/../etc/fstab", "/proc/version", "/usr", "/dev/null",
	"relative", "./relative", "sub/../relative", "sub/file",
};

static unsigned seed;

static unsigned any(unsigned below)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 16) % below;
}

/* An open descriptor, or NONE. */
static int any_open(void)
{
	int begin = FIRST + (int)any(LAST - FIRST), fd;

	for (fd = begin; fd < LAST; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			return fd;
	return NONE;
}

static void keep_below(int fd)
{
	if (fd >= LAST)
		close(fd);
}

static void pass_on(int fd)
{
	char byte = 0, control[CMSG_SPACE(sizeof(int))] = { 0 };
	struct iovec iov = { &byte, 1 };
	struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control,
			      .msg_controllen = sizeof(control) };
	struct cmsghdr *head = CMSG_FIRSTHDR(&msg);

	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(head), &fd, sizeof(fd));
	sendmsg(BUS_IN, &msg, MSG_DONTWAIT);
}

static void receive(void)
{
	char byte, control[CMSG_SPACE(sizeof(int))];
	struct iovec iov = { &byte, 1 };
	struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control,
			      .msg_controllen = sizeof(control) };
	struct cmsghdr *head;
	int fd;

	if (recvmsg(BUS_OUT, &msg, MSG_DONTWAIT | (any(2) ? MSG_CMSG_CLOEXEC : 0)) < 0)
		return;
	head = CMSG_FIRSTHDR(&msg);
	if (!head)
		return;
	memcpy(&fd, CMSG_DATA(head), sizeof(fd));
	keep_below(fd);
}

/* The child goes on, its parent ends. */
static void go_on_as_child(void)
{
	pid_t child = fork();

	if (child < 0)
		err(1, "fork");
	if (child > 0)
		_exit(0);
}

static void run_again(unsigned steps)
{
	char words[2][16];

	snprintf(words[0], sizeof(words[0]), "%u", steps);
	snprintf(words[1], sizeof(words[1]), "%u", seed);
	execl("/proc/self/exe", "live-model", "-", words[0], words[1], NULL);
	err(1, "exec");
}

static void step(unsigned left)
{
	int fd = any_open();

	switch (any(12)) {
	case 0: case 1: case 2:
		keep_below(open(paths[any(sizeof(paths) / sizeof(paths[0]))],
				O_RDONLY | (any(2) ? O_CLOEXEC : 0)));
		return;
	case 3:
		keep_below(dup(fd));
		return;
	case 4:
		dup2(fd, FIRST + (int)any(LAST - FIRST));
		return;
	case 5:
		keep_below(fcntl(fd, any(2) ? F_DUPFD : F_DUPFD_CLOEXEC, FIRST + (int)any(30)));
		return;
	case 6: case 7:
		close(fd);
		return;
	case 8:
		fcntl(fd, F_SETFD, any(2));
		return;
	case 9:
		if (fd != NONE)
			pass_on(fd);
		return;
	case 10:
		receive();
		return;
	case 11:
		if (any(8) == 0)
			go_on_as_child();
		else if (any(8) == 0)
			run_again(left);
	}
}

static void live(unsigned steps)
{
	while (steps)
		step(--steps);
	dprintf(1, "%d\n", (int)getpid());
	for (;;)
		pause();
}

static void prepare(void)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) < 0 || dup2(ends[0], BUS_IN) < 0 ||
	    dup2(ends[1], BUS_OUT) < 0)
		err(1, "socketpair");
	close(ends[0]);
	close(ends[1]);
}

int main(int argc, char **argv)
{
	unsigned i, count;

	if (argc != 4)
		errx(2, "usage: live-model COUNT STEPS SEED");
	seed = (unsigned)strtoul(argv[3], NULL, 0);
	if (!strcmp(argv[1], "-"))
		live((unsigned)atoi(argv[2]));
	prepare();
	count = (unsigned)atoi(argv[1]);
	for (i = 0; i < count; i++) {
		seed += i;
		if (fork() == 0)
			live((unsigned)atoi(argv[2]));
	}
	while (wait(NULL) > 0 || errno == EINTR)
		;
	return 0;
}
