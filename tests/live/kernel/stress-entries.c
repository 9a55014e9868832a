// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * The last capture that knows when calls began goes, and comes again, while calls
 * return to another that does not: that one asks for a time which may be gone by then.
 */
#include "lib_stress.h"

#define SECONDS 8
#define RING (1 << 20)

/* Their records have items: a path, and what was read. */
static void look(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct ringtap_syscall *sys = (const void *)rec;

	(void)cpu;
	(void)arg;
	if (rec->type == RINGTAP_SYSCALL)
		expect_eq(sys->entry_ns, 0, "a time of entry for a capture without");
}

int main(void)
{
	const uint64_t until = now_ns() + times(SECONDS, 600) * 1000000000ULL;
	struct capture timed, plain;
	struct load load;
	long rounds;

	capture_make(&plain, 0, 80, RING);
	capture_make(&timed, RINGTAP_SETUP_ENTRY_TIME, 80, RING);
	capture_start(&plain);
	load_start(&load, 2);
	for (rounds = 0; now_ns() < until; rounds++) {
		capture_start(&timed);
		capture_drain(&timed, NULL, NULL);
		capture_stop(&timed);
		capture_drain(&plain, look, NULL);
	}
	load_stop(&load);
	expect(rounds > 1, "only %ld rounds", rounds);
	expect(drained_of(&plain, RINGTAP_SYSCALL) > 1000, "hardly any call was seen");
	capture_close(&timed);
	capture_close(&plain);
	fprintf(stderr, "# %ld rounds\n", rounds);
	return 0;
}
