// SPDX-License-Identifier: MIT OR Apache-2.0
/* The call masks: each ABI has its own, and the last bit stands for all strange numbers. */
#include "lib.h"

enum { COMPAT_GETPID = 20, COMPAT_GETPPID = 64 };

static bool with_compat;

static void calls(void *arg)
{
	static const int numbers[] = {
		SYS_getppid, SYS_getpid, 127, 128, 999, 1022, 1023, 1024, 5000, -1, SYS_getppid,
	};
	size_t i;

	(void)arg;
	for (i = 0; i < ARRAY_SIZE(numbers); i++)
		raw_call(numbers[i], 0, 0, 0, 0, 0, 0);
#if HAVE_INT80
	if (!with_compat)
		return;
	int80(COMPAT_GETPID, 0, 0, 0, 0, 0, 0);
	int80(COMPAT_GETPPID, 0, 0, 0, 0, 0, 0);
	int80(5000, 0, 0, 0, 0, 0, 0);
#endif
}

struct expected {
	int abi, nr;
};

static void check(struct ringtap_filter *filter, const struct expected *expected, size_t nr)
{
	const struct ringtap_syscall *sys;
	struct records records;
	struct capture c;
	size_t pos = 0, i;

	capture_make(&c, 0, 80, 1 << 20);
	with_compat = HAVE_INT80 && c.info.features & RINGTAP_FEAT_COMPAT;
	capture_filtered(&c, filter, calls, NULL, &records);
	expect_eq(records.status, 0, "status of the child");
	for (i = 0; i < nr; i++) {
		if (expected[i].abi == RINGTAP_ABI_COMPAT && !with_compat)
			continue;
		sys = next_call(&records, &pos, ANY, ANY);
		expect(sys, "only %zu calls of %zu are recorded", i, nr);
		expect_eq(sys->nr, expected[i].nr, "number of call %zu", i);
		expect_eq(sys->abi, expected[i].abi, "ABI of call %zu", i);
	}
	sys = next_call(&records, &pos, ANY, ANY);
	expect(!sys, "call %d passed the filter", sys ? sys->nr : 0);
	capture_close(&c);
}

static void some_of_both(void)
{
	static const struct expected expected[] = {
		{ RINGTAP_ABI_NATIVE, SYS_getppid }, { RINGTAP_ABI_NATIVE, 127 },
		{ RINGTAP_ABI_NATIVE, 1023 },	     { RINGTAP_ABI_NATIVE, 1024 },
		{ RINGTAP_ABI_NATIVE, 5000 },	     { RINGTAP_ABI_NATIVE, -1 },
		{ RINGTAP_ABI_NATIVE, SYS_getppid }, { RINGTAP_ABI_COMPAT, COMPAT_GETPID },
	};
	struct ringtap_filter filter;

	filter_no_calls(&filter);
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, 127);
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, RINGTAP_SYSCALL_OTHER);
	filter_add_call(&filter, RINGTAP_ABI_COMPAT, COMPAT_GETPID);
	check(&filter, expected, ARRAY_SIZE(expected));
}

static void only_compat(void)
{
	static const struct expected expected[] = {
		{ RINGTAP_ABI_COMPAT, COMPAT_GETPID },
		{ RINGTAP_ABI_COMPAT, COMPAT_GETPPID },
		{ RINGTAP_ABI_COMPAT, 5000 },
	};
	struct ringtap_filter filter;

	filter_no_calls(&filter);
	memset(filter.syscalls[RINGTAP_ABI_COMPAT], 0xff, sizeof(filter.syscalls[0]));
	check(&filter, expected, ARRAY_SIZE(expected));
}

static void none(void)
{
	struct ringtap_filter filter;

	filter_no_calls(&filter);
	check(&filter, NULL, 0);
}

int main(void)
{
	some_of_both();
	only_compat();
	none();
	return 0;
}
