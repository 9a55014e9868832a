// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * seccomp: a call that a filter refuses is recorded with the error that its caller sees; for one that
 * it sends SIGSYS for, the kernel puts the registers back, and the result is what they held before:
 * on x86 the call's own number, on arm64 its first argument.
 * The end of a process that was killed for one tells why.
 */
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include "lib.h"

#define ON(call, verdict)						\
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1),		\
	BPF_STMT(BPF_RET | BPF_K, (verdict))

static struct sock_filter rules[] = {
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
	ON(SYS_getuid, SECCOMP_RET_ERRNO | EXDEV),
	ON(SYS_getgid, SECCOMP_RET_TRAP),
	ON(SYS_geteuid, SECCOMP_RET_TRACE),
	ON(SYS_getegid, SECCOMP_RET_KILL),
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
};

static void trapped(int signal, siginfo_t *info, void *context)
{
	(void)context;
	raw_call(SYS_getppid, 100 + signal, info->si_syscall, 0, 0, 0, 0);
}

static void calls(void *arg)
{
	const struct sock_fprog program = { ARRAY_SIZE(rules), rules };
	struct sigaction action = { .sa_sigaction = trapped, .sa_flags = SA_SIGINFO };

	(void)arg;
	sigaction(SIGSYS, &action, NULL);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program))
		_exit(77);
	MARK(1);
	raw_call(SYS_getuid, 11, 0, 0, 0, 0, 0);
	raw_call(SYS_getgid, 12, 0, 0, 0, 0, 0);
	raw_call(SYS_geteuid, 13, 0, 0, 0, 0, 0);
	MARK(2);
	raw_call(SYS_getegid, 14, 0, 0, 0, 0, 0);
	MARK(3);
}

/* Some kernels kill at once, others on the way out, where the call passes by. */
static void check_not_made(const struct records *records, int nr)
{
	const struct ringtap_syscall *sys = find_call(records, ANY, nr);

	if (!sys)
		return;
	expect(sys->ret == nr || sys->ret == -ENOSYS || (long)sys->ret == (long)sys->args[0], "result %lld of call %d, which was never made",
	       (long long)sys->ret, nr);
	expect_eq(sys->h.flags & RINGTAP_F_ENTRY_TIME, 0, "time of entry of call %d", nr);
}

/* Some kernels (4.4) take the number of a refused call away. */
static const struct ringtap_syscall *refused(const struct records *records, int nr, uint64_t mark)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0;

	while ((sys = next_call(records, &pos, ANY, ANY)))
		if ((sys->nr == nr || sys->nr == -1) && sys->args[0] == mark)
			return sys;
	expect(false, "no record of call %d, which was refused", nr);
	return NULL;
}

static void check_calls(const struct records *records)
{
	const struct ringtap_syscall *trap;

	expect_eq(refused(records, SYS_getuid, 11)->ret, -EXDEV, "result of the refused call");
	expect_eq(refused(records, SYS_geteuid, 13)->ret, -ENOSYS, "result of a call that no tracer took");
	trap = call_with(records, SYS_getppid, 100 + SIGSYS);
	expect_eq(trap->args[1], SYS_getgid, "the call that the handler was told of");
	call_with(records, SYS_getppid, 1);
	call_with(records, SYS_getppid, 2);
	check_not_made(records, SYS_getgid);
	check_not_made(records, SYS_getegid);
}

static void check_end(const struct records *records)
{
	const struct ringtap_exit *end = next_record(records, NULL, RINGTAP_EXIT);
	const struct ringtap_syscall *sys;
	size_t pos = 0;

	expect(end, "no EXIT");
	expect_eq(end->status & 0x7f, SIGSYS, "signal that the process died of");
	expect_eq(end->group_status, records->status, "status that the parent was told");
	while ((sys = next_call(records, &pos, ANY, SYS_getppid)))
		expect(sys->args[0] != 3, "a call behind the one that killed");
}

static void check_with(uint32_t flags)
{
	struct ringtap_filter filter;
	struct records records;
	struct capture c;

	capture_make(&c, flags, 80, 1 << 20);
	filter_all(&filter);
	capture_filtered(&c, &filter, calls, NULL, &records);
	if (records.status == 77 << 8)
		skip("no seccomp filters here");
	check_calls(&records);
	check_end(&records);
	capture_close(&c);
}

int main(void)
{
	check_with(RINGTAP_SETUP_ENTRY_TIME);
	check_with(RINGTAP_SETUP_ENTRIES);
	check_with(0);
	return 0;
}
