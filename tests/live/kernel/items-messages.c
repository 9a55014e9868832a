// SPDX-License-Identifier: MIT OR Apache-2.0
/* sendmsg and recvmsg: the address and the gathered bytes, no more than was transferred. */
#include <netinet/in.h>
#include <arpa/inet.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include "lib.h"

static struct sockaddr_in from_address, to_address, seen_address;
static const socklen_t in_len = sizeof(struct sockaddr_in);
static int from, to;
static char text[64] = "a message in three pieces", room[2][64];
static struct iovec pieces[3] = { { text, 10 }, { text, 0 }, { text + 10, 15 } };
static struct iovec rooms[2] = { { room[0], 5 }, { room[1], 64 } };
static struct iovec little[2] = { { room[0], 5 }, { room[1], 6 } };

static int bound(struct sockaddr_in *address)
{
	socklen_t len = in_len;
	int fd = socket(AF_INET, SOCK_DGRAM, 0);

	address->sin_family = AF_INET;
	address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	expect(fd >= 0 && !bind(fd, (void *)address, len), "bind: %m");
	expect(!getsockname(fd, (void *)address, &len), "getsockname: %m");
	return fd;
}

static void send_and_receive(struct iovec *where, int flags)
{
	struct msghdr out = { &to_address, in_len, pieces, 3, NULL, 0, 0 };
	struct msghdr in = { &seen_address, in_len, where, 2, NULL, 0, 0 };

	raw_call(SYS_sendmsg, from, (long)&out, 0, 0, 0, 0);
	raw_call(SYS_recvmsg, to, (long)&in, flags, 0, 0, 0);
}

static void calls(void *arg)
{
	struct msghdr nothing = { NULL, 0, rooms, 2, NULL, 0, 0 };

	(void)arg;
	send_and_receive(rooms, 0);
	send_and_receive(little, MSG_TRUNC);
	raw_call(SYS_recvmsg, to, (long)&nothing, MSG_DONTWAIT, 0, 0, 0);
	raw_call(SYS_sendmsg, from, 8, 0, 0, 0, 0);
	raw_call(SYS_sendmsg, from, 0, 0, 0, 0, 0);
	nothing.msg_iov = (void *)8;
	raw_call(SYS_sendmsg, from, (long)&nothing, 0, 0, 0, 0);
}

static void check_good(const struct records *records)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0;

	sys = next_call(records, &pos, ANY, SYS_sendmsg);
	expect(sys, "no sendmsg");
	expect_item(&sys->h, RINGTAP_KIND_SOCKADDR, 1, &to_address, in_len, in_len, 0, "sendmsg");
	expect_item(&sys->h, RINGTAP_KIND_BUFFER, 1, text, 25, 25, 0, "sendmsg");
	sys = next_call(records, &pos, ANY, SYS_recvmsg);
	expect(sys, "no recvmsg");
	expect_item(&sys->h, RINGTAP_KIND_SOCKADDR, 1, &from_address, in_len, in_len, 0, "recvmsg");
	expect_item(&sys->h, RINGTAP_KIND_BUFFER, 1, text, 25, 25, 0, "recvmsg");
	sys = next_call(records, &pos, ANY, SYS_recvmsg);
	expect(sys, "no recvmsg with MSG_TRUNC");
	expect_eq(sys->ret, 25, "result with MSG_TRUNC");
	expect_item(&sys->h, RINGTAP_KIND_BUFFER, 1, text, 11, 25, RINGTAP_ITEM_TRUNCATED,
		    "recvmsg with MSG_TRUNC");
	sys = next_call(records, &pos, ANY, SYS_recvmsg);
	expect(sys && sys->ret == -EAGAIN && !item_next(&sys->h, NULL), "failed recvmsg with an item");
}

static void check_bad(const struct records *records)
{
	const struct ringtap_syscall *sys;
	const struct ringtap_item *item;
	size_t pos = 0;
	int i;

	next_call(records, &pos, ANY, SYS_sendmsg);
	next_call(records, &pos, ANY, SYS_sendmsg);
	for (i = 0; i < 3; i++) {
		sys = next_call(records, &pos, ANY, SYS_sendmsg);
		expect(sys && sys->ret == -EFAULT, "bad sendmsg %d did not fail", i);
		item = item_find(&sys->h, RINGTAP_KIND_BUFFER, 1);
		expect(item && !item->len && item->flags == RINGTAP_ITEM_FAULTED,
		       "bad sendmsg %d has no empty, flagged item", i);
	}
}

int main(void)
{
	struct records records;
	struct capture c;

	from = bound(&from_address);
	to = bound(&to_address);
	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 80, 1 << 20);
	capture_child(&c, calls, NULL, &records);
	check_good(&records);
	check_bad(&records);
	return 0;
}
