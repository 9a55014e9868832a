// SPDX-License-Identifier: MIT OR Apache-2.0
/* A thread gives itself a name: told is what the kernel has made of it, whatever the memory says then. */
#include <pthread.h>
#include <sched.h>
#include <sys/prctl.h>
#include "lib.h"

#define RENAMES 200

static char (*told)[16];
static char *name;		/* another thread changes it all the time */
static volatile bool done;

static void *change(void *unused)
{
	while (!done) {
		memset(name, 'a', 8);
		sched_yield();
		memset(name, 'b', 8);
		sched_yield();
	}
	return unused;
}

static void calls(void *unused)
{
	pthread_t thread;
	int i;

	(void)unused;
	memset(name, 'a', 8);
	expect(!pthread_create(&thread, NULL, change, NULL), "a thread");
	for (i = 0; i < RENAMES; i++)
		expect(!prctl(PR_SET_NAME, name) && !prctl(PR_GET_NAME, told[i]), "prctl: %m");
	done = true;
	pthread_join(thread, NULL);
	prctl(PR_SET_NAME, "a name of more than 15 bytes");
}

static const struct ringtap_syscall *next_rename(const struct records *records, size_t *pos)
{
	const struct ringtap_syscall *sys;

	while ((sys = next_call(records, pos, ANY, SYS_prctl)))
		if (sys->args[0] == PR_SET_NAME)
			return sys;
	fail("a prctl is missing");
}

static void expect_name(const struct ringtap_syscall *sys, const char *is)
{
	expect_item(&sys->h, RINGTAP_KIND_COMM, RINGTAP_ARG_RESULT, is, strlen(is), strlen(is),
		    RINGTAP_ITEM_KERNEL, "the thread's name");
}

int main(void)
{
	struct ringtap_filter filter;
	struct records records;
	struct capture c;
	size_t pos = 0;
	int i;

	told = shared_memory(RENAMES * sizeof(*told));
	name = shared_memory(16);
	capture_make(&c, 0, 80, 1 << 20);
	/* The other thread's own calls would fill the rings of a slow kernel. */
	filter_all(&filter);
	filter.syscalls[RINGTAP_ABI_NATIVE][SYS_sched_yield / 64] &= ~(1ULL << SYS_sched_yield % 64);
	capture_filtered(&c, &filter, calls, NULL, &records);
	for (i = 0; i < RENAMES; i++)
		expect_name(next_rename(&records, &pos), told[i]);
	expect_name(next_rename(&records, &pos), "a name of more ");
	return 0;
}
