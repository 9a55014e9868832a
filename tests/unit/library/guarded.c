// SPDX-License-Identifier: MIT OR Apache-2.0
#include "guarded.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define ALL_MAX 32

static struct guarded_struct {
	const char *name;
	char *at;
	size_t size;
} all[ALL_MAX];
static int count;

static void on_fault(int number, siginfo_t *info, void *context)
{
	const char *at = info->si_addr;
	int i;

	(void)number;
	(void)context;
	for (i = 0; i < count; i++)
		if (at >= all[i].at && at < all[i].at + 2 * getpagesize())
			fprintf(stderr, "byte %ld of %s was touched, which has %zu\n",
				(long)(at - all[i].at), all[i].name, all[i].size);
	_exit(1);
}

static void watch_faults(void)
{
	struct sigaction action = { .sa_sigaction = on_fault, .sa_flags = SA_SIGINFO };

	sigaction(SIGSEGV, &action, NULL);
}

void *guarded(const char *name, size_t size)
{
	size_t page = getpagesize();
	char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (pages == MAP_FAILED || mprotect(pages + page, page, PROT_NONE) < 0 || count == ALL_MAX)
		abort();
	watch_faults();
	all[count++] = (struct guarded_struct){ name, pages + page - size, size };
	return pages + page - size;
}

void expect(int is_true, const char *text)
{
	if (is_true)
		return;
	fprintf(stderr, "not so: %s\n", text);
	_exit(1);
}
