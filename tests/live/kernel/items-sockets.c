// SPDX-License-Identifier: MIT OR Apache-2.0
/* Socket addresses of UDP, TCP and Unix sockets, as given and as the kernel filled them in. */
#include <netinet/in.h>
#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/un.h>
#include "lib.h"

#define DATAGRAM "thirty bytes of one datagram.."

static struct sockaddr_in udp_a, udp_b, tcp;
static struct sockaddr_un abstract;
static const socklen_t in_len = sizeof(struct sockaddr_in);
static const socklen_t abstract_len = offsetof(struct sockaddr_un, sun_path) + 9;
static int a, b, listener;

static int bound(int type, struct sockaddr_in *address)
{
	socklen_t len = in_len;
	int fd = socket(AF_INET, type, 0);

	address->sin_family = AF_INET;
	address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	expect(fd >= 0 && !bind(fd, (void *)address, len), "bind: %m");
	expect(!getsockname(fd, (void *)address, &len), "getsockname: %m");
	return fd;
}

static void udp(void)
{
	char buffer[64] = "";
	struct sockaddr_in from;
	socklen_t len;

	sendto(a, DATAGRAM, 30, 0, (void *)&udp_b, in_len);
	sendto(a, DATAGRAM, 30, 0, (void *)&udp_b, in_len);
	len = in_len;
	raw_call(SYS_recvfrom, b, (long)buffer, 10, MSG_PEEK, (long)&from, (long)&len);
	/* The result is 30, the room was 10. */
	raw_call(SYS_recvfrom, b, (long)buffer, 10, MSG_TRUNC, (long)&from, (long)&len);
	raw_call(SYS_recvfrom, b, (long)buffer, 64, 0, 0, 0);
	raw_call(SYS_recvfrom, b, (long)buffer, 64, MSG_DONTWAIT, (long)&from, (long)&len);
}

static void stream(void)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0), other;
	struct sockaddr_in address;
	socklen_t len = in_len;

	connect(fd, (void *)&tcp, in_len);
	other = accept(listener, (void *)&address, &len);
	raw_call(SYS_getpeername, fd, (long)&address, (long)&len, 0, 0, 0);
	raw_call(SYS_getsockname, other, (long)&address, (long)&len, 0, 0, 0);
	connect(fd, NULL, 16);
	connect(fd, (void *)8, 16);
}

static void unix_sockets(void)
{
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	struct sockaddr_un address;
	socklen_t len = sizeof(address);

	bind(fd, (void *)&abstract, abstract_len);
	getsockname(fd, (void *)&address, &len);
	bind(fd, (void *)&abstract, 2);
}

static void calls(void *arg)
{
	(void)arg;
	udp();
	stream();
	unix_sockets();
}

static const struct ringtap_syscall *next(const struct records *records, size_t *pos, int nr)
{
	const struct ringtap_syscall *sys = next_call(records, pos, ANY, nr);

	expect(sys, "call %d is missing", nr);
	return sys;
}

static void expect_address(const struct ringtap_syscall *sys, int arg, const void *is, uint32_t len,
			   const char *what)
{
	expect_item(&sys->h, RINGTAP_KIND_SOCKADDR, arg, is, len, len, 0, what);
}

static void check_udp(const struct records *records)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0;

	sys = next(records, &pos, SYS_sendto);
	expect_address(sys, 4, &udp_b, in_len, "sendto");
	expect_item(&sys->h, RINGTAP_KIND_BUFFER, 1, DATAGRAM, 30, 30, 0, "sendto");
	sys = next(records, &pos, SYS_recvfrom);
	expect_eq(sys->ret, 10, "result of the peek");
	expect_item(&sys->h, RINGTAP_KIND_BUFFER, 1, DATAGRAM, 10, 10, 0, "a peek");
	expect_address(sys, 4, &udp_a, in_len, "a peek");
	sys = next(records, &pos, SYS_recvfrom);
	expect_eq(sys->ret, 30, "result with MSG_TRUNC");
	expect_eq(item_find(&sys->h, RINGTAP_KIND_BUFFER, 1)->len, 10, "bytes that there was room for");
	expect_address(sys, 4, &udp_a, in_len, "with MSG_TRUNC");
	sys = next(records, &pos, SYS_recvfrom);
	expect_item(&sys->h, RINGTAP_KIND_BUFFER, 1, DATAGRAM, 30, 30, 0, "recvfrom");
	expect(!item_find(&sys->h, RINGTAP_KIND_SOCKADDR, ANY), "an address that nobody asked for");
	sys = next(records, &pos, SYS_recvfrom);
	expect(sys->ret == -EAGAIN && !item_next(&sys->h, NULL), "a failed recvfrom has an item");
}

static void check_stream(const struct records *records)
{
	const struct ringtap_syscall *sys;
	const struct ringtap_item *item;
	size_t pos = 0;

	expect_address(next(records, &pos, SYS_connect), 1, &tcp, in_len, "connect");
	sys = next(records, &pos, SYS_accept);
	item = item_find(&sys->h, RINGTAP_KIND_SOCKADDR, 1);
	expect(item && item->len == in_len, "accept has no address");
	expect_eq(((const struct sockaddr_in *)item_data(item))->sin_addr.s_addr,
		  htonl(INADDR_LOOPBACK), "who was accepted");
	expect_address(next(records, &pos, SYS_getpeername), 1, &tcp, in_len, "getpeername");
	pos = 0;
	expect_address(next(records, &pos, SYS_getsockname), 1, &tcp, in_len, "getsockname");
	sys = next_call(records, &pos, ANY, SYS_getsockname);
	expect_address(sys, 1, &abstract, abstract_len, "the abstract socket's name");
	pos = 0;
	expect_address(next(records, &pos, SYS_bind), 1, &abstract, abstract_len, "bind");
	expect_address(next(records, &pos, SYS_bind), 1, &abstract, 2, "a short bind");
	pos = 0;
	next(records, &pos, SYS_connect);
	expect(!item_next(&next(records, &pos, SYS_connect)->h, NULL), "connect to NULL has an item");
	sys = next(records, &pos, SYS_connect);
	expect_item(&sys->h, RINGTAP_KIND_SOCKADDR, 1, "", 0, 16, RINGTAP_ITEM_FAULTED, "bad connect");
}

int main(void)
{
	struct records records;
	struct capture c;

	a = bound(SOCK_DGRAM, &udp_a);
	b = bound(SOCK_DGRAM, &udp_b);
	listener = bound(SOCK_STREAM, &tcp);
	expect(!listen(listener, 5), "listen: %m");
	abstract.sun_family = AF_UNIX;
	memcpy(abstract.sun_path, "\0ringtap", 9);
	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 80, 1 << 20);
	capture_child(&c, calls, NULL, &records);
	check_udp(&records);
	check_stream(&records);
	return 0;
}
