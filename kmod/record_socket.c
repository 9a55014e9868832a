// SPDX-License-Identifier: GPL-2.0
/*
 * Sockets, as struct sock has them. Addresses are read without the socket's lock,
 * which is one to sleep on: they change by calls of the same process alone, and
 * one that another thread is changing just now may be read in pieces. A Unix
 * socket's peer stays one only under a spinlock; if that is taken, the peer is
 * left out.
 */
#include <linux/fs.h>
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/ipv6.h>
#include <linux/magic.h>
#include <linux/net.h>
#include <linux/netlink.h>
#include <linux/un.h>
#include <net/af_unix.h>
#include <net/inet_sock.h>
#include <net/ipv6.h>
#include <net/sock.h>
#include "record_path.h"
#include "record_socket.h"
#include "compat/socket.h"

/* ---- addresses: each returns its length ---- */

static __always_inline u32 inet_address(const struct sock *sk, struct sockaddr_in *addr, bool peer)
{
	const struct inet_sock *inet = inet_sk(sk);

	memset(addr, 0, sizeof(*addr));
	addr->sin_family = AF_INET;
	if (peer) {
		addr->sin_addr.s_addr = inet->inet_daddr;
		addr->sin_port = inet->inet_dport;
		return addr->sin_addr.s_addr || addr->sin_port ? sizeof(*addr) : 0;
	}
	addr->sin_addr.s_addr = inet->inet_rcv_saddr ? inet->inet_rcv_saddr : inet->inet_saddr;
	addr->sin_port = inet->inet_sport;
	return sizeof(*addr);
}

#if IS_ENABLED(CONFIG_IPV6) || defined(CONFIG_IPV6_MODULE)
static u32 inet6_address(const struct sock *sk, struct sockaddr_in6 *addr, bool peer)
{
	const struct inet_sock *inet = inet_sk(sk);
	const struct ipv6_pinfo *pinfo = inet6_sk(sk);

	memset(addr, 0, sizeof(*addr));
	addr->sin6_family = AF_INET6;
	if (peer) {
		addr->sin6_addr = compat_v6_daddr(sk);
		addr->sin6_port = inet->inet_dport;
		if (!addr->sin6_port && ipv6_addr_any(&addr->sin6_addr))
			return 0;
	} else {
		addr->sin6_addr = compat_v6_rcv_saddr(sk);
		if (ipv6_addr_any(&addr->sin6_addr) && pinfo)
			addr->sin6_addr = pinfo->saddr;
		addr->sin6_port = inet->inet_sport;
	}
	if (ipv6_addr_type(&addr->sin6_addr) & IPV6_ADDR_LINKLOCAL)
		addr->sin6_scope_id = sk->sk_bound_dev_if;
	return sizeof(*addr);
}
#else
static u32 inet6_address(const struct sock *sk, struct sockaddr_in6 *addr, bool peer)
{
	return 0;
}
#endif

/* The address of a Unix socket never changes once it is there. */
static u32 unix_name(struct sock *sk, struct sockaddr_un *address)
{
	const struct unix_address *name;
	u32 len;

	name = smp_load_acquire(&unix_sk(sk)->addr);	/* pairs with the kernel's bind */
	if (!name)
		return 0;
	len = min_t(u32, name->len, sizeof(*address));
	memcpy(address, name->name, len);
	return len;
}

/* Another socket's inode number, which may be closed at any time */
static u64 peer_number(struct sock *sk)
{
	u64 ino = 0;

	probe_rcu_lock();
	ino = compat_sock_ino(sk);
	probe_rcu_unlock();
	return ino;
}

static u32 unix_peer_name(struct sock *sk, struct sockaddr_un *addr, u64 *ino)
{
	struct sock *peer;
	u32 len = 0;

	if (!spin_trylock(&unix_sk(sk)->lock))
		return 0;
	peer = unix_sk(sk)->peer;
	if (peer) {
		len = unix_name(peer, addr);
		*ino = peer_number(peer);
	}
	spin_unlock(&unix_sk(sk)->lock);
	return len;
}

/* The kernel keeps this struct to itself; its own answer takes no lock to sleep on. */
static u32 netlink_address(struct socket *sock, void *dst, bool peer)
{
	struct sockaddr_nl *address = dst;
	int len = compat_getname(sock, dst, peer);

	if (len < (int)sizeof(*address) || (peer && !address->nl_pid && !address->nl_groups))
		return 0;
	return sizeof(*address);
}

