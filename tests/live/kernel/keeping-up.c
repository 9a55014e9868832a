// SPDX-License-Identifier: MIT OR Apache-2.0
/* A client that reads when poll says so loses nothing, through many rounds of its rings. */
#include <poll.h>
#include "lib.h"

#define WRITERS 3
#define BURSTS 60
#define BURST 500

static void bursts(void *arg)
{
	int i;

	(void)arg;
	for (i = 0; i < BURSTS * BURST; i++) {
		MARK(i);
		if (i % BURST == BURST - 1)
			sleep_ms(10);
	}
}

static void start(struct capture *c, struct child *writers)
{
	struct ringtap_filter filter;
	uint32_t pids[WRITERS];
	int i;

	for (i = 0; i < WRITERS; i++) {
		child_fork(&writers[i], bursts, NULL);
		pids[i] = writers[i].pid;
	}
	filter_no_calls(&filter);
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	filter_pids(&filter, 0, pids, WRITERS);
	capture_filter(c, &filter);
	capture_start(c);
	for (i = 0; i < WRITERS; i++)
		child_go(&writers[i]);
}

int main(void)
{
	struct child writers[WRITERS];
	struct capture c;
	int i;

	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 0, 1 << 20);
	start(&c, writers);
	while (drained_of(&c, RINGTAP_EXIT) < WRITERS) {
		struct pollfd poll_fd = { .fd = c.fd, .events = POLLIN };

		expect(poll(&poll_fd, 1, 10000) == 1, "poll: no records for 10 s");
		capture_drain(&c, NULL, NULL);
	}
	for (i = 0; i < WRITERS; i++)
		child_join(&writers[i]);
	capture_finish(&c, NULL, NULL);
	expect_eq(lost_of(&c, ANY), 0, "lost records");
	expect_eq(drained_of(&c, RINGTAP_SYSCALL), WRITERS * BURSTS * BURST, "calls");
	return 0;
}
