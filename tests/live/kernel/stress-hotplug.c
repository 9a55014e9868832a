// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * CPUs go off and on in a loop while one capture runs and others come and go, some of them while a
 * CPU is off and gets its ring as it comes. No memory is kept.
 */
#include "lib_stress.h"

#define RING (1 << 16)

static struct capture all_along;

static void one_round(int cpu, long round)
{
	struct capture c;

	expect(set_online(cpu, false), "CPU %d does not go: %m", cpu);
	if (round % 2) {
		capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 80, RING);
		capture_start(&c);
		expect(!c.rings[cpu].consumer, "CPU %d, which is off, has a ring", cpu);
	}
	expect(set_online(cpu, true), "CPU %d does not come: %m", cpu);
	capture_drain(&all_along, NULL, NULL);
	if (round % 2 == 0)
		return;
	capture_map(&c);
	expect(c.rings[cpu].consumer, "CPU %d, which came, has no ring", cpu);
	capture_finish(&c, NULL, NULL);
	capture_close(&c);
}

static void all_rounds(int cpus, long rounds)
{
	long round;

	for (round = 0; round < rounds; round++)
		one_round(1 + round % (cpus - 1), round);
}

int main(void)
{
	const long rounds = times(20, 300);
	int cpus = online_cpus();
	struct memory before;
	struct load load;

	if (cpus < 2)
		skip("needs two CPUs");
	if (!set_online(1, false) || !set_online(1, true))
		skip("CPU 1 cannot be taken off");
	capture_make(&all_along, RINGTAP_SETUP_ENTRY_TIME, 80, 1 << 20);
	if (!(all_along.info.features & RINGTAP_FEAT_EXEC))
		skip("kernels before 3.4 hang under it by themselves");
	capture_start(&all_along);
	load_start(&load, 3);
	all_rounds(cpus, 4);
	memory_take(&before);
	all_rounds(cpus, rounds);
	memory_compare(&before, "CPUs off and on");
	load_stop(&load);
	capture_finish(&all_along, NULL, NULL);
	expect(drained_of(&all_along, ANY) > 0, "no record of those that work");
	fprintf(stderr, "# %ld times off and on\n", rounds);
	return 0;
}
