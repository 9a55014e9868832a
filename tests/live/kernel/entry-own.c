// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A time of entry is the call's own, or there is none: where a call before it was noted and
 * never told, in this ABI or another, and where another thread's notes have the same place.
 */
#include <sys/select.h>
#include "lib.h"

#define SOMEBODY 4711
#define CALL_SETUID32 23	/* of 32-bit x86; that of select in 64 bits */
#define SLOTS 65536
#define ROUNDS 20000

/* In user space, since a call would be noted in its turn */
static void wait_a_while(void)
{
	uint64_t until = now_ns() + 5000000;

	while (now_ns() < until)
		;
}

/* Each call's first argument is a time before it, where a time can be given. */
static void check_own(const struct ringtap_syscall *sys, uint64_t begin)
{
	expect(!sys->entry_ns || (sys->entry_ns >= begin && sys->entry_ns <= sys->h.ns),
	       "call %d of ABI %u, not made before %llu, began at %llu", sys->nr, sys->abi,
	       (unsigned long long)begin, (unsigned long long)sys->entry_ns);
}

/* ---- calls that are noted, and not told since they did not fail ---- */

static void fail_to_be_root(void *arg)
{
	uint64_t *begin = arg;

	expect(!raw_call(SYS_setresuid, SOMEBODY, SOMEBODY, SOMEBODY, 0, 0, 0), "setresuid");
	raw_call(SYS_getppid, 0, 0, 0, 0, 0, 0);
	wait_a_while();
	begin[0] = now_ns();
	raw_call(SYS_setuid, 0, 0, 0, 0, 0, 0);
#if HAVE_INT80
	raw_call(SYS_select, 0, 0, 0, 0, (long)&(struct timeval){ 0, 0 }, 0);
	wait_a_while();
	begin[1] = now_ns();
	int80(CALL_SETUID32, 0, 0, 0, 0, 0, 0);
#endif
}

static void untold_notes(void)
{
	static const uint32_t uid = SOMEBODY;
	uint64_t *begin = shared_memory(4096);
	const struct ringtap_syscall *sys;
	struct ringtap_filter filter;
	struct records records;
	struct capture c;

	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 80, 1 << 20);
	filter_all(&filter);
	filter.flags = RINGTAP_FILTER_FAILED | RINGTAP_FILTER_UIDS;
	filter.uids = (uintptr_t)&uid;
	filter.nr_uids = 1;
	capture_filtered(&c, &filter, fail_to_be_root, begin, &records);
	sys = find_call(&records, RINGTAP_ABI_NATIVE, SYS_setuid);
	expect(sys && sys->ret == -EPERM, "no record of a failed setuid");
	check_own(sys, begin[0]);
	if (HAVE_INT80 && c.info.features & RINGTAP_FEAT_COMPAT) {
		sys = find_call(&records, RINGTAP_ABI_COMPAT, CALL_SETUID32);
		expect(sys && sys->ret == -EPERM, "no record of a failed 32-bit setuid");
		check_own(sys, begin[1]);
	}
	capture_close(&c);
}

/* ---- two threads whose notes have one place ---- */

static void call_often(void *arg)
{
	int i;

	pin_to((intptr_t)arg);
	for (i = 0; i < ROUNDS; i++)
		MARK(now_ns());
}

static void two_of_a_slot(void *arg)
{
	struct child first, second;
	bool *both = arg;

	child_fork(&first, call_often, (void *)0);
	*both = child_fork_as(&second, first.pid + SLOTS, call_often, (void *)(intptr_t)(online_cpus() - 1));
	child_go(&first);
	if (*both) {
		child_go(&second);
		child_join(&second);
	}
	child_join(&first);
}

static void neighbours(void)
{
	const struct ringtap_syscall *sys;
	bool *both = shared_memory(4096);
	struct records records;
	size_t pos = 0, known = 0;
	struct capture c;
	char most[16];

	if (!slurp("/proc/sys/kernel/pid_max", most, sizeof(most)) ||
	    !write_file("/proc/sys/kernel/pid_max", "4194304"))
		skip("this kernel has no room for ids that far apart");
	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 0, 8 << 20);
	capture_child(&c, two_of_a_slot, both, &records);
	write_file("/proc/sys/kernel/pid_max", most);
	if (!*both)
		skip("this kernel does not let ids be chosen");
	while ((sys = next_call(&records, &pos, RINGTAP_ABI_NATIVE, SYS_getppid))) {
		check_own(sys, sys->args[0]);
		known += !!sys->entry_ns;
	}
	expect(known > ROUNDS / 2, "of %d calls only %zu have a time of entry", 2 * ROUNDS, known);
	capture_close(&c);
}

int main(void)
{
	untold_notes();
	neighbours();
	return 0;
}
