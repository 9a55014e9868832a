// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * int $0x80 from a 64-bit process: 32-bit calls, whatever the upper halves of
 * the registers hold, with what their pointers point to in 32-bit layout.
 */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include "lib.h"

#if HAVE_INT80

enum {
	CALL_WRITE = 4, CALL_OPEN = 5, CALL_EXECVE = 11, CALL_GETPPID = 64, CALL_SOCKETCALL = 102,
	CALL_WRITEV = 146, CALL_SENDTO = 369, CALL_SENDMSG = 370, CALL_CONNECT = 362,
};

/* What lies where a 32-bit pointer reaches */
static struct low {
	char path[64], text[64], strings[4][16];
	uint32_t iovec[3][2];
	uint32_t argv[4], envp[2];
	uint32_t socketcall[6];
	uint32_t msghdr[7];
	struct sockaddr_un address;
} *low;

static uint32_t at(const void *pointer)
{
	return (uintptr_t)pointer;
}

static void fill_low(void)
{
	low = mmap(NULL, sizeof(*low), PROT_READ | PROT_WRITE,
		   MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	expect(low != MAP_FAILED, "mmap: %m");
	strcpy(low->path, "/no/such/path");
	strcpy(low->text, "some text");
	strcpy(low->strings[0], "first");
	strcpy(low->strings[1], "");
	strcpy(low->strings[2], "A=1");
	low->iovec[0][0] = at(low->text), low->iovec[0][1] = 5;
	low->iovec[1][0] = at(low->path), low->iovec[1][1] = 0;
	low->iovec[2][0] = at(low->text + 5), low->iovec[2][1] = 4;
	low->argv[0] = at(low->strings[0]), low->argv[1] = at(low->strings[1]);
	low->envp[0] = at(low->strings[2]);
	low->address.sun_family = AF_UNIX;
	strcpy(low->address.sun_path, "/no/socket");
	low->msghdr[0] = at(&low->address), low->msghdr[1] = sizeof(low->address);
	low->msghdr[2] = at(low->iovec), low->msghdr[3] = 3;
}

static void calls(void *arg)
{
	int null = open("/dev/null", O_WRONLY), unix_fd = socket(AF_UNIX, SOCK_DGRAM, 0);
	uint32_t len = sizeof(low->address);

	(void)arg;
	int80(CALL_GETPPID, 1, 0x80000000, 0xffffffff, 4, 5, 6);
	int80(9999, 1, 2, 3, 4, 5, 6);
	int80(CALL_OPEN, at(low->path), 0, 0, 0, 0, 0);
	int80(CALL_WRITE, null, at(low->text), 9, 0, 0, 0);
	int80(CALL_WRITEV, null, at(low->iovec), 3, 0, 0, 0);
	int80(CALL_CONNECT, unix_fd, at(&low->address), len, 0, 0, 0);
	int80(CALL_SENDTO, unix_fd, at(low->text), 9, 0, at(&low->address), len);
	int80(CALL_SENDMSG, unix_fd, at(low->msghdr), 0, 0, 0, 0);
	int80(CALL_EXECVE, at(low->path), at(low->argv), at(low->envp), 0, 0, 0);
	low->socketcall[0] = unix_fd, low->socketcall[1] = at(low->text), low->socketcall[2] = 9;
	low->socketcall[4] = at(&low->address), low->socketcall[5] = len;
	int80(CALL_SOCKETCALL, 11, at(low->socketcall), 0, 0, 0, 0);
	int80(CALL_SOCKETCALL, 77, at(low->socketcall), 0, 0, 0, 0);
	int80(CALL_SOCKETCALL, 11, 16, 0, 0, 0, 0);
}

static const struct records *all;

/* The first of its number behind the last one asked for */
static const struct ringtap_syscall *compat_call(int nr)
{
	static size_t pos;
	const struct ringtap_syscall *sys = next_call(all, &pos, RINGTAP_ABI_COMPAT, ANY);

	expect(sys && sys->nr == nr, "expected 32-bit call %d next, saw %d", nr, sys ? sys->nr : -2);
	return sys;
}

static void check_args(void)
{
	static const uint32_t first[] = { 1, 0x80000000, 0xffffffff, 4, 5, 6 };
	const struct ringtap_syscall *sys = compat_call(CALL_GETPPID);
	int i;

	for (i = 0; i < 6; i++)
		expect_eq(sys->args[i], first[i], "argument %d, zero-extended", i);
	expect_eq(sys->ret, getpid(), "result of getppid");
	sys = compat_call(9999);
	expect_eq(sys->ret, -ENOSYS, "result of an unknown call");
	expect_eq(sys->args[5], 6, "argument of an unknown call");
}

static void check_items(void)
{
	static const char argv[] = "first\0", env[] = "A=1";
	const struct ringtap_record *rec = &compat_call(CALL_OPEN)->h;
	const void *address = &low->address;
	uint32_t len = sizeof(low->address);

	expect_eq(((const struct ringtap_syscall *)rec)->ret, -ENOENT, "result of open");
	expect_item(rec, RINGTAP_KIND_PATH, 0, "/no/such/path", 13, 13, 0, "open");
	rec = &compat_call(CALL_WRITE)->h;
	expect_item(rec, RINGTAP_KIND_BUFFER, 1, "some text", 9, 9, 0, "write");
	rec = &compat_call(CALL_WRITEV)->h;
	expect_item(rec, RINGTAP_KIND_BUFFER, 1, "some text", 9, 9, 0, "writev");
	rec = &compat_call(CALL_CONNECT)->h;
	expect_item(rec, RINGTAP_KIND_SOCKADDR, 1, address, len, len, 0, "connect");
	rec = &compat_call(CALL_SENDTO)->h;
	expect_item(rec, RINGTAP_KIND_BUFFER, 1, "some text", 9, 9, 0, "sendto");
	expect_item(rec, RINGTAP_KIND_SOCKADDR, 4, address, len, len, 0, "sendto");
	rec = &compat_call(CALL_SENDMSG)->h;
	expect_item(rec, RINGTAP_KIND_BUFFER, 1, "some text", 9, 9, 0, "sendmsg");
	expect_item(rec, RINGTAP_KIND_SOCKADDR, 1, address, len, len, 0, "sendmsg");
	rec = &compat_call(CALL_EXECVE)->h;
	expect_item(rec, RINGTAP_KIND_PATH, 0, "/no/such/path", 13, 13, 0, "execve");
	expect_item(rec, RINGTAP_KIND_ARGV, 1, argv, 7, 7, 0, "execve");
	expect_item(rec, RINGTAP_KIND_ENVP, 2, env, 4, 4, 0, "execve");
}

static void check_socketcall(void)
{
	const struct ringtap_record *rec = &compat_call(CALL_SOCKETCALL)->h;
	const struct ringtap_item *first = item_next(rec, NULL);
	const struct ringtap_subcall *sub;

	expect(first && first->kind == RINGTAP_KIND_SUBCALL, "socketcall: SUBCALL is not first");
	expect_eq(first->len, sizeof(*sub), "length of SUBCALL");
	sub = (const void *)item_data(first);
	expect_eq(sub->nr, CALL_SENDTO, "call in SUBCALL");
	expect_eq(sub->nargs, 6, "arguments in SUBCALL");
	expect_eq(sub->args[1], at(low->text), "SUBCALL's argument 1");
	expect_eq(sub->args[5], sizeof(low->address), "SUBCALL's argument 5");
	expect_item(rec, RINGTAP_KIND_BUFFER, 1, "some text", 9, 9, 0, "socketcall's sendto");
	expect_item(rec, RINGTAP_KIND_SOCKADDR, 4, &low->address, sizeof(low->address),
		    sizeof(low->address), 0, "socketcall's sendto");
	rec = &compat_call(CALL_SOCKETCALL)->h;
	expect(!item_next(rec, NULL), "an unknown socketcall has items");
	rec = &compat_call(CALL_SOCKETCALL)->h;
	expect(!item_next(rec, NULL), "a socketcall with bad arguments has items");
}

int main(void)
{
	struct records records;
	struct capture c;

	capture_make(&c, RINGTAP_SETUP_ENV, 80, 1 << 20);
	if (!(c.info.features & RINGTAP_FEAT_COMPAT))
		skip("this kernel has no 32-bit calls");
	fill_low();
	all = &records;
	capture_child(&c, calls, NULL, &records);
	check_args();
	check_items();
	check_socketcall();
	return 0;
}

#else

int main(void)
{
	skip("only x86 has int $0x80");
}

#endif
