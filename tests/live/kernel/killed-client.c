// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A client that is killed, or closes its file while it captures, leaves nothing
 * behind: no reference to the module, no capture, no memory.
 */
#include <signal.h>
#include "lib_stress.h"

#define ROUNDS 15
#define RING (4 << 20)

static void capture_for_ever(void *arg)
{
	struct capture c;

	(void)arg;
	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 80, RING);
	capture_start(&c);
	for (;;) {
		sleep_ms(1);
		capture_drain(&c, NULL, NULL);
	}
}

static bool any_capture(const struct capture *c, uint32_t tgid)
{
	struct ringtap_captures captures = { .size = sizeof(captures) };

	while (!request(c, RINGTAP_IOC_CAPTURES, &captures)) {
		if (captures.tgid == tgid && captures.running)
			return true;
		captures.id++;
		captures.size = sizeof(captures);
	}
	return false;
}

static void kill_one(const struct capture *c, long refs)
{
	struct child child;
	int tries;

	child_fork(&child, capture_for_ever, NULL);
	child_go(&child);
	for (tries = 0; !any_capture(c, child.pid); tries++) {
		expect(tries < 500, "the client does not capture");
		sleep_ms(10);
	}
	expect_eq(module_refs(), refs + 1, "references to the module with a client");
	kill(child.pid, SIGKILL);
	expect_eq(child_wait(&child), SIGKILL, "status of the killed client");
	expect(!any_capture(c, child.pid), "the killed client's capture is still there");
	expect_eq(module_refs(), refs, "references to the module after the client");
}

static void close_while_running(void)
{
	struct capture c;

	capture_make(&c, RINGTAP_SETUP_ENTRIES, 80, RING);
	capture_start(&c);
	MARK(1);
	capture_close(&c);
}

int main(void)
{
	struct capture c;
	long refs = module_refs(), before;
	int i;

	capture_open(&c);
	kill_one(&c, refs + 1);
	before = memory_free();
	for (i = 0; i < ROUNDS; i++) {
		kill_one(&c, refs + 1);
		close_while_running();
	}
	sleep_ms(200);
	/* All rounds' rings would be far more than this. */
	expect(memory_free() > before - ROUNDS * (RING >> 10) / 2, "free memory: %ld kB before, %ld after",
	       before, memory_free());
	capture_close(&c);
	expect_eq(module_refs(), refs, "references to the module at the end");
	return 0;
}
