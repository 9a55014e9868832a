// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Rings can be mapped in exactly one way: at every other offset, length,
 * protection or sharing it is refused, and stays so later.
 */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include "lib.h"

#define READ_WRITE (PROT_READ | PROT_WRITE)

static struct capture c;
static size_t page, data_len;

static void refused(off_t at, size_t len, int protection, int flags, const char *what)
{
	void *map = mmap(NULL, len, protection, flags, c.fd, at);

	expect(map == MAP_FAILED, "%s: offset %#llx, length %#zx can be mapped", what,
	       (unsigned long long)at, len);
}

static void lengths_and_offsets(void)
{
	const off_t stride = c.setup.ring_stride, end = c.info.nr_cpus * stride;
	size_t len;
	off_t at;

	for (len = page; len <= data_len + 2 * page; len += page) {
		if (len != page)
			refused(0, len, READ_WRITE, MAP_SHARED, "the consumer's page");
		if (len != data_len)
			refused(page, len, PROT_READ, MAP_SHARED, "the data");
	}
	for (at = 0; at < end + stride; at += page) {
		if (at >= end || at % stride)
			refused(at, page, PROT_READ, MAP_SHARED, "one page");
		if (at >= end || at % stride != (off_t)page)
			refused(at, data_len, PROT_READ, MAP_SHARED, "the data's length");
	}
	refused(1ULL << 50, page, PROT_READ, MAP_SHARED, "far away");
	refused(INT64_MAX & ~(page - 1), page, PROT_READ, MAP_SHARED, "farthest away");
}

static void protections(void)
{
	refused(page, data_len, READ_WRITE, MAP_SHARED, "the data for writing");
	refused(page, data_len, PROT_WRITE, MAP_SHARED, "the data for writing alone");
	refused(page, data_len, PROT_READ, MAP_PRIVATE, "the data, private");
	refused(page, data_len, READ_WRITE, MAP_PRIVATE, "a private copy of the data");
	refused(0, page, READ_WRITE, MAP_PRIVATE, "the consumer's page, private");
}

static void later(void)
{
	char *data = (char *)c.rings[0].producer, *mine = (char *)c.rings[0].consumer;

	expect_error(mprotect(data, data_len, READ_WRITE), EACCES, "mprotect of all data");
	expect_error(mprotect(data, page, READ_WRITE), EACCES, "mprotect of the producer's page");
	expect_error(mprotect(data + page, page, READ_WRITE), EACCES, "mprotect of one page of data");
	expect(mremap(data, data_len, data_len + page, MREMAP_MAYMOVE) == MAP_FAILED,
	       "the data's mapping can grow");
	expect(mremap(mine, page, 2 * page, MREMAP_MAYMOVE) == MAP_FAILED,
	       "the consumer's mapping can grow");
	expect(mremap(data, 0, data_len, MREMAP_MAYMOVE) == MAP_FAILED, "the data can be mapped again");
}

/* Ways around the page table's protection */
static void other_ways(void)
{
	char *data = (char *)c.rings[0].producer, byte = 'x';
	struct iovec from = { &byte, 1 }, to = { data + page, 1 };
	int memory = open("/proc/self/mem", O_RDWR), zero = open("/dev/zero", O_RDONLY);

	expect(memory >= 0 && zero >= 0, "files: %m");
	expect(pwrite(memory, &byte, 1, (off_t)(uintptr_t)(data + page)) != 1,
	       "/proc/self/mem writes to the data");
	expect(pwrite(memory, &byte, 1, (off_t)(uintptr_t)data) != 1,
	       "/proc/self/mem writes to the producer's page");
	expect(process_vm_writev(getpid(), &from, 1, &to, 1, 0) < 0 && (errno == EFAULT || errno == ENOSYS),
	       "process_vm_writev writes to the data: %m");
	expect_error(read(zero, data + page, 1), EFAULT, "read into the data");
}

static void read_only_file(void)
{
	struct capture other = { .info = c.info };

	other.fd = open(RINGTAP_DEVICE, O_RDONLY | O_CLOEXEC);
	expect(other.fd >= 0, "%s, read-only: %m", RINGTAP_DEVICE);
	other.setup = (struct ringtap_setup){ .size = sizeof(other.setup), .ring_size = 1 << 15 };
	expect_eq(request(&other, RINGTAP_IOC_SETUP, &other.setup), 0, "SETUP");
	expect(mmap(NULL, page, READ_WRITE, MAP_SHARED, other.fd, 0) == MAP_FAILED,
	       "a file open for reading can be mapped for writing");
	close(other.fd);
}

static void before_setup(void)
{
	struct capture other;

	capture_open(&other);
	expect(mmap(NULL, page, PROT_READ, MAP_SHARED, other.fd, 0) == MAP_FAILED,
	       "a capture can be mapped before it is set up");
	close(other.fd);
}

/* A child has no part in it, and neither has its exit any effect. */
static void forked(void *arg)
{
	unsigned char present;

	(void)arg;
	expect_error(mincore((void *)c.rings[0].producer, page, &present), ENOMEM, "the data in a child");
	expect_error(mincore(c.rings[0].consumer, page, &present), ENOMEM, "the page in a child");
}

int main(void)
{
	struct child child;

	capture_make(&c, 0, 80, 1 << 15);
	page = c.info.page_size;
	data_len = page + 2 * c.setup.ring_size;
	expect_eq(c.setup.ring_stride, page + data_len, "ring_stride");
	lengths_and_offsets();
	protections();
	later();
	other_ways();
	read_only_file();
	before_setup();
	child_fork(&child, forked, NULL);
	child_go(&child);
	child_join(&child);
	c.rings[0].consumer->tail = 0;
	expect_eq(c.rings[0].producer->head, 0, "the producer's head");
	return 0;
}
