// SPDX-License-Identifier: MIT OR Apache-2.0
/* A 32-bit program: from its first call to its last, made in each way that its machine has. */
#include "lib.h"

enum { CALL_OPEN = 5, CALL_EXECVE = 11, CALL_GETPPID = 64 };

#ifdef __x86_64__
#define CALL_EXIT_GROUP 252
#else
#define CALL_EXIT_GROUP 248
#endif

static void run_program(void *arg)
{
	char *argv[] = { "calls", "one", NULL }, *envp[] = { NULL };

	execve(arg, argv, envp);
	_exit(errno == ENOEXEC ? 77 : 1);
}

static const struct ringtap_syscall *expect_call(const struct records *records, size_t *pos, int nr,
						 uint64_t arg0, int64_t ret)
{
	const struct ringtap_syscall *sys = next_call(records, pos, RINGTAP_ABI_COMPAT, ANY);

	expect(sys && sys->nr == nr, "expected 32-bit call %d, saw %d", nr, sys ? sys->nr : -2);
	expect_eq(sys->args[0], arg0, "first argument of 32-bit call %d", nr);
	expect_eq(sys->ret, ret, "result of 32-bit call %d", nr);
	return sys;
}

static void check_exec(const struct records *records, size_t *pos)
{
	const struct ringtap_syscall *sys = next_call(records, pos, RINGTAP_ABI_COMPAT, ANY);
	const struct ringtap_exec *exec = next_record(records, NULL, RINGTAP_EXEC);

	expect(exec, "no EXEC");
	expect_item(&exec->h, RINGTAP_KIND_ARGV, ANY, "calls\0one", 10, 10, 0, "EXEC");
	/* The kernel turns the number into the new program's. */
	expect(sys && sys->nr == CALL_EXECVE, "no 32-bit execve that returned");
	expect(sys->h.flags & RINGTAP_F_ARGS_GONE, "execve's arguments are said to be there");
	expect_eq(sys->ret, 0, "result of execve");
}

static void check_calls(const struct records *records)
{
	const struct ringtap_syscall *sys;
	const struct ringtap_entry *entry;
	size_t pos = 0;

	check_exec(records, &pos);
	sys = expect_call(records, &pos, CALL_GETPPID, 0x80000001, getpid());
	expect_eq(sys->args[1], 0xffffffff, "second argument, zero-extended");
	sys = expect_call(records, &pos, CALL_GETPPID, 0x80000002, getpid());
	expect_eq(sys->args[1], 0xfffffffe, "second argument, the other way");
	sys = next_call(records, &pos, RINGTAP_ABI_COMPAT, CALL_OPEN);
	expect(sys, "no open");
	expect_item(&sys->h, RINGTAP_KIND_PATH, 0, "/no/such/file", 13, 13, 0, "open");
	expect_call(records, &pos, 4321, 1, -ENOSYS);
	expect(!next_call(records, &pos, ANY, ANY), "a call too many");
	entry = next_record(records, NULL, RINGTAP_ENTRY);
	expect(entry && entry->nr == CALL_EXIT_GROUP && entry->abi == RINGTAP_ABI_COMPAT,
	       "no ENTRY of the 32-bit exit_group");
	/* Zero, too, where older kernels have not kept it. */
	expect(entry->h.flags == 0 || entry->h.flags == RINGTAP_F_ARGS_GONE, "flags %#x of its ENTRY",
	       entry->h.flags);
	expect_eq(entry->args[0], 0, "status given to exit_group");
}

int main(void)
{
	const char *program = beside("compat32_calls");
	struct ringtap_filter filter;
	struct records records;
	struct capture c;

	if (access(program, X_OK))
		skip("no 32-bit program was built: %s", program);
	capture_make(&c, 0, 80, 1 << 20);
	filter_all(&filter);
	capture_filtered(&c, &filter, run_program, (void *)program, &records);
	if (records.status == 77 << 8)
		skip("this kernel runs no 32-bit programs");
	expect_eq(records.status, 0, "status of the 32-bit program");
	check_calls(&records);
	return 0;
}
