// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Every 64-bit call that returns is recorded, in order, with its number, known
 * or not, its raw arguments and its result.
 */
#include <fcntl.h>
#include <sys/mman.h>
#include "lib.h"

#define ROUNDS 200

struct call {
	int nr;
	long args[6];
	long ret;
};

/* What the child did, in memory that it shares with us */
struct log {
	size_t nr;
	struct call at[ROUNDS * 32];
};

static void call(struct log *log, int nr, long a, long b, long c, long d, long e, long f)
{
	struct call *to = &log->at[log->nr++];

	*to = (struct call){ nr, { a, b, c, d, e, f }, 0 };
	to->ret = raw_call(nr, a, b, c, d, e, f);
}

/* Numbers that no kernel has, at the edges of the masks too */
static void unknown_calls(struct log *log)
{
	static const int numbers[] = { 999, 1022, 1023, 1024, 1025, 5000, 0x3fffffff, -1 };
	size_t i;

	for (i = 0; i < ARRAY_SIZE(numbers); i++)
		call(log, numbers[i], 1, -2, 0x123456789abcdef0, INT64_MIN, INT64_MAX, i);
}

static void known_calls(struct log *log)
{
	const int rw = PROT_READ | PROT_WRITE;
	long page;

	call(log, SYS_getpid, -1, -1, -1, -1, -1, -1);
	call(log, SYS_getppid, 0xffff888000000000, 2, 3, 4, 5, 6);
	call(log, SYS_close, -1, 0, 0, 0, 0, 0);
	call(log, SYS_close, 0x100000000 | 999, 0, 0, 0, 0, 0);
	call(log, SYS_lseek, 0, INT64_MIN, 99, 0, 0, 0);
	call(log, SYS_openat, AT_FDCWD, (long)"/no/such/file", O_RDONLY, 0, 0, 0);
	call(log, SYS_openat, AT_FDCWD, 8, O_RDONLY, 0, 0, 0);
	call(log, SYS_sched_yield, 0, 0, 0, 0, 0, 0);
	call(log, SYS_mmap, 0, 8192, rw, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	page = log->at[log->nr - 1].ret;
	call(log, SYS_munmap, page, 8192, 0, 0, 0, 0);
	call(log, SYS_fcntl, 99, F_GETFD, 0, 0, 0, 0);
	call(log, SYS_getpriority, 0, 0, 0, 0, 0, 0);
}

static void calls(void *arg)
{
	struct log *log = arg;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		unknown_calls(log);
		known_calls(log);
	}
}

static void compare(const struct ringtap_syscall *sys, const struct call *call, size_t i)
{
	int arg;

	expect_eq(sys->nr, call->nr, "number of call %zu", i);
	expect_eq(sys->abi, RINGTAP_ABI_NATIVE, "ABI of call %d", call->nr);
	expect_eq(sys->ret, call->ret, "result of call %d", call->nr);
	expect_eq(sys->h.flags, 0, "flags of call %d", call->nr);
	expect_eq(sys->entry_ns, 0, "time of entry of call %d", call->nr);
	for (arg = 0; arg < 6; arg++)
		expect_eq(sys->args[arg], call->args[arg], "argument %d of call %d", arg, call->nr);
}

int main(void)
{
	const struct ringtap_syscall *sys;
	struct records records;
	struct capture c;
	struct log *log;
	size_t pos = 0, i;

	log = shared_memory(sizeof(*log));
	capture_make(&c, 0, 80, 1 << 21);
	capture_child(&c, calls, log, &records);
	/* What let the child go comes first. */
	next_call(&records, &pos, RINGTAP_ABI_NATIVE, SYS_read);
	next_call(&records, &pos, RINGTAP_ABI_NATIVE, SYS_close);
	for (i = 0; i < log->nr; i++) {
		sys = next_call(&records, &pos, ANY, ANY);
		expect(sys, "%zu calls were made, %zu recorded", log->nr, i);
		compare(sys, &log->at[i], i);
		expect_eq(sys->h.tid, records.pid, "thread of call %d", sys->nr);
		expect_eq(sys->h.tgid, records.pid, "process of call %d", sys->nr);
	}
	expect(!next_call(&records, &pos, ANY, ANY), "a call was recorded that nobody made");
	return 0;
}
