// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Structs that know their size: shorter ones and longer ones are understood, a
 * tail that is not zero, a size that cannot be and a bad address are refused.
 */
#include <sys/ioctl.h>
#include <sys/mman.h>
#include "lib.h"

static struct capture c;

/* Any request's struct, with room for a newer module's */
static union arg {
	uint32_t size;
	struct ringtap_info info;
	struct ringtap_setup setup;
	struct ringtap_filter filter;
	struct ringtap_cpus cpus;
	struct ringtap_stat stat;
	struct ringtap_captures captures;
	unsigned char bytes[16384];
} arg;

static uint64_t cpu_bits[MAX_CPUS / 64];

static const struct {
	const char *name;
	unsigned long what;
	size_t size;
} requests[] = {
	{ "INFO", RINGTAP_IOC_INFO, sizeof(struct ringtap_info) },
	{ "FILTER", RINGTAP_IOC_FILTER, sizeof(struct ringtap_filter) },
	{ "CPUS", RINGTAP_IOC_CPUS, sizeof(struct ringtap_cpus) },
	{ "STAT", RINGTAP_IOC_STAT, sizeof(struct ringtap_stat) },
	{ "CAPTURES", RINGTAP_IOC_CAPTURES, sizeof(struct ringtap_captures) },
	{ "SETUP", RINGTAP_IOC_SETUP, sizeof(struct ringtap_setup) },
};

static void fill(unsigned long what, uint32_t size)
{
	memset(&arg, 0, sizeof(arg));
	arg.size = size;
	if (what == RINGTAP_IOC_CPUS) {
		arg.cpus.words = MAX_CPUS / 64;
		arg.cpus.bits = (uintptr_t)cpu_bits;
	}
	if (what == RINGTAP_IOC_STAT)
		arg.stat.cpu = RINGTAP_ALL_CPUS;
}

static int ask(size_t i, uint32_t size, void *at)
{
	/* SETUP works once: each time in a new file. */
	struct capture other;
	int result;

	if (requests[i].what != RINGTAP_IOC_SETUP)
		return request(&c, requests[i].what, at);
	capture_open(&other);
	if (at == &arg && size >= 24)
		arg.setup.ring_size = 1 << 15;
	result = request(&other, requests[i].what, at);
	close(other.fd);
	return result;
}

static void expect_ask(size_t i, uint32_t size, int result, const char *what)
{
	expect_eq(ask(i, size, &arg), result, "%s, %s (size %u)", requests[i].name, what, size);
}

static void sizes(size_t i)
{
	static const uint32_t absurd[] = { 0, 1, 4, 7, 1 << 20, INT32_MAX, UINT32_MAX };
	size_t is = requests[i].size, n;

	for (n = 0; n < ARRAY_SIZE(absurd); n++) {
		fill(requests[i].what, absurd[n]);
		expect_ask(i, absurd[n], -EINVAL, "an absurd size");
	}
	for (n = is; n <= is + 64; n += 8) {
		fill(requests[i].what, n);
		expect_ask(i, n, 0, "a longer struct");
	}
	for (n = is; n < is + 64; n += 7) {
		fill(requests[i].what, is + 64);
		arg.bytes[n] = 1;
		expect_ask(i, is + 64, -EINVAL, "a tail that is not zero");
	}
}

static void addresses(size_t i)
{
	char *end = memory_before(4096, -1), *sealed;

	expect_eq(ask(i, 0, NULL), -EFAULT, "%s, NULL", requests[i].name);
	expect_eq(ask(i, 0, (void *)8), -EFAULT, "%s, the first page", requests[i].name);
	expect_eq(ask(i, 0, (void *)0xffff888000000000), -EFAULT, "%s, the kernel", requests[i].name);
	fill(requests[i].what, requests[i].size);
	memcpy(end - 8, &arg, 8);
	expect_eq(ask(i, 0, end - 8), -EFAULT, "%s, half of it is there", requests[i].name);
	if (requests[i].what == RINGTAP_IOC_FILTER || requests[i].what == RINGTAP_IOC_CPUS)
		return;
	sealed = memory_before(8192, -1) - 8192;
	memcpy(sealed, &arg, requests[i].size);
	mprotect(sealed, 8192, PROT_READ);
	expect_eq(ask(i, 0, sealed), -EFAULT, "%s, no place for the answer", requests[i].name);
}

/* What is written back is cut to the size given. */
static void short_answers(void)
{
	memset(&arg, 0xee, sizeof(arg));
	memset(&arg, 0, 16);
	arg.size = 16;
	expect_eq(request(&c, RINGTAP_IOC_INFO, &arg), 0, "a short INFO");
	expect_eq(arg.info.abi_major, RINGTAP_ABI_MAJOR, "abi_major");
	expect_eq(arg.info.page_size, 4096, "page_size");
	expect_eq(arg.bytes[16], 0xee, "byte behind a short INFO");
	memset(&arg, 0xee, sizeof(arg));
	memset(&arg, 0, 24);
	arg.size = 24, arg.stat.cpu = RINGTAP_ALL_CPUS;
	expect_eq(request(&c, RINGTAP_IOC_STAT, &arg), 0, "a short STAT");
	expect_eq(arg.bytes[24], 0xee, "byte behind a short STAT");
}

/* A short filter is filled up with zeros: no call passes. */
static void short_filter(void)
{
	memset(&arg, 0xff, sizeof(arg));
	memset(&arg, 0, 16);
	arg.size = 16;
	arg.filter.types = 1 << RINGTAP_SYSCALL;
	expect_eq(request(&c, RINGTAP_IOC_FILTER, &arg), 0, "a short FILTER");
}

static void unknown_requests(void)
{
	unsigned int nr;

	memset(&arg, 0, sizeof(arg));
	arg.size = 8;
	for (nr = 11; nr < 256; nr++)
		expect_eq(request(&c, _IO(RINGTAP_IOC_MAGIC, nr), &arg), -ENOTTY, "request %u", nr);
	expect_eq(request(&c, _IO(RINGTAP_IOC_MAGIC + 1, 0), &arg), -ENOTTY, "another magic");
	expect_eq(request(&c, _IOR(RINGTAP_IOC_MAGIC, 0, int), &arg), -ENOTTY, "another direction");
	expect_eq(request(&c, 0, &arg), -ENOTTY, "request 0");
	expect_eq(request(&c, 0x5401, &arg), -ENOTTY, "TCGETS");
}

static void check_info(void)
{
	expect_eq(c.info.size, sizeof(c.info), "INFO's size");
	expect_eq(c.info.types, RINGTAP_TYPES, "types");
	expect_eq(c.info.record_size[RINGTAP_SYSCALL], sizeof(struct ringtap_syscall), "SYSCALL");
	expect_eq(c.info.record_size[RINGTAP_EXEC], sizeof(struct ringtap_exec), "EXEC");
	expect_eq(c.info.record_size[RINGTAP_LOST], sizeof(struct ringtap_lost), "LOST");
	expect_eq(c.info.snaplen_max, RINGTAP_SNAPLEN_MAX, "snaplen_max");
	expect(c.info.captures_max >= 8, "captures_max is %u", c.info.captures_max);
	expect(memchr(c.info.version, 0, sizeof(c.info.version)) > (void *)c.info.version,
	       "no version");
}

int main(void)
{
	size_t i;

	capture_make(&c, 0, 80, 1 << 16);
	check_info();
	for (i = 0; i < ARRAY_SIZE(requests); i++) {
		sizes(i);
		addresses(i);
	}
	short_answers();
	short_filter();
	unknown_requests();
	return 0;
}
