// SPDX-License-Identifier: MIT OR Apache-2.0
/* The rings take no more memory than was asked for, whatever the snaplen; or SETUP says no. */
#include "lib.h"

static uint64_t least(uint32_t snaplen)
{
	uint64_t size = 32768;

	while (size < 8ULL * snaplen)
		size *= 2;
	return size;
}

static void check(uint64_t memory, uint32_t snaplen)
{
	struct ringtap_setup setup = { .size = sizeof(setup), .memory = memory, .snaplen = snaplen };
	bool fits = memory / online_cpus() >= least(snaplen);
	struct capture c;

	capture_open(&c);
	expect_eq(request(&c, RINGTAP_IOC_SETUP, &setup), fits ? 0 : -EINVAL,
		  "SETUP with %llu bytes for %d rings, snaplen %u", (unsigned long long)memory,
		  online_cpus(), snaplen);
	if (fits)
		expect(setup.ring_size * online_cpus() <= memory && setup.ring_size >= least(snaplen),
		       "of %llu bytes each of %d rings takes %llu", (unsigned long long)memory, online_cpus(),
		       (unsigned long long)setup.ring_size);
	close(c.fd);
}

/* Without a budget the rings are as large as the snaplen asks for. */
static void no_budget(void)
{
	struct ringtap_setup setup = { .size = sizeof(setup), .snaplen = RINGTAP_SNAPLEN_MAX };
	struct capture c;

	capture_open(&c);
	expect_eq(request(&c, RINGTAP_IOC_SETUP, &setup), 0, "SETUP with the largest snaplen");
	expect(setup.memory >= setup.ring_size * online_cpus() && setup.ring_size >= least(RINGTAP_SNAPLEN_MAX),
	       "a ring of %llu bytes by a default of %llu", (unsigned long long)setup.ring_size,
	       (unsigned long long)setup.memory);
	close(c.fd);
}

int main(void)
{
	static const uint32_t snaplens[] = { 0, 80, 4096, 5000, RINGTAP_SNAPLEN_MAX };
	uint64_t each;
	size_t i;

	for (each = 1; each <= 16 << 20; each *= 2)
		for (i = 0; i < ARRAY_SIZE(snaplens); i++) {
			check(each * online_cpus(), snaplens[i]);
			check(each * online_cpus() + 4097, snaplens[i]);
		}
	no_budget();
	return 0;
}
