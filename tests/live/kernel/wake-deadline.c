// SPDX-License-Identifier: MIT OR Apache-2.0
/* A single record wakes the client when the deadline is over: not before, and not later. */
#include <poll.h>
#include <sys/epoll.h>
#include "lib.h"

/* What a busy, emulated machine adds */
#define SLACK_MS 250

static struct capture c;

/* One call, some time after it was let go; it tells when. */
struct plan {
	unsigned int wait_ms;
	uint64_t at;
};

static void one_call(void *arg)
{
	struct plan *plan = arg;

	sleep_ms(plan->wait_ms);
	plan->at = now_ns();
	MARK(1);
}

static void start(struct child *child, struct plan *plan, uint32_t deadline_ms)
{
	struct ringtap_filter filter;
	uint32_t pid;

	capture_open(&c);
	c.setup.deadline_ms = deadline_ms;
	capture_setup(&c, 0, 80, 1 << 20);
	expect_eq(c.setup.deadline_ms, deadline_ms, "deadline_ms that came back");
	child_fork(child, one_call, plan);
	pid = child->pid;
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	filter_pids(&filter, 0, &pid, 1);
	capture_filter(&c, &filter);
	capture_start(&c);
	child_go(child);
}

static uint64_t wait_poll(void)
{
	struct pollfd poll_fd = { .fd = c.fd, .events = POLLIN };

	expect_eq(poll(&poll_fd, 1, 5000), 1, "result of poll");
	expect_eq(poll_fd.revents, POLLIN, "events of poll");
	return now_ns();
}

static uint64_t wait_epoll(void)
{
	struct epoll_event event = { .events = EPOLLIN };
	int epoll = epoll_create1(0);

	expect(!epoll_ctl(epoll, EPOLL_CTL_ADD, c.fd, &event), "epoll: %m");
	expect_eq(epoll_wait(epoll, &event, 1, 5000), 1, "result of epoll");
	expect_eq(event.events, EPOLLIN, "events of epoll");
	close(epoll);
	return now_ns();
}

/* How long one record waited, in ms */
static uint64_t wait_once(uint32_t deadline_ms, unsigned int wait_ms, uint64_t (*wait_for)(void))
{
	struct plan *plan = shared_memory(sizeof(*plan));
	struct child child;
	uint64_t waited;

	plan->wait_ms = wait_ms;
	start(&child, plan, deadline_ms);
	waited = (wait_for() - plan->at) / 1000000;
	expect_eq(capture_drain(&c, NULL, NULL), 1, "records");
	expect_eq(poll(&(struct pollfd){ .fd = c.fd, .events = POLLIN }, 1, 0), 0, "poll when all is read");
	child_join(&child);
	capture_close(&c);
	return waited;
}

/* A machine that stood still makes one wait long, but not each. */
static void check(uint32_t deadline_ms, unsigned int wait_ms, uint64_t (*wait_for)(void),
		  const char *how)
{
	uint64_t waited;
	int tries;

	for (tries = 0; tries < 3; tries++) {
		waited = wait_once(deadline_ms, wait_ms, wait_for);
		fprintf(stderr, "%s: deadline %u ms, call after %u ms, waited %llu ms\n", how,
			deadline_ms, wait_ms, (unsigned long long)waited);
		expect(waited + 20 >= deadline_ms, "woken before the deadline");
		if (waited <= deadline_ms + SLACK_MS)
			return;
	}
	fail("woken too late");
}

int main(void)
{
	/* Whether the call comes before anything waits, just behind, or long after. */
	check(600, 0, wait_poll, "poll");
	check(600, 100, wait_poll, "poll");
	check(600, 700, wait_poll, "poll");
	check(100, 300, wait_poll, "poll");
	check(600, 100, wait_epoll, "epoll");
	return 0;
}
