// SPDX-License-Identifier: MIT OR Apache-2.0
/* Replacing the filter while records flow: from the moment FILTER returns the new one holds. */
#include <signal.h>
#include "lib.h"

#define ROUNDS 60

static const int numbers[2] = { SYS_getppid, SYS_getuid };

/* When which filter was certainly the one at work */
static struct {
	uint64_t from, to;
} spans[ROUNDS];

static void calls(void *arg)
{
	unsigned int i;

	(void)arg;
	for (i = 0;; i++) {
		raw_call(numbers[i % 2], i, 0, 0, 0, 0, 0);
		if (i % 1000 == 0)
			sleep_ms(1);
	}
}

static uint64_t per_round[ROUNDS];

static void check(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct ringtap_syscall *sys = (const void *)rec;
	int i;

	(void)cpu;
	(void)arg;
	for (i = 0; i < ROUNDS; i++)
		if (rec->ns > spans[i].from && rec->ns < spans[i].to)
			break;
	if (i == ROUNDS || rec->type != RINGTAP_SYSCALL)
		return;
	expect_eq(sys->nr, numbers[i % 2], "call recorded under filter %d", i);
	per_round[i]++;
}

/* Records are looked at when it is known which filter they belong to. */
static void run(struct capture *c, uint32_t pid)
{
	struct ringtap_filter filter;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		filter_no_calls(&filter);
		filter_add_call(&filter, RINGTAP_ABI_NATIVE, numbers[i % 2]);
		filter_pids(&filter, i % 3 ? RINGTAP_FILTER_TREES : 0, &pid, 1);
		capture_filter(c, &filter);
		spans[i].from = now_ns();
		if (!i)
			capture_start(c);
		sleep_ms(5);
		spans[i].to = now_ns();
		capture_drain(c, check, NULL);
	}
}

int main(void)
{
	uint64_t busy = 0;
	struct capture c;
	struct child child;
	int i;

	capture_make(&c, 0, 0, 1 << 21);
	child_fork(&child, calls, NULL);
	child_go(&child);
	run(&c, child.pid);
	kill(child.pid, SIGKILL);
	child_wait(&child);
	capture_finish(&c, check, NULL);
	for (i = 0; i < ROUNDS; i++)
		busy += per_round[i] > 0;
	expect(busy > ROUNDS / 2, "records under only %llu of %d filters", (unsigned long long)busy,
	       ROUNDS);
	return 0;
}
