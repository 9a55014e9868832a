// SPDX-License-Identifier: MIT OR Apache-2.0
/* The module comes and goes under load, sometimes with a capture in between, and takes no memory with it. */
#include "lib_stress.h"

#define RING (1 << 16)

static void wait_for_device(void)
{
	int tries;

	for (tries = 0; access(RINGTAP_DEVICE, F_OK); tries++) {
		expect(tries < 500, "%s does not come back", RINGTAP_DEVICE);
		sleep_ms(10);
	}
}

static void capture_something(void)
{
	struct capture c;
	int tries;

	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 80, RING);
	capture_start(&c);
	for (tries = 0; !capture_drain(&c, NULL, NULL); tries++) {
		expect(tries < 1000, "no record of those that work");
		sleep_ms(2);
	}
	/* with its probes at work and its ring half full */
	capture_close(&c);
}

static void come_and_go(long round)
{
	expect_eq(-module_unload(), 0, "unloading, round %ld", round);
	expect_eq(-module_load(), 0, "loading, round %ld", round);
	wait_for_device();
	if (round % 5 == 0)
		capture_something();
}

int main(void)
{
	const long rounds = times(50, 500);
	struct memory before;
	struct load load;
	long round;

	need_module_file();
	load_start(&load, 2);
	for (round = 0; round < 5; round++)
		come_and_go(round);
	memory_take(&before);
	for (round = 0; round < rounds; round++)
		come_and_go(round);
	memory_compare(&before, "loads and unloads");
	load_stop(&load);
	fprintf(stderr, "# %ld loads and unloads\n", rounds);
	return 0;
}
