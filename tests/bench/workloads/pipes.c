// SPDX-License-Identifier: MIT OR Apache-2.0
/* A byte that goes to another process and comes back; an event loop. */
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>
#include "workload.h"

static int to[2], from[2];
static int event_fd, loop_fd;

static _Noreturn void echo(void)
{
	char byte;

	close(to[1]);
	close(from[0]);
	while (read(to[0], &byte, 1) == 1)
		if (write(from[1], &byte, 1) != 1)
			break;
	_exit(0);
}

static void start_echo(void)
{
	must("pipe", pipe(to));
	must("pipe", pipe(from));
	if (!must("fork", fork()))
		echo();
	close(to[0]);
	close(from[1]);
}

static void run_pingpong(long n)
{
	char byte = 'a';

	while (n--)
		if (write(to[1], &byte, 1) != 1 || read(from[0], &byte, 1) != 1)
			die("pipe");
}

static void end_echo(void)
{
	close(to[1]);
	wait(NULL);
}

static void make_loop(void)
{
	struct epoll_event wanted = { .events = EPOLLIN };

	event_fd = must("eventfd", eventfd(0, EFD_NONBLOCK));
	loop_fd = must("epoll_create1", epoll_create1(0));
	must("epoll_ctl", epoll_ctl(loop_fd, EPOLL_CTL_ADD, event_fd, &wanted));
}

static void run_epoll(long n)
{
	struct epoll_event seen[4];
	uint64_t value = 1;

	while (n--)
		if (write(event_fd, &value, 8) != 8 || epoll_wait(loop_fd, seen, 4, -1) != 1 ||
		    read(event_fd, &value, 8) != 8)
			die("epoll");
}

const struct workload pipe_workloads[] = {
	{ "pingpong", 4, 60, 31, start_echo, run_pingpong, end_echo },
	{ "epoll", 3, 200, 31, make_loop, run_epoll, NULL },
	{ }
};
