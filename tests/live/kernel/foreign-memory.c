// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * What was in memory before it became a ring is not in the ring: another
 * process fills much of it with a secret and ends; then it is searched for.
 */
#include <sys/mman.h>
#include "lib.h"

#define FILLED (256UL << 20)
#define RINGS (64UL << 20)

/* Made at run time, so that it stands in no file and in no other memory. */
static uint64_t secret(void)
{
	return (uint64_t)getpid() * 0x9e3779b97f4a7c15 ^ 0x5ec4e75ec4e75ec4;
}

static void fill(void *arg)
{
	uint64_t word = *(uint64_t *)arg;
	uint64_t *memory;
	size_t i;

	memory = mmap(NULL, FILLED, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	expect(memory != MAP_FAILED, "mmap: %m");
	for (i = 0; i < FILLED / sizeof(word); i += 64)
		memory[i] = word;
}

static void search(const struct ring *ring, const struct ringtap_info *info, uint64_t word)
{
	const uint64_t *data = (const uint64_t *)ring->data;
	const uint64_t *page = (const uint64_t *)ring->consumer;
	size_t i;

	for (i = 0; i < ring->size / sizeof(word); i++)
		expect(data[i] != word, "CPU %d: another process's memory is in the data", ring->cpu);
	for (i = 0; i < info->page_size / sizeof(word); i++)
		expect(page[i] != word, "CPU %d: it is in the consumer's page", ring->cpu);
	page = (const uint64_t *)ring->producer;
	for (i = 0; i < info->page_size / sizeof(word); i++)
		expect(page[i] != word, "CPU %d: it is in the producer's page", ring->cpu);
}

int main(void)
{
	uint64_t word = secret();
	struct child child;
	struct capture c;
	uint32_t cpu;

	child_fork(&child, fill, &word);
	child_go(&child);
	child_join(&child);
	capture_make(&c, 0, 80, RINGS / (online_cpus() > 2 ? 4 : 2));
	for (cpu = 0; cpu < c.info.nr_cpus; cpu++)
		if (c.rings[cpu].consumer)
			search(&c.rings[cpu], &c.info, word);
	return 0;
}
