// SPDX-License-Identifier: MIT OR Apache-2.0
/* Enough unread bytes wake the client at once, fewer do not; STOP wakes it too. */
#include <poll.h>
#include <pthread.h>
#include "lib.h"

#define DEADLINE_MS 8000
#define RECORD sizeof(struct ringtap_syscall)
#define ENOUGH 100

static struct capture c;

struct plan {
	int calls;
	uint64_t done;
};

static void some_calls(void *arg)
{
	struct plan *plan = arg;
	int i;

	pin_to(0);
	sleep_ms(100);
	for (i = 0; i < plan->calls; i++)
		MARK(i);
	plan->done = now_ns();
}

static void start(struct child *child, struct plan *plan)
{
	struct ringtap_filter filter;
	uint32_t pid;

	capture_open(&c);
	c.setup.watermark = ENOUGH * RECORD;
	c.setup.deadline_ms = DEADLINE_MS;
	capture_setup(&c, 0, 0, 1 << 17);
	child_fork(child, some_calls, plan);
	pid = child->pid;
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	filter_pids(&filter, 0, &pid, 1);
	capture_filter(&c, &filter);
	capture_start(&c);
	child_go(child);
}

static int poll_for(int ms)
{
	struct pollfd poll_fd = { .fd = c.fd, .events = POLLIN };

	return poll(&poll_fd, 1, ms);
}

static void enough(struct plan *plan)
{
	struct child child;
	uint64_t woken;

	plan->calls = ENOUGH;
	start(&child, plan);
	expect_eq(poll_for(DEADLINE_MS - 1000), 1, "poll with enough bytes");
	woken = now_ns();
	child_join(&child);
	expect(woken < plan->done + 400000000, "woken %llu ms after the last call",
	       (unsigned long long)(woken - plan->done) / 1000000);
	capture_close(&c);
}

static void *stop_later(void *arg)
{
	sleep_ms(300);
	capture_stop(arg);
	return NULL;
}

static void too_few(struct plan *plan)
{
	struct child child;
	pthread_t thread;
	uint64_t before;

	plan->calls = ENOUGH - 1;
	start(&child, plan);
	expect_eq(poll_for(1000), 0, "poll with too few bytes");
	child_join(&child);
	expect(!pthread_create(&thread, NULL, stop_later, &c), "thread");
	before = now_ns();
	expect_eq(poll_for(DEADLINE_MS), 1, "poll when the capture stops");
	expect(now_ns() - before < 2000000000, "STOP did not wake");
	pthread_join(thread, NULL);
	capture_drain(&c, NULL, NULL);
	expect_eq(drained_of(&c, ANY), ENOUGH - 1, "records");
	capture_close(&c);
}

int main(void)
{
	struct plan *plan = shared_memory(sizeof(*plan));

	enough(plan);
	too_few(plan);
	return 0;
}
