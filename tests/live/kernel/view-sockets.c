// SPDX-License-Identifier: MIT OR Apache-2.0
/* SOCKET items have what getsockname(), getpeername() and fstat() say of the socket. */
#include <arpa/inet.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include "lib.h"

#define BACKLOG 7
#define FDS 64

struct address {
	struct sockaddr_storage bytes;
	socklen_t len;
};

/* Of each descriptor when all is connected; the child closes none */
static struct told {
	struct address local, peer;
	uint64_t ino;
	int family, type, protocol;
} *told;

static int told_of(int fd)
{
	socklen_t len = sizeof(int);
	struct told *to = &told[fd];
	struct stat is;

	expect(fd > 0 && fd < FDS && !fstat(fd, &is), "socket %d: %m", fd);
	to->local.len = to->peer.len = sizeof(to->local.bytes);
	expect(!getsockname(fd, (void *)&to->local.bytes, &to->local.len), "getsockname: %m");
	if (getpeername(fd, (void *)&to->peer.bytes, &to->peer.len))
		to->peer.len = 0;
	getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &to->family, &len);
	getsockopt(fd, SOL_SOCKET, SO_TYPE, &to->type, &len);
	getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, &to->protocol, &len);
	to->ino = is.st_ino;
	return fd;
}

static void inet_address(struct address *to, int family)
{
	struct sockaddr_in *in = (void *)&to->bytes;
	struct sockaddr_in6 *in6 = (void *)&to->bytes;

	memset(to, 0, sizeof(*to));
	to->bytes.ss_family = family;
	to->len = family == AF_INET ? sizeof(*in) : sizeof(*in6);
	if (family == AF_INET)
		in->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	else
		in6->sin6_addr = in6addr_loopback;
}

static void unix_address(struct address *to, const char *name)
{
	struct sockaddr_un *address = (void *)&to->bytes;

	memset(to, 0, sizeof(*to));
	address->sun_family = AF_UNIX;
	strcpy(address->sun_path + (*name == '@'), name + (*name == '@'));
	to->len = offsetof(struct sockaddr_un, sun_path) + strlen(name);
}

/* A busy machine's softirq may deliver later; not every socket here waits by itself. */
static void say(int from, int to)
{
	struct pollfd ready = { .fd = to, .events = POLLIN };
	char byte = 'x';

	expect(sendto(from, &byte, 1, 0, NULL, 0) == 1, "sendto: %m");
	expect(poll(&ready, 1, -1) == 1, "poll: %m");
	expect(recvfrom(to, &byte, 1, 0, NULL, NULL) == 1, "recvfrom: %m");
}

static void stream(struct address *at)
{
	int listener = socket(at->bytes.ss_family, SOCK_STREAM, 0), fd, other;

	expect(!bind(listener, (void *)&at->bytes, at->len), "bind: %m");
	expect(!listen(listener, BACKLOG), "listen: %m");
	at->len = sizeof(at->bytes);
	expect(!getsockname(listener, (void *)&at->bytes, &at->len), "getsockname: %m");
	fd = socket(at->bytes.ss_family, SOCK_STREAM, 0);
	expect(!connect(fd, (void *)&at->bytes, at->len), "connect: %m");
	other = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
	say(fd, other);
	told_of(listener);
	told_of(fd);
	told_of(other);
}

static void datagrams(void)
{
	struct address at;
	int a = socket(AF_INET, SOCK_DGRAM, 0), b = socket(AF_INET, SOCK_DGRAM, 0);

	inet_address(&at, AF_INET);
	expect(!bind(b, (void *)&at.bytes, at.len), "bind: %m");
	expect(!getsockname(b, (void *)&at.bytes, &at.len), "getsockname: %m");
	expect(!connect(a, (void *)&at.bytes, at.len), "connect: %m");
	say(a, b);
	told_of(a);
	told_of(b);
}

static void pair(void)
{
	int fds[2];

	expect(!socketpair(AF_UNIX, SOCK_SEQPACKET, 0, fds), "socketpair: %m");
	say(fds[0], fds[1]);
	told_of(fds[0]);
	told_of(fds[1]);
}

static void netlink(void)
{
	struct sockaddr_nl at = { .nl_family = AF_NETLINK };
	int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);

	expect(!bind(fd, (void *)&at, sizeof(at)), "netlink: %m");
	told_of(fd);
}

static bool has_ipv6(void)
{
	int fd = socket(AF_INET6, SOCK_STREAM, 0);
	struct address at;
	bool has;

	inet_address(&at, AF_INET6);
	has = fd >= 0 && !bind(fd, (void *)&at.bytes, at.len);
	close(fd);
	return has;
}

