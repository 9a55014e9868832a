// SPDX-License-Identifier: MIT OR Apache-2.0
/* A 32-bit program that makes calls of each kind: files, sockets, a child, a bad ioctl. */
#include "../kernel/compat32.h"

enum {
	CALL_FORK = 2, CALL_CLOSE = 6, CALL_CHMOD = 15, CALL_ACCESS = 33, CALL_BRK = 45, CALL_WAIT4 = 114,
	CALL_LLSEEK = 140, CALL_PREAD64 = 180, CALL_STAT64 = 195, CALL_GETUID32 = 199,
};

#ifdef __i386__

enum { CALL_OPENAT = 295, CALL_SOCKETCALL = 102 };
enum { CALL_SOCKET = 1, CALL_SOCKETPAIR = 8, CALL_SEND = 9, CALL_RECV = 10 };	/* behind socketcall */

static int socket_call(u32 nr, u32 a, u32 b, u32 c, u32 d)
{
	u32 args[] = { a, b, c, d };

	return call(CALL_SOCKETCALL, nr, (u32)args, 0, 0, 0);
}

static int pread64(u32 fd, void *to, u32 len, u32 position)
{
	return call(CALL_PREAD64, fd, (u32)to, len, position, 0);
}

#else

enum { CALL_OPENAT = 322, CALL_SOCKET = 281, CALL_SOCKETPAIR = 288, CALL_SEND = 289, CALL_RECV = 291 };

static int socket_call(u32 nr, u32 a, u32 b, u32 c, u32 d)
{
	return call(nr, a, b, c, d, 0);
}

/* A 64-bit argument begins in an even register. */
static int pread64(u32 fd, void *to, u32 len, u32 position)
{
	return call6(CALL_PREAD64, fd, (u32)to, len, 0, position, 0);
}

#endif

static char buffer[256];

static void use_files(void)
{
	static u64 position;
	int fd = call(CALL_OPEN, (u32)"/etc/passwd", 0, 0, 0, 0);

	call(CALL_READ, fd, (u32)buffer, 10, 0, 0);
	call(CALL_LLSEEK, fd, 0, 20, (u32)&position, 0);
	pread64(fd, buffer, 16, 5);
	call(CALL_CLOSE, fd, 0, 0, 0, 0);
	call(CALL_CLOSE, fd, 0, 0, 0, 0);
	call(CALL_OPENAT, -100, (u32)"no/such/file", 0x8000, 0, 0);
	call(CALL_ACCESS, (u32)"/etc", 4, 0, 0, 0);
	call(CALL_STAT64, (u32)"/", (u32)buffer, 0, 0, 0);
	call(CALL_CHMOD, (u32)"/no/such/file", 0600, 0, 0, 0);
	call6(CALL_MMAP2, 0, 4096, 3, 0x22, -1, 0);
}

static void use_sockets(void)
{
	static u32 ends[2];

	socket_call(CALL_SOCKETPAIR, 1, 1, 0, (u32)ends);
	socket_call(CALL_SEND, ends[0], (u32)"hello", 5, 0);
	socket_call(CALL_RECV, ends[1], (u32)buffer, sizeof(buffer), 0);
	socket_call(CALL_SOCKET, 9999, 1, 0, 0);
}

static void use_children(void)
{
	static u32 status;
	int pid = call(CALL_FORK, 0, 0, 0, 0, 0);

	if (pid == 0) {
		call(CALL_GETUID32, 0, 0, 0, 0, 0);
		call(CALL_EXIT, 7, 0, 0, 0, 0);
	}
	call(CALL_WAIT4, pid, (u32)&status, 0, 0, 0);
	call(CALL_WAIT4, -1, 0, 0, 0, 0);
}

int run(u32 argc, char **argv, const u32 *auxv)
{
	int i;

	(void)auxv;
	for (i = 0; i < 20; i++) {
		use_files();
		use_sockets();
		use_children();
		call(CALL_GETPPID, 0x80000001, 0xffffffff, 3, 4, 5);
		call(CALL_BRK, 0, 0, 0, 0, 0);
	}
	call(CALL_IOCTL, 0, 0x5401, 0xfffffff0, 0, 0);
	return argc > 1 ? argv[1][0] - '0' : 0;
}
