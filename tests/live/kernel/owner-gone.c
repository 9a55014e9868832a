// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A capture leaves its opener out, and nobody else: when the opener has ended and its
 * descriptor lives on elsewhere, who gets its process id is recorded.
 */
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include "lib.h"

#define CALLS 50

union control {
	struct cmsghdr h;
	char bytes[CMSG_SPACE(sizeof(int))];
};

static void pass(int to, int fd)
{
	union control control = { .h = { CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS } };
	struct iovec byte = { "", 1 };
	struct msghdr message = { .msg_iov = &byte, .msg_iovlen = 1, .msg_control = &control,
				  .msg_controllen = sizeof(control) };

	memcpy(CMSG_DATA(&control.h), &fd, sizeof(fd));
	expect_eq(sendmsg(to, &message, 0), 1, "sendmsg");
}

static int take(int from)
{
	union control control;
	char byte;
	struct iovec iov = { &byte, 1 };
	struct msghdr message = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = &control,
				  .msg_controllen = sizeof(control) };
	int fd;

	expect_eq(recvmsg(from, &message, 0), 1, "recvmsg");
	memcpy(&fd, CMSG_DATA(&control.h), sizeof(fd));
	return fd;
}

/* Opens, passes the descriptor on, and ends when it is told to. */
static void open_and_pass(void *arg)
{
	int socket = *(int *)arg;
	char byte;

	pass(socket, open(RINGTAP_DEVICE, O_RDWR));
	expect_eq(read(socket, &byte, 1), 1, "read");
}

static void call(void *arg)
{
	int i;

	(void)arg;
	for (i = 0; i < CALLS; i++)
		MARK(i);
}

static size_t marks_of(const struct records *records, pid_t pid)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0, nr = 0;

	while ((sys = next_call(records, &pos, ANY, SYS_getppid)))
		nr += sys->h.tgid == (uint32_t)pid;
	return nr;
}

static uint32_t opener_of(const struct capture *c)
{
	struct ringtap_captures captures = { .size = sizeof(captures) };

	expect_eq(request(c, RINGTAP_IOC_CAPTURES, &captures), 0, "CAPTURES");
	return captures.tgid;
}

static void check(bool ends_while_running)
{
	struct records records = { 0 };
	struct child opener, other;
	struct capture c = { 0 };
	int pair[2];

	expect(!socketpair(AF_UNIX, SOCK_STREAM, 0, pair), "socketpair");
	child_fork(&opener, open_and_pass, &pair[1]);
	child_go(&opener);
	c.fd = take(pair[0]);
	c.info.size = sizeof(c.info);
	expect_eq(request(&c, RINGTAP_IOC_INFO, &c.info), 0, "INFO");
	capture_setup(&c, RINGTAP_SETUP_ENTRY_TIME, 0, 1 << 20);
	expect_eq(opener_of(&c), opener.pid, "the opener, by CAPTURES");
	if (ends_while_running)
		capture_start(&c);
	expect_eq(write(pair[0], "", 1), 1, "write");
	child_join(&opener);
	if (!ends_while_running)
		capture_start(&c);
	expect_eq(opener_of(&c), 0, "the opener that has ended, by CAPTURES");
	if (!child_fork_as(&other, opener.pid, call, NULL))
		skip("this kernel does not let the id %d be chosen", opener.pid);
	child_go(&other);
	child_join(&other);
	capture_finish(&c, keep, &records);
	expect_eq(marks_of(&records, opener.pid), CALLS, "calls recorded of who has the opener's id");
	expect_eq(opener_of(&c), 0, "the opener whose id another one has had, by CAPTURES");
	capture_close(&c);
	close(pair[0]);
	close(pair[1]);
}

int main(void)
{
	check(false);
	check(true);
	return 0;
}