static void calls(void *ipv6)
{
	struct address at;

	inet_address(&at, AF_INET);
	stream(&at);
	if (*(bool *)ipv6) {
		inet_address(&at, AF_INET6);
		stream(&at);
	}
	datagrams();
	unlink("/tmp/view-sockets");
	unix_address(&at, "/tmp/view-sockets");
	stream(&at);
	unix_address(&at, "@view-sockets");
	stream(&at);
	pair();
	netlink();
}

/* Only a bound Unix socket has more than a family. */
static void check_address(const char *bytes, uint32_t len, const struct address *is, int family,
			  const char *what)
{
	socklen_t expected = is->len;

	if (family == AF_UNIX && expected <= sizeof(sa_family_t))
		expected = 0;
	if (family == AF_NETLINK && !expected)
		return;
	expect_bytes(bytes, len, &is->bytes, expected, what);
}

static void check_socket(const struct ringtap_item *item, int nr)
{
	const struct ringtap_socket *of = (const void *)item_data(item);
	const char *local = (const char *)(of + 1);
	const struct told *is = &told[of->fd];
	const char *peer = local + RINGTAP_ALIGN(of->local_len);

	expect_eq(of->ino, is->ino, "call %d: inode", nr);
	expect_eq(of->family, is->family, "call %d: family", nr);
	expect_eq(of->type, is->type, "call %d: type", nr);
	if (of->family != AF_UNIX)
		expect_eq(of->protocol, is->protocol, "call %d: protocol", nr);
	expect_eq(item->flags, RINGTAP_ITEM_KERNEL, "call %d: flags", nr);
	if (nr == SYS_socket || nr == SYS_bind || nr == SYS_listen)
		return;
	check_address(local, of->local_len, &is->local, of->family, "local address");
	if (is->peer.len && of->family != AF_NETLINK)
		check_address(peer, of->peer_len, &is->peer, of->family, "peer's address");
}

static unsigned int check_call(const struct ringtap_syscall *sys)
{
	const struct ringtap_item *item = NULL;
	const struct ringtap_socket *of;
	unsigned int nr = 0;

	while ((item = item_next(&sys->h, item))) {
		if (item->kind != RINGTAP_KIND_SOCKET)
			continue;
		of = (const void *)item_data(item);
		/* The family was asked for by a socket of its own, which is closed. */
		if (of->fd <= 0 || of->fd >= FDS || !told[of->fd].ino)
			fail("call %d: socket %d is not known", sys->nr, of->fd);
		check_socket(item, sys->nr);
		nr++;
	}
	return nr;
}

static const struct ringtap_socket *socket_of(const struct ringtap_syscall *sys, int arg)
{
	const struct ringtap_item *item = item_find(&sys->h, RINGTAP_KIND_SOCKET, arg);

	expect(item, "call %d has no item SOCKET", sys->nr);
	return (const void *)item_data(item);
}

static void check_states(const struct records *records)
{
	const struct ringtap_socket *of;

	of = socket_of(find_call(records, ANY, SYS_listen), 0);
	expect_eq(of->state, TCP_LISTEN, "state of a listening socket");
	expect_eq(of->queue_max, BACKLOG, "its queue");
	of = socket_of(find_call(records, ANY, SYS_accept4), RINGTAP_ARG_RESULT);
	expect_eq(of->state, TCP_ESTABLISHED, "state of an accepted one");
	expect_eq(of->queue_max, BACKLOG, "the queue that it came from");
	expect(of->f_flags & SOCK_NONBLOCK, "SOCK_NONBLOCK is not in %#x", of->f_flags);
}

/* The two ends of a pair name each other. */
static void check_pair(const struct records *records)
{
	const struct ringtap_syscall *sys = find_call(records, ANY, SYS_socketpair);
	const struct ringtap_item *first = item_find(&sys->h, RINGTAP_KIND_SOCKET, 3);
	const struct ringtap_item *second = first ? item_next(&sys->h, first) : NULL;
	const struct ringtap_socket *a, *b;

	expect(second && second->kind == RINGTAP_KIND_SOCKET, "socketpair has not two items");
	a = (const void *)item_data(first);
	b = (const void *)item_data(second);
	expect_eq(a->peer_ino, b->ino, "peer of the first");
	expect_eq(b->peer_ino, a->ino, "peer of the second");
}

int main(void)
{
	const struct ringtap_syscall *sys;
	struct records records;
	unsigned int nr = 0;
	struct capture c;
	size_t pos = 0;
	bool ipv6 = has_ipv6();

	told = shared_memory(FDS * sizeof(*told));
	capture_make(&c, 0, 80, 1 << 20);
	capture_child(&c, calls, &ipv6, &records);
	while ((sys = next_call(&records, &pos, ANY, ANY)))
		nr += check_call(sys);
	expect(nr > 40, "only %u sockets were told of", nr);
	check_states(&records);
	check_pair(&records);
	printf("%u items agree%s\n", nr, ipv6 ? "" : ", IPv6 is not there");
	return 0;
}
