// SPDX-License-Identifier: MIT OR Apache-2.0
/* A capture with nothing to record costs no wake-up: a client that waits 3 s sleeps 3 s. */
#include <poll.h>
#include "lib.h"

static struct capture c;

static long switches(void)
{
	char text[8192], *at;

	expect(slurp("/proc/self/status", text, sizeof(text)), "status: %m");
	at = strstr(text, "\nvoluntary_ctxt_switches:");
	return atol(strchr(at, ':') + 1);
}

static void check(uint32_t flags, bool read_something, const char *what)
{
	struct pollfd poll_fd = { .events = POLLIN };
	struct ringtap_filter filter;
	uint32_t nobody = getpid();
	uint64_t before;
	long switched;

	capture_make(&c, flags, 80, 1 << 20);
	filter_all(&filter);
	/* Nobody but us: then nothing happens while we wait, but at its start and end. */
	filter_pids(&filter, read_something ? RINGTAP_FILTER_SELF : 0, &nobody, 1);
	if (read_something)
		filter.types = 1 << RINGTAP_FORK;
	capture_filter(&c, &filter);
	capture_start(&c);
	if (read_something && !fork())
		_exit(0);
	if (read_something)
		wait(NULL);
	poll_fd.fd = c.fd;
	expect_eq(poll(&poll_fd, 1, read_something ? 3000 : 0), read_something, "%s: first poll", what);
	expect_eq(capture_drain(&c, NULL, NULL), read_something, "%s: records", what);
	before = now_ns();
	switched = switches();
	expect_eq(poll(&poll_fd, 1, 3000), 0, "%s: poll", what);
	switched = switches() - switched;
	expect(now_ns() - before > 2900000000, "%s: poll came back early", what);
	expect(switched <= 3, "%s: %ld voluntary switches in 3 s", what, switched);
	capture_close(&c);
}

int main(void)
{
	check(0, false, "a new capture");
	check(RINGTAP_SETUP_ENTRY_TIME, true, "a capture that has been read");
	return 0;
}
