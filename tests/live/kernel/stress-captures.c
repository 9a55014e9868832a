// SPDX-License-Identifier: MIT OR Apache-2.0
/* Captures come and go from several processes at once while records flow, and keep no memory. */
#include "lib_stress.h"

#define CLIENTS 6
#define RING (1 << 16)

static const uint32_t flags[] = {
	RINGTAP_SETUP_ENTRY_TIME, 0, RINGTAP_SETUP_ENTRIES, RINGTAP_SETUP_ENTRY_TIME | RINGTAP_SETUP_ENV,
};

/* Most are closed while they run, some before they have begun, some after they were stopped. */
static void one_capture(long i)
{
	struct capture c;

	capture_make(&c, flags[i % ARRAY_SIZE(flags)], 80, RING);
	if (i % 7) {
		capture_start(&c);
		while (!capture_drain(&c, NULL, NULL))
			sleep_ms(1);
		if (i % 3 == 0)
			capture_finish(&c, NULL, NULL);
	}
	capture_close(&c);
}

static uint64_t *made;

/* So many, or fewer in a minute where the machine is slow. */
static void captures(void *arg)
{
	const uint64_t until = now_ns() + times(60, 3600) * 1000000000ULL;
	long i, nr = *(long *)arg;

	for (i = 0; i < nr && now_ns() < until; i++)
		one_capture(i);
	__atomic_add_fetch(made, i, __ATOMIC_RELAXED);
}

static void all_clients(long each)
{
	struct child clients[CLIENTS];
	int i;

	for (i = 0; i < CLIENTS; i++) {
		child_fork(&clients[i], captures, &each);
		child_go(&clients[i]);
	}
	for (i = 0; i < CLIENTS; i++)
		child_join(&clients[i]);
}

int main(void)
{
	const long each = times(25, 1000);
	struct memory before;
	struct load load;
	long refs = module_refs();

	made = shared_memory(sizeof(*made));
	load_start(&load, 2);
	all_clients(3);
	memory_take(&before);
	*made = 0;
	all_clients(each);
	memory_compare(&before, "captures");
	load_stop(&load);
	expect_eq(captures_listed(), 0, "captures that are left");
	expect_eq(module_refs(), refs, "references to the module");
	fprintf(stderr, "# %llu captures\n", (unsigned long long)*made);
	return 0;
}
