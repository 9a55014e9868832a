// SPDX-License-Identifier: MIT OR Apache-2.0
/* What a filter may not ask for is refused, and the filter before it stays. */
#include <sys/mman.h>
#include "lib.h"

static struct capture timed, lean;

static void refused(struct capture *c, struct ringtap_filter *filter, int error, const char *what)
{
	expect_eq(request(c, RINGTAP_IOC_FILTER, filter), -error, "%s", what);
	filter_all(filter);
}

static void bad_values(void)
{
	struct ringtap_filter filter;
	uint32_t id = getpid();

	filter_all(&filter);
	filter.flags = RINGTAP_FILTER_ALL + 1;
	refused(&timed, &filter, EINVAL, "an unknown flag");
	filter.types |= 1ULL << RINGTAP_TYPES;
	refused(&timed, &filter, EINVAL, "an unknown type");
	filter.types |= 1ULL << 63;
	refused(&timed, &filter, EINVAL, "the last type");
	filter.flags = RINGTAP_FILTER_TREES;
	refused(&timed, &filter, EINVAL, "TREES without PIDS");
	filter.flags = RINGTAP_FILTER_PIDS;
	refused(&timed, &filter, EINVAL, "PIDS without pids");
	filter.flags = RINGTAP_FILTER_UIDS;
	refused(&timed, &filter, EINVAL, "UIDS without uids");
	filter.nr_pids = 1, filter.pids = (uintptr_t)&id;
	refused(&timed, &filter, EINVAL, "pids without PIDS");
	filter.nr_uids = 1, filter.uids = (uintptr_t)&id;
	refused(&timed, &filter, EINVAL, "uids without UIDS");
	filter.slower_ns = 1;
	refused(&lean, &filter, EINVAL, "slower_ns without ENTRY_TIME");
	filter.slower_ns = 1;
	expect_eq(request(&timed, RINGTAP_IOC_FILTER, &filter), 0, "slower_ns with ENTRY_TIME");
}

/* Readable up to its end, and nothing behind it */
static uint32_t *at_edge(uint32_t nr)
{
	size_t len = ((nr * 4 + 4095) & ~4095U) + 4096;
	char *map = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	uint32_t *at = (uint32_t *)(map + len - 4096) - nr;
	uint32_t i;

	expect(map != MAP_FAILED && !munmap(map + len - 4096, 4096), "mmap: %m");
	for (i = 0; i < nr; i++)
		at[i] = getpid();
	return at;
}

static void lists(void)
{
	uint32_t *pids = at_edge(RINGTAP_FILTER_PIDS_MAX);
	uint32_t *uids = at_edge(RINGTAP_FILTER_UIDS_MAX);
	struct ringtap_filter filter;

	filter_all(&filter);
	filter_pids(&filter, 0, pids, RINGTAP_FILTER_PIDS_MAX);
	expect_eq(request(&lean, RINGTAP_IOC_FILTER, &filter), 0, "as many pids as there may be");
	filter.nr_pids++;
	refused(&lean, &filter, EINVAL, "one pid too many");
	filter_pids(&filter, 0, pids + 1, RINGTAP_FILTER_PIDS_MAX);
	refused(&lean, &filter, EFAULT, "pids that reach into nothing");
	filter_pids(&filter, 0, (void *)8, 1);
	refused(&lean, &filter, EFAULT, "pids at a bad address");
	filter_pids(&filter, 0, (void *)0xffff888000000000, 1);
	refused(&lean, &filter, EFAULT, "pids at a kernel address");
	filter.flags = RINGTAP_FILTER_UIDS;
	filter.uids = (uintptr_t)uids, filter.nr_uids = RINGTAP_FILTER_UIDS_MAX;
	expect_eq(request(&lean, RINGTAP_IOC_FILTER, &filter), 0, "as many uids as there may be");
	filter.nr_uids++;
	refused(&lean, &filter, EINVAL, "one uid too many");
	filter.flags = RINGTAP_FILTER_UIDS;
	filter.uids = (uintptr_t)(uids + 1), filter.nr_uids = RINGTAP_FILTER_UIDS_MAX;
	refused(&lean, &filter, EFAULT, "uids that reach into nothing");
}

static void nobody(void)
{
	struct ringtap_filter filter;
	uint32_t pid = fork();

	if (!pid)
		_exit(0);
	waitpid(pid, NULL, 0);
	filter_all(&filter);
	filter_pids(&filter, 0, &pid, 1);
	refused(&lean, &filter, ESRCH, "the id of nobody");
	pid = 0;
	filter_pids(&filter, 0, &pid, 1);
	refused(&lean, &filter, ESRCH, "the id 0");
	pid = -1;
	filter_pids(&filter, 0, &pid, 1);
	refused(&lean, &filter, ESRCH, "the id -1");
}

static void marks(void *arg)
{
	(void)arg;
	MARK(1);
}

/* The last filter that was accepted is still the one at work. */
static void old_one_stays(void)
{
	struct ringtap_filter filter;
	struct child child;
	uint32_t pid;

	child_fork(&child, marks, NULL);
	pid = child.pid;
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	filter_pids(&filter, 0, &pid, 1);
	capture_filter(&lean, &filter);
	filter_all(&filter);
	filter.flags = ~0U;
	expect_eq(request(&lean, RINGTAP_IOC_FILTER, &filter), -EINVAL, "all flags");
	capture_start(&lean);
	child_go(&child);
	child_join(&child);
	capture_finish(&lean, NULL, NULL);
	expect_eq(drained_of(&lean, ANY), 1, "records under the filter that stayed");
}

int main(void)
{
	capture_make(&timed, RINGTAP_SETUP_ENTRY_TIME, 0, 1 << 16);
	capture_make(&lean, 0, 0, 1 << 16);
	bad_values();
	lists();
	nobody();
	old_one_stays();
	return 0;
}
