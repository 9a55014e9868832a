// SPDX-License-Identifier: MIT OR Apache-2.0
/* Captures: requests, filters, the rings' memory. */
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include "lib.h"

int request(const struct capture *c, unsigned long what, void *arg)
{
	return ioctl(c->fd, what, arg) ? -errno : 0;
}

static void must(const struct capture *c, unsigned long what, void *arg, const char *name)
{
	int err = request(c, what, arg);

	expect(!err, "%s: expected success, saw %s", name, strerror(-err));
}

void capture_open(struct capture *c)
{
	memset(c, 0, sizeof(*c));
	c->fd = open(RINGTAP_DEVICE, O_RDWR | O_CLOEXEC);
	expect(c->fd >= 0, "%s: %m", RINGTAP_DEVICE);
	c->info.size = sizeof(c->info);
	must(c, RINGTAP_IOC_INFO, &c->info, "INFO");
	expect(c->info.nr_cpus <= MAX_CPUS, "more CPUs than this test has room for");
}

void capture_setup(struct capture *c, uint32_t flags, uint32_t snaplen, uint64_t ring_size)
{
	c->setup.size = sizeof(c->setup);
	c->setup.flags = flags;
	c->setup.snaplen = snaplen;
	c->setup.ring_size = ring_size;
	must(c, RINGTAP_IOC_SETUP, &c->setup, "SETUP");
	capture_map(c);
}

void capture_make(struct capture *c, uint32_t flags, uint32_t snaplen, uint64_t ring_size)
{
	capture_open(c);
	capture_setup(c, flags, snaplen, ring_size);
}

static void map_ring(struct capture *c, struct ring *ring, int cpu)
{
	off_t at = cpu * c->setup.ring_stride;
	size_t page = c->info.page_size;
	void *map;

	map = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED, c->fd, at);
	expect(map != MAP_FAILED, "the consumer's page of CPU %d: %m", cpu);
	ring->consumer = map;
	map = mmap(NULL, page + 2 * c->setup.ring_size, PROT_READ, MAP_SHARED, c->fd, at + page);
	expect(map != MAP_FAILED, "the data of CPU %d: %m", cpu);
	ring->producer = map;
	ring->data = (const char *)map + page;
	ring->size = c->setup.ring_size;
	ring->cpu = cpu;
}

void capture_map(struct capture *c)
{
	uint64_t bits[MAX_CPUS / 64] = { 0 };
	struct ringtap_cpus cpus = {
		.size = sizeof(cpus), .words = MAX_CPUS / 64, .bits = (uintptr_t)bits,
	};
	uint32_t cpu;

	must(c, RINGTAP_IOC_CPUS, &cpus, "CPUS");
	for (cpu = 0; cpu < c->info.nr_cpus; cpu++)
		if ((bits[cpu / 64] >> (cpu % 64) & 1) && !c->rings[cpu].consumer)
			map_ring(c, &c->rings[cpu], cpu);
}

void capture_filter(struct capture *c, struct ringtap_filter *filter)
{
	must(c, RINGTAP_IOC_FILTER, filter, "FILTER");
}

void capture_start(struct capture *c)
{
	must(c, RINGTAP_IOC_START, NULL, "START");
}

void capture_stop(struct capture *c)
{
	must(c, RINGTAP_IOC_STOP, NULL, "STOP");
}

void capture_close(struct capture *c)
{
	size_t page = c->info.page_size;
	int cpu;

	for (cpu = 0; cpu < MAX_CPUS; cpu++) {
		if (!c->rings[cpu].consumer)
			continue;
		munmap(c->rings[cpu].consumer, page);
		munmap((void *)c->rings[cpu].producer, page + 2 * c->setup.ring_size);
	}
	close(c->fd);
	memset(c, 0, sizeof(*c));
	c->fd = -1;
}

void capture_stat(struct capture *c, uint32_t cpu, struct ringtap_stat *stat)
{
	memset(stat, 0, sizeof(*stat));
	stat->size = sizeof(*stat);
	stat->cpu = cpu;
	must(c, RINGTAP_IOC_STAT, stat, "STAT");
}

void filter_no_calls(struct ringtap_filter *filter)
{
	memset(filter, 0, sizeof(*filter));
	filter->size = sizeof(*filter);
	filter->types = ((1ULL << RINGTAP_TYPES) - 1) & ~(uint64_t)RINGTAP_TYPES_ASKED;
}

void filter_all(struct ringtap_filter *filter)
{
	filter_no_calls(filter);
	memset(filter->syscalls, 0xff, sizeof(filter->syscalls));
}

void filter_add_call(struct ringtap_filter *filter, int abi, int nr)
{
	filter->syscalls[abi][nr / 64] |= 1ULL << (nr % 64);
}

void filter_pids(struct ringtap_filter *filter, uint32_t flags, const uint32_t *pids, uint32_t nr)
{
	filter->flags |= RINGTAP_FILTER_PIDS | flags;
	filter->pids = (uintptr_t)pids;
	filter->nr_pids = nr;
}
