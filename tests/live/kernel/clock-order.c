// SPDX-License-Identifier: MIT OR Apache-2.0
/* What a thread did on one CPU and then on another has times in that order, however coarse the clock. */
#include "lib.h"

#define MOVES 400

static void move_about(void *arg)
{
	long cpus = sysconf(_SC_NPROCESSORS_ONLN);
	int i;

	(void)arg;
	for (i = 0; i < MOVES; i++) {
		pin_to(i % cpus);
		MARK(i);
	}
}

int main(void)
{
	const struct ringtap_syscall *sys;
	struct records records;
	uint64_t last_ns = 0;
	struct capture c;
	size_t pos = 0;
	int i;

	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 0, 1 << 20);
	capture_child(&c, move_about, NULL, &records);
	for (i = 0; i < MOVES; i++) {
		sys = next_call(&records, &pos, ANY, SYS_getppid);
		expect(sys, "mark %d is missing, or before its time", i);
		expect_eq(sys->args[0], i, "number of the mark that comes next");
		expect(sys->h.ns > last_ns, "mark %d: no later than the one before it", i);
		last_ns = sys->h.ns;
	}
	return 0;
}
