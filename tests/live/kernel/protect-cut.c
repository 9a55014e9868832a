// SPDX-License-Identifier: MIT OR Apache-2.0
/* A record is counted once as one without its buffers, however many it had; without any, not at all. */
#include <sys/socket.h>
#include <sys/uio.h>
#include "lib.h"

/* More than a half of the ring is unread then, and less than five eighths. */
#define RING_SIZE (1 << 15)
#define FILLING 170

static void calls(void *arg)
{
	struct iovec iov[2] = { { "first", 5 }, { "second", 6 } };
	struct mmsghdr messages[2] = {
		{ .msg_hdr = { .msg_iov = &iov[0], .msg_iovlen = 1 } },
		{ .msg_hdr = { .msg_iov = &iov[1], .msg_iovlen = 1 } },
	};
	int pair[2], i;

	(void)arg;
	pin_to(0);
	expect(!socketpair(AF_UNIX, SOCK_DGRAM, 0, pair), "socketpair");
	for (i = 0; i < FILLING; i++)
		MARK(i);
	expect_eq(syscall(SYS_sendmmsg, pair[0], messages, 2, 0), 2, "sendmmsg");
	expect_eq(write(pair[0], "", 0), 0, "write of nothing");
}

int main(void)
{
	struct ringtap_protect protect = { .size = sizeof(protect) };
	struct ringtap_filter filter;
	struct ringtap_stat stat;
	struct child child;
	struct capture c;
	uint32_t pid;

	capture_make(&c, 0, 80, RING_SIZE);
	expect_eq(request(&c, RINGTAP_IOC_PROTECT, &protect), 0, "PROTECT");
	child_fork(&child, calls, NULL);
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_sendmmsg);
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_write);
	pid = child.pid;
	filter_pids(&filter, 0, &pid, 1);
	capture_filter(&c, &filter);
	capture_start(&c);
	child_go(&child);
	child_join(&child);
	capture_stat(&c, RINGTAP_ALL_CPUS, &stat);
	expect_eq(stat.level, RINGTAP_LEVEL_NO_BUFFERS, "the level");
	expect_eq(stat.cut, 1, "records without their buffers, by STAT");
	capture_finish(&c, NULL, NULL);
	return 0;
}
