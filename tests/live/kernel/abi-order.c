// SPDX-License-Identifier: MIT OR Apache-2.0
/* Requests out of order, set-ups that cannot be, and what comes back of those that can. */
#include <poll.h>
#include "lib.h"

static void try(struct ringtap_setup setup, int result, const char *what)
{
	struct capture c;

	capture_open(&c);
	setup.size = sizeof(setup);
	expect_eq(request(&c, RINGTAP_IOC_SETUP, &setup), result, "SETUP with %s", what);
	close(c.fd);
}

static void bad_setups(void)
{
	try((struct ringtap_setup){ .flags = RINGTAP_SETUP_ALL + 1 }, -EINVAL, "an unknown flag");
	try((struct ringtap_setup){ .mode = 7 }, -EINVAL, "an unknown mode");
	try((struct ringtap_setup){ .snaplen = RINGTAP_SNAPLEN_MAX + 1 }, -EINVAL, "a large snaplen");
	try((struct ringtap_setup){ .ring_size = 40000 }, -EINVAL, "no power of two");
	try((struct ringtap_setup){ .ring_size = 1 << 14 }, -EINVAL, "a small ring");
	try((struct ringtap_setup){ .ring_size = 1ULL << 31 }, -EINVAL, "a large ring");
	try((struct ringtap_setup){ .ring_size = 1ULL << 63 }, -EINVAL, "an absurd ring");
	try((struct ringtap_setup){ .ring_size = 1 << 15, .snaplen = 4097 }, -EINVAL,
	    "a snaplen of more than an eighth of the ring");
	try((struct ringtap_setup){ .ring_size = 1 << 15, .snaplen = 4096 }, 0, "an eighth of the ring");
	try((struct ringtap_setup){ .deadline_ms = RINGTAP_DEADLINE_MAX_MS + 1 }, -EINVAL,
	    "a long deadline");
	try((struct ringtap_setup){ .ring_size = 1 << 15, .watermark = (1 << 15) + 1 }, -EINVAL,
	    "a watermark of more than a ring");
}

static void defaults(void)
{
	struct ringtap_setup setup = { .size = sizeof(setup) };
	struct capture c;

	capture_open(&c);
	expect_eq(request(&c, RINGTAP_IOC_SETUP, &setup), 0, "SETUP of zeros");
	expect(setup.ring_size >= c.info.ring_size_min && setup.ring_size <= c.info.ring_size_max &&
		       !(setup.ring_size & (setup.ring_size - 1)),
	       "ring_size came back as %llu", (unsigned long long)setup.ring_size);
	expect_eq(setup.deadline_ms, RINGTAP_DEADLINE_DEFAULT_MS, "deadline_ms");
	expect(setup.watermark && setup.watermark <= setup.ring_size, "watermark: %u", setup.watermark);
	expect(setup.memory, "memory did not come back");
	expect(setup.ring_stride >= 2 * setup.ring_size, "ring_stride did not come back");
	expect_eq(request(&c, RINGTAP_IOC_SETUP, &setup), -EBUSY, "SETUP twice");
	close(c.fd);
}

/* The budget is for all rings: it is kept, and not much less is used. */
static void budget(void)
{
	struct ringtap_setup setup = { .size = sizeof(setup), .memory = 8 << 20 };
	struct capture c;
	uint64_t used;

	capture_open(&c);
	expect_eq(request(&c, RINGTAP_IOC_SETUP, &setup), 0, "SETUP with a budget");
	used = setup.ring_size * online_cpus();
	expect(used <= setup.memory && used > setup.memory / 2, "%llu of %llu bytes are used",
	       (unsigned long long)used, (unsigned long long)setup.memory);
	close(c.fd);
}

static void before_setup(void)
{
	uint64_t bits[MAX_CPUS / 64];
	struct ringtap_stat stat = { .size = sizeof(stat), .cpu = RINGTAP_ALL_CPUS };
	struct ringtap_cpus cpus = { .size = sizeof(cpus), .words = 1, .bits = (uintptr_t)bits };
	struct pollfd poll_fd = { .events = POLLIN };
	struct ringtap_filter filter;
	struct capture c;

	capture_open(&c);
	filter_all(&filter);
	expect_eq(request(&c, RINGTAP_IOC_START, NULL), -EINVAL, "START before SETUP");
	expect_eq(request(&c, RINGTAP_IOC_STAT, &stat), -EINVAL, "STAT before SETUP");
	expect_eq(request(&c, RINGTAP_IOC_CPUS, &cpus), -EINVAL, "CPUS before SETUP");
	expect_eq(request(&c, RINGTAP_IOC_FILTER, &filter), -EINVAL, "FILTER before SETUP");
	poll_fd.fd = c.fd;
	expect_eq(poll(&poll_fd, 1, 0), 1, "poll before SETUP");
	expect(poll_fd.revents & POLLERR, "poll before SETUP: no error");
	close(c.fd);
}

static void cpus_and_stat(struct capture *c)
{
	uint64_t bits[MAX_CPUS / 64] = { 0 };
	struct ringtap_cpus cpus = { .size = sizeof(cpus), .words = 0, .bits = (uintptr_t)bits };
	struct ringtap_stat stat = { .size = sizeof(stat), .cpu = c->info.nr_cpus };

	expect_eq(request(c, RINGTAP_IOC_CPUS, &cpus), -EINVAL, "CPUS without words");
	cpus.words = 1, cpus.bits = 8;
	expect_eq(request(c, RINGTAP_IOC_CPUS, &cpus), -EFAULT, "CPUS to a bad address");
	expect_eq(request(c, RINGTAP_IOC_STAT, &stat), -ENODEV, "STAT of a CPU that cannot be");
	stat.cpu = RINGTAP_ALL_CPUS - 1;
	expect_eq(request(c, RINGTAP_IOC_STAT, &stat), -ENODEV, "STAT of an absurd CPU");
}

/* Both may be repeated, and a stopped capture may start again. */
static void again_and_again(struct capture *c)
{
	int i;

	for (i = 0; i < 3; i++) {
		capture_start(c);
		capture_start(c);
		capture_stop(c);
		capture_stop(c);
	}
	capture_finish(c, NULL, NULL);
}

/* CAPTURES names each that is set up, by rising ids. */
static void list(const struct capture *c)
{
	struct ringtap_captures seen = { .size = sizeof(seen) };
	int own = 0, err;

	while (!(err = request(c, RINGTAP_IOC_CAPTURES, &seen))) {
		if (seen.tgid == (uint32_t)getpid()) {
			own++;
			expect_eq(seen.ring_size, c->setup.ring_size, "ring_size of our capture");
			expect_eq(seen.rings, online_cpus(), "rings of our capture");
			expect(!strncmp(seen.comm, "test-abi-order", 16), "comm is %.16s", seen.comm);
			expect(seen.started_ns && seen.started_ns < now_ns(), "started_ns");
			expect_eq(seen.running, 0, "running, after STOP");
		}
		seen.id++;
		seen.size = sizeof(seen);
	}
	expect_eq(err, -ENOENT, "end of CAPTURES");
	expect_eq(own, 1, "captures of ours");
}

int main(void)
{
	struct capture c;

	bad_setups();
	defaults();
	budget();
	before_setup();
	capture_make(&c, 0, 80, 1 << 16);
	cpus_and_stat(&c);
	again_and_again(&c);
	list(&c);
	return 0;
}
