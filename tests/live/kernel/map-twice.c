// SPDX-License-Identifier: MIT OR Apache-2.0
/* The data appears twice in a row, so a record that begins at its end is in one piece. */
#include <fcntl.h>
#include <sys/mman.h>
#include "lib.h"

#define LEN 1000

static char text[LEN];

static void calls(void *arg)
{
	int null = open("/dev/null", O_WRONLY), i;

	(void)arg;
	pin_to(0);
	for (i = 0; i < 4000; i++) {
		memset(text, i, LEN);
		raw_call(SYS_write, null, (long)text, LEN, i, 0, 0);
		/* Time for the reader. */
		if (i % 16 == 15)
			sleep_ms(1);
	}
}

/* How many reached over the end */
static uint64_t wrapped;

static void check(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct capture *c = arg;
	const struct ring *ring = &c->rings[cpu];
	char expected[LEN];

	if (rec->type != RINGTAP_SYSCALL)
		return;
	memset(expected, ((const struct ringtap_syscall *)rec)->args[3], LEN);
	expect_item(rec, RINGTAP_KIND_BUFFER, 1, expected, LEN, LEN, 0, "a write");
	if ((const char *)rec + rec->len > ring->data + ring->size)
		wrapped++;
	expect(!memcmp(ring->data, ring->data + ring->size, 64), "the two images differ");
}

int main(void)
{
	struct ringtap_filter filter;
	struct capture c;
	struct child child;
	uint32_t pid;
	int status;

	capture_make(&c, 0, LEN, 1 << 15);
	child_fork(&child, calls, NULL);
	pid = child.pid;
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_write);
	filter_pids(&filter, 0, &pid, 1);
	capture_filter(&c, &filter);
	capture_start(&c);
	child_go(&child);
	while (!waitpid(child.pid, &status, WNOHANG))
		if (!capture_drain(&c, check, &c))
			sleep_ms(1);
	expect_eq(status, 0, "status of the child");
	capture_finish(&c, check, &c);
	expect(wrapped > 20, "only %llu records reached over the end", (unsigned long long)wrapped);
	return 0;
}
