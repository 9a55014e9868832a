/* SPDX-License-Identifier: GPL-2.0 */
/* What older kernels name otherwise in their sockets; for record_socket.c alone. */
#ifndef RINGTAP_COMPAT_SOCKET_H
#define RINGTAP_COMPAT_SOCKET_H

#include <linux/ipv6.h>
#include <linux/net.h>
#include <net/inet_sock.h>
#include <net/sock.h>

#ifndef HAVE_INET_PREFIX
#define inet_saddr		saddr
#define inet_rcv_saddr		rcv_saddr
#define inet_daddr		daddr
#define inet_sport		sport
#define inet_dport		dport
#endif

#ifdef HAVE_SK_V6_DADDR
#define compat_v6_daddr(sk)	((sk)->sk_v6_daddr)
#define compat_v6_rcv_saddr(sk)	((sk)->sk_v6_rcv_saddr)
#else
#define compat_v6_daddr(sk)	(inet6_sk(sk)->daddr)
#define compat_v6_rcv_saddr(sk)	(inet6_sk(sk)->rcv_saddr)
#endif

/* The length of the name, or -errno */
static inline int compat_getname(struct socket *sock, void *dst, int peer)
{
#ifdef HAVE_GETNAME_LEN
	int len = 0;
	int err = sock->ops->getname(sock, dst, &len, peer);

	return err ?: len;
#else
	return sock->ops->getname(sock, dst, peer);
#endif
}

/*
 * The inode number of a socket that may be closed at any time; 0: it is, or that
 * is being changed just now. Before a socket had its inode's number in itself, a
 * lock is all that keeps the inode there.
 */
static inline u64 compat_sock_ino(struct sock *sk)
{
#ifdef HAVE_SK_INO
	return READ_ONCE(sk->sk_ino);
#else
	u64 ino = 0;

	if (!read_trylock(&sk->sk_callback_lock))
		return 0;
	if (sk->sk_socket)
		ino = SOCK_INODE(sk->sk_socket)->i_ino;
	read_unlock(&sk->sk_callback_lock);
	return ino;
#endif
}

#endif
