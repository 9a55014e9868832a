// SPDX-License-Identifier: MIT OR Apache-2.0
/* The capturing process is left out with all its threads, unless it asks for itself. */
#include <pthread.h>
#include "lib.h"

static void *mark(void *arg)
{
	MARK((intptr_t)arg);
	return NULL;
}

static void from_thread(int number)
{
	pthread_t thread;

	expect(!pthread_create(&thread, NULL, mark, (void *)(intptr_t)number), "thread");
	pthread_join(thread, NULL);
}

static void check(uint32_t flags, size_t expected)
{
	struct records records = { 0 };
	struct ringtap_filter filter;
	struct capture c;
	size_t i, own = 0;

	capture_make(&c, RINGTAP_SETUP_ENTRIES, 80, 1 << 20);
	filter_all(&filter);
	filter.flags = flags;
	capture_filter(&c, &filter);
	capture_start(&c);
	MARK(1);
	from_thread(2);
	capture_finish(&c, keep, &records);
	for (i = 0; i < records.nr; i++) {
		const struct ringtap_syscall *sys = (const void *)records.at[i].rec;

		if (sys->h.tgid != (uint32_t)getpid())
			continue;
		expect(flags & RINGTAP_FILTER_SELF, "a record of type %u of our own", sys->h.type);
		own += sys->h.type == RINGTAP_SYSCALL && sys->nr == SYS_getppid;
	}
	expect_eq(own, expected, "own calls with flags %#x", flags);
	capture_close(&c);
}

int main(void)
{
	check(0, 0);
	check(RINGTAP_FILTER_SELF, 2);
	return 0;
}
