// SPDX-License-Identifier: MIT OR Apache-2.0
/* Each type of record can be asked for alone, whatever else the capture does. */
#include <signal.h>
#include "lib.h"

static void handler(int signal)
{
	(void)signal;
}

static void live(void *arg)
{
	char *argv[] = { "true", NULL };

	(void)arg;
	if (!fork()) {
		execv("/bin/true", argv);
		_exit(1);
	}
	wait(NULL);
	signal(SIGUSR1, handler);
	raise(SIGUSR1);
	MARK(1);
}

static bool is_told(const struct ringtap_info *info, int type)
{
	switch (type) {
	case RINGTAP_SIGNAL:
		return info->features & RINGTAP_FEAT_SIGNAL;
	case RINGTAP_SWITCH:
		return info->features & RINGTAP_FEAT_SWITCH;
	case RINGTAP_FAULT:
		return info->features & RINGTAP_FEAT_FAULT;
	default:
		return true;
	}
}

static void check(int type, uint32_t setup_flags)
{
	struct ringtap_filter filter;
	struct records records;
	struct capture c;
	size_t i;

	capture_make(&c, setup_flags, 80, 1 << 20);
	if (!is_told(&c.info, type)) {
		capture_close(&c);
		return;
	}
	filter_all(&filter);
	filter.types = 1ULL << type;
	capture_filtered(&c, &filter, live, NULL, &records);
	expect_eq(records.status, 0, "status of the child");
	expect(records.nr > 0, "types %#x with setup's flags %#x: no record at all", 1U << type,
	       setup_flags);
	for (i = 0; i < records.nr; i++)
		expect_eq(records.at[i].rec->type, type, "with setup's flags %#x: type of a record",
			  setup_flags);
	capture_close(&c);
}

static void no_types(void)
{
	struct ringtap_filter filter;
	struct records records;
	struct capture c;

	capture_make(&c, RINGTAP_SETUP_ENTRIES, 80, 1 << 20);
	filter_all(&filter);
	filter.types = 0;
	capture_filtered(&c, &filter, live, NULL, &records);
	expect_eq(records.nr, 0, "records without any type");
}

int main(void)
{
	/* CPU records: see hotplug */
	static const int types[] = { RINGTAP_SYSCALL, RINGTAP_ENTRY, RINGTAP_EXEC, RINGTAP_FORK, RINGTAP_EXIT,
				     RINGTAP_SIGNAL, RINGTAP_SWITCH, RINGTAP_FAULT };
	static const uint32_t flags[] = { 0, RINGTAP_SETUP_ENTRY_TIME, RINGTAP_SETUP_ENTRIES };
	size_t i, k;

	for (i = 0; i < ARRAY_SIZE(flags); i++)
		for (k = 0; k < ARRAY_SIZE(types); k++)
			check(types[k], flags[i]);
	no_types();
	return 0;
}