static noinline u32 other_address(struct socket *sock, void *dst, bool peer, u64 *peer_ino)
{
	struct sock *sk = sock->sk;

	switch (sk->sk_family) {
	case AF_INET6:
		return inet6_address(sk, dst, peer);
	case AF_UNIX:
		return peer ? unix_peer_name(sk, dst, peer_ino) : unix_name(sk, dst);
	case AF_NETLINK:
		return netlink_address(sock, dst, peer);
	default:
		return 0;
	}
}

/* The commonest in place */
static __always_inline u32 address_of(struct socket *sock, void *dst, bool peer, u64 *peer_ino)
{
	if (likely(sock->sk->sk_family == AF_INET))
		return inet_address(sock->sk, dst, peer);
	return other_address(sock, dst, peer, peer_ino);
}

/* ---- the item ---- */

static struct socket *socket_of(struct file *file)
{
	struct inode *inode = file->f_path.dentry->d_inode;

	if (!inode || !S_ISSOCK(inode->i_mode) || inode->i_sb->s_magic != SOCKFS_MAGIC)
		return NULL;
	return SOCKET_I(inode)->sk ? SOCKET_I(inode) : NULL;
}

static void fill_socket(struct ringtap_socket *socket, struct sock *sk)
{
	socket->peer_ino = 0;
	socket->family = sk->sk_family;
	socket->type = sk->sk_type;
	socket->protocol = sk->sk_protocol;
	socket->state = sk->sk_state;
	socket->reserved = 0;
	socket->reserved2 = 0;
	socket->queue_len = 0;
	socket->queue_max = 0;
	if (sk->sk_state == TCP_LISTEN) {
		socket->queue_len = READ_ONCE(sk->sk_ack_backlog);
		socket->queue_max = READ_ONCE(sk->sk_max_ack_backlog);
	}
}

static u32 pad_address(char *at, u32 len)
{
	if (len % 8)
		memset(at + len, 0, 8 - len % 8);
	return RINGTAP_ALIGN(len);
}

/* The two addresses behind `of`; how many bytes they take, the last one unpadded. */
static u32 add_addresses(struct ringtap_socket *info, struct socket *sock)
{
	char *at = (char *)(info + 1);
	u32 skip;

	info->local_len = address_of(sock, at, false, NULL);
	skip = pad_address(at, info->local_len);
	info->peer_len = address_of(sock, at + skip, true, &info->peer_ino);
	return info->peer_len ? skip + info->peer_len : info->local_len;
}

/* A connection that was accepted: of the queue that it waited in. */
static void add_queue(struct ringtap_socket *info, u32 listener)
{
	struct held_file held = file_hold(listener);
	struct socket *sock;

	if (!held.file)
		return;
	sock = socket_of(held.file);
	if (sock) {
		info->queue_len = READ_ONCE(sock->sk->sk_ack_backlog);
		info->queue_max = READ_ONCE(sock->sk->sk_max_ack_backlog);
	}
	file_release(held);
}

static __always_inline void describe(struct record *rec, int arg, s32 fd, struct held_file held,
				     struct socket *sock, s32 listener)
{
	struct ringtap_socket *info;
	u32 space, len;

	info = item_begin(rec, RINGTAP_KIND_SOCKET, arg, SOCKET_ITEM_MAX, &space);
	if (!info)
		return;
	if (space < SOCKET_ITEM_MAX) {
		item_overflows(rec);
		return;
	}
	fill_socket(info, sock->sk);
	info->ino = SOCK_INODE(sock)->i_ino;
	info->fd = fd;
	info->f_flags = held.file->f_flags;
	len = sizeof(*info) + add_addresses(info, sock);
	if (listener >= 0)
		add_queue(info, listener);
	item_end(rec, len, len,
		 RINGTAP_ITEM_KERNEL | (held.shared ? RINGTAP_ITEM_UNSURE : 0));
}

void item_socket(struct record *rec, int arg, s32 fd, s32 listener)
{
	struct held_file held;
	struct socket *sock;

	probe_rcu_lock();
	held = file_hold(fd);
	if (held.file) {
		sock = socket_of(held.file);
		if (sock)
			describe(rec, arg, fd, held, sock, listener);
		file_release(held);
	}
	probe_rcu_unlock();
}
