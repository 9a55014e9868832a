// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * usage: live-every-call FILE
 * Makes the calls of every-call/ in an empty directory, one after another and nothing between them, and writes to FILE
 * what it passed and what the kernel answered: of each, in columns, the number of the process that made it (0: this one),
 * its kind, name, arguments, the answer that it wanted, the one that it got (-: it was not made, ?: it did not return), and the
 * text.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "every-call/call.h"

#define NOT_MADE	LONG_MIN
#define NOT_ENDED	(LONG_MIN + 4)
#define REPORT_FD	200

/* In memory that children share */
struct made {
	long args[6];
	long got;
	int process;
};

static struct made *made;

static void need(bool done, const char *what)
{
	if (done)
		return;
	perror(what);
	exit(1);
}

static void place(int fd, int as)
{
	need(fd >= 0, "a descriptor");
	need(dup2(fd, as) == as, "dup2");
	close(fd);
}

static void place_pair(const int pair[2], int first)
{
	place(pair[0], first);
	place(pair[1], first + 1);
}

static int bound(int type)
{
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_port = htons(PORT) };
	int fd = socket(AF_INET, type, 0), one = 1;

	inet_aton("127.0.0.1", &here.sin_addr);
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	need(bind(fd, (struct sockaddr *)&here, sizeof(here)) == 0, "bind");
	if (type == SOCK_DGRAM)
		need(connect(fd, (struct sockaddr *)&here, sizeof(here)) == 0, "connect");
	return fd;
}

static void open_files(void)
{
	int fd = open("file", O_RDWR | O_CREAT | O_TRUNC, 0644);

	need(write(fd, CONTENTS, strlen(CONTENTS)) == (ssize_t)strlen(CONTENTS), "file");
	place(fd, FILE_FD);
	place(open("other", O_RDWR | O_CREAT | O_TRUNC, 0644), OTHER_FD);
	place(open(".", O_RDONLY | O_DIRECTORY), DIR_FD);
	place(open("/dev/null", O_RDWR), NULL_FD);
	fd = open("/dev/ptmx", O_RDWR | O_NOCTTY);
	place(fd < 0 ? open("/dev/null", O_RDWR) : fd, PTY_FD);
	need(mkdir("dir", 0755) == 0 && mkdir("mnt", 0755) == 0, "mkdir");
}

static void open_others(void)
{
	int pair[2];

	need(pipe(pair) == 0, "pipe");
	place_pair(pair, PIPE_R);
	need(pipe(pair) == 0, "pipe");
	place_pair(pair, PIPE2_R);
	need(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "socketpair");
	place_pair(pair, UNIX_A);
	place(bound(SOCK_STREAM), LISTEN_FD);
	place(socket(AF_INET, SOCK_STREAM, 0), TCP_FD);
	place(bound(SOCK_DGRAM), UDP_FD);
	place(epoll_create(1), EPOLL_FD);
	place(eventfd(0, EFD_NONBLOCK), EVENT_FD);
	place(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK), TIMER_FD);
	place(inotify_init(), INOTIFY_FD);
}

static void prepare(void)
{
	int fd;

	made = mmap(NULL, calls_number * sizeof(*made), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	need(made != MAP_FAILED, "mmap");
	for (fd = open("/dev/null", O_RDWR); fd < 3; fd = dup(fd))
		;
	for (fd = 3; fd < FILE_FD; fd++)
		close(fd);
	open_files();
	open_others();
	umask(0);
}

/* What is not paged in is not captured: a child has nothing of its parent's files. */
static void page_in(void)
{
	extern char __executable_start, end;
	unsigned int i, k;

	for (i = 0; i < calls_number; i++) {
		for (k = 0; k < 6; k++) {
			const volatile char *at = (const char *)calls[i].args[k];

			if (at >= &__executable_start && at < &end)
				(void)*at;
		}
	}
}

static void fill(const struct call *call, long self, long *args)
{
	int i;

	for (i = 0; i < 6; i++) {
		args[i] = call->loads & 1U << i ? *(const long *)call->args[i] : call->args[i];
		if (args[i] == SELF)
			args[i] = self;
	}
}

static void make_all(void)
{
	long self = getpid();
	bool is_child = false, skips = false;
	int process = 0, forks = 0;
	unsigned int i;

	for (i = 0; i < calls_number; i++)
		made[i].got = NOT_MADE;
	page_in();
	for (i = 0; i < calls_number; i++) {
		const struct call *call = &calls[i];
		struct made *m = &made[i];
		long got;

		if (skips) {
			skips = call->kind != ENDS;
			continue;
		}
		fill(call, self, m->args);
		m->process = process;
		m->got = NOT_ENDED;
		got = syscall(call->nr, m->args[0], m->args[1], m->args[2], m->args[3], m->args[4], m->args[5]);
		if (got == -1)
			got = -errno;
		if (call->kind == FORKS && got == 0) {
			is_child = true;
			page_in();
			process = forks + 1;
			continue;
		}
		m->got = got;
		if (call->saves)
			*call->saves = got;
		if (call->kind == FORKS) {
			skips = true;
			forks += got > 0;
		}
		if (call->kind == ENDS && is_child)
			_exit(99);
	}
}

static void write_number(FILE *to, long number)
{
	if (number == SOME)
		fputs("\tsome", to);
	else if (number == ANY)
		fputs("\tany", to);
	else if (number == NOT_MADE)
		fputs("\t-", to);
	else if (number == NOT_ENDED)
		fputs("\t?", to);
	else
		fprintf(to, "\t%ld", number);
}

int main(int argc, char **argv)
{
	unsigned int i, k;
	FILE *to;

	if (argc != 2)
		return 2;
	place(open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0644), REPORT_FD);
	prepare();
	make_all();
	to = fdopen(REPORT_FD, "w");
	for (i = 0; i < calls_number; i++) {
		fprintf(to, "%d\t%d\t%s", made[i].process, calls[i].kind, calls[i].name);
		for (k = 0; k < 6; k++)
			fprintf(to, "\t%lx", made[i].args[k]);
		write_number(to, calls[i].want);
		write_number(to, made[i].got);
		fprintf(to, "\t%s\n", calls[i].text);
	}
	return fclose(to) ? 1 : 0;
}
