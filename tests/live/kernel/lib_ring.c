// SPDX-License-Identifier: MIT OR Apache-2.0
/* Reading rings in place. Every record that passes here is checked. */
#include "lib.h"

static const uint32_t fixed_size[RINGTAP_TYPES] = {
	[RINGTAP_LOST] = sizeof(struct ringtap_lost),
	[RINGTAP_SYSCALL] = sizeof(struct ringtap_syscall),
	[RINGTAP_ENTRY] = sizeof(struct ringtap_entry),
	[RINGTAP_EXEC] = sizeof(struct ringtap_exec),
	[RINGTAP_FORK] = sizeof(struct ringtap_fork),
	[RINGTAP_EXIT] = sizeof(struct ringtap_exit),
	[RINGTAP_SIGNAL] = sizeof(struct ringtap_signal),
	[RINGTAP_LEVEL] = sizeof(struct ringtap_level),
	[RINGTAP_SWITCH] = sizeof(struct ringtap_switch),
	[RINGTAP_FAULT] = sizeof(struct ringtap_fault),
	[RINGTAP_CPU] = sizeof(struct ringtap_cpu),
	[RINGTAP_TARGET] = sizeof(struct ringtap_target),
};

static unsigned int items_of(const struct ringtap_record *rec)
{
	switch (rec->type) {
	case RINGTAP_SYSCALL:
		return ((const struct ringtap_syscall *)rec)->items;
	case RINGTAP_ENTRY:
		return ((const struct ringtap_entry *)rec)->items;
	case RINGTAP_EXEC:
		return ((const struct ringtap_exec *)rec)->items;
	case RINGTAP_TARGET:
		return ((const struct ringtap_target *)rec)->items;
	default:
		return 0;
	}
}

static const struct ringtap_item *item_behind(const struct ringtap_item *item)
{
	return (const void *)(item_data(item) + RINGTAP_ALIGN(item->len));
}

const char *item_data(const struct ringtap_item *item)
{
	return (const char *)(item + 1);
}

const struct ringtap_item *item_next(const struct ringtap_record *rec,
				     const struct ringtap_item *prev)
{
	const char *end = (const char *)rec + rec->len;
	const struct ringtap_item *item;

	if (prev)
		item = item_behind(prev);
	else
		item = (const void *)((const char *)rec + fixed_size[rec->type]);
	return (const char *)item < end ? item : NULL;
}

static void check_item(const struct ringtap_record *rec, const struct ringtap_item *item)
{
	const char *data = item_data(item);
	uint32_t i;

	expect((uint64_t)(data - (const char *)rec) + RINGTAP_ALIGN((uint64_t)item->len) <= rec->len,
	       "an item of %u bytes reaches out of its record of %u", item->len, rec->len);
	expect(item->kind > RINGTAP_KIND_NONE && item->kind < RINGTAP_KINDS,
	       "an item of the unknown kind %u", item->kind);
	expect(!(item->flags & ~0xf), "an item with the unknown flags %#x", item->flags);
	expect(item->len <= item->orig_len || item->flags & RINGTAP_ITEM_FAULTED,
	       "an item has %u bytes of %llu", item->len, (unsigned long long)item->orig_len);
	for (i = item->len; i % 8; i++)
		expect(!data[i], "an item's padding is not zero");
}

static void check_items(const struct ringtap_record *rec)
{
	const struct ringtap_item *item = NULL;
	unsigned int nr = 0;

	while ((item = item_next(rec, item))) {
		check_item(rec, item);
		nr++;
	}
	expect_eq(nr, items_of(rec), "items of a record of type %u", rec->type);
}

static void check_lost(const struct ringtap_lost *lost)
{
	uint64_t by_type = 0, by_cause = 0;
	int i;

	for (i = 0; i < RINGTAP_TYPES_MAX; i++)
		by_type += lost->by_type[i];
	for (i = 0; i < RINGTAP_CAUSES_MAX; i++)
		by_cause += lost->by_cause[i];
	expect(lost->count > 0, "a LOST record that tells of nothing");
	expect_eq(by_type, lost->count, "LOST: the sum by type");
	expect_eq(by_cause, lost->count, "LOST: the sum by cause");
	expect(lost->first_ns && lost->first_ns <= lost->last_ns && lost->last_ns <= lost->h.ns,
	       "LOST: first %llu, last %llu, written %llu", (unsigned long long)lost->first_ns,
	       (unsigned long long)lost->last_ns, (unsigned long long)lost->h.ns);
}

static void check_record(const struct ring *ring, const struct ringtap_record *rec)
{
	expect(rec->type < RINGTAP_TYPES, "CPU %d: a record of the unknown type %u", ring->cpu,
	       rec->type);
	expect(rec->len >= fixed_size[rec->type], "CPU %d: a record of type %u has %u bytes",
	       ring->cpu, rec->type, rec->len);
	expect_eq(rec->seq, ring->seq, "CPU %d: sequence number of a record of type %u",
		  ring->cpu, rec->type);
	expect(!(rec->flags & ~(0x1f | RINGTAP_F_RENUMBERED)), "a record with the unknown flags %#x",
	       rec->flags);
	if (rec->type == RINGTAP_LOST)
		check_lost((const void *)rec);
	else
		check_items(rec);
}

static void count_record(struct ring *ring, const struct ringtap_record *rec)
{
	const struct ringtap_lost *lost = (const void *)rec;
	int i;

	if (rec->type != RINGTAP_LOST) {
		ring->seq++;
		ring->drained++;
		ring->drained_by_type[rec->type]++;
		return;
	}
	ring->seq += lost->count;
	ring->lost += lost->count;
	for (i = 0; i < RINGTAP_TYPES_MAX; i++)
		ring->lost_by_type[i] += lost->by_type[i];
}

const struct ringtap_record *ring_next(struct ring *ring)
{
	uint64_t head = __atomic_load_n(&ring->producer->head, __ATOMIC_ACQUIRE);

	expect(head - ring->tail <= ring->size, "CPU %d: the head is %llu behind the tail",
	       ring->cpu, (unsigned long long)(ring->tail - head));
	while (ring->tail != head) {
		const struct ringtap_record *rec =
			(const void *)(ring->data + (ring->tail & (ring->size - 1)));

		expect(rec->len >= 8 && rec->len % 8 == 0 && rec->len <= head - ring->tail,
		       "CPU %d: a record of %u bytes where %llu are left", ring->cpu, rec->len,
		       (unsigned long long)(head - ring->tail));
		ring->tail += rec->len;
		if (rec->type == RINGTAP_PAD)
			continue;
		check_record(ring, rec);
		count_record(ring, rec);
		return rec;
	}
	return NULL;
}

void ring_release(struct ring *ring)
{
	__atomic_store_n(&ring->consumer->tail, ring->tail, __ATOMIC_RELEASE);
}

uint64_t capture_drain(struct capture *c, record_fn *fn, void *arg)
{
	const struct ringtap_record *rec;
	uint64_t nr = 0;
	int cpu;

	for (cpu = 0; cpu < MAX_CPUS; cpu++) {
		if (!c->rings[cpu].consumer)
			continue;
		for (; (rec = ring_next(&c->rings[cpu])); nr++)
			if (fn)
				fn(rec, cpu, arg);
		ring_release(&c->rings[cpu]);
	}
	return nr;
}

/* What the kernel counted is what the bytes say. */
static void prove_ring(struct capture *c, const struct ring *ring)
{
	struct ringtap_stat stat;
	int i;

	capture_stat(c, ring->cpu, &stat);
	expect_eq(ring->seq, ring->drained + ring->lost, "CPU %d: last number", ring->cpu);
	expect_eq(stat.produced, ring->drained + ring->lost, "CPU %d: STAT's produced", ring->cpu);
	expect_eq(stat.written, ring->drained, "CPU %d: STAT's written", ring->cpu);
	expect_eq(stat.lost, ring->lost, "CPU %d: STAT's lost", ring->cpu);
	expect_eq(stat.unread, 0, "CPU %d: STAT's unread", ring->cpu);
	for (i = 0; i < RINGTAP_TYPES_MAX; i++)
		expect_eq(stat.lost_by_type[i], ring->lost_by_type[i],
			  "CPU %d: STAT's lost of type %d", ring->cpu, i);
}

void capture_finish(struct capture *c, record_fn *fn, void *arg)
{
	int cpu;

	capture_stop(c);
	capture_drain(c, fn, arg);
	/* The LOST record may have found no room before. */
	capture_stop(c);
	capture_drain(c, fn, arg);
	for (cpu = 0; cpu < MAX_CPUS; cpu++)
		if (c->rings[cpu].consumer)
			prove_ring(c, &c->rings[cpu]);
}

uint64_t drained_of(const struct capture *c, int type)
{
	uint64_t sum = 0;
	int cpu;

	for (cpu = 0; cpu < MAX_CPUS; cpu++)
		sum += type == ANY ? c->rings[cpu].drained : c->rings[cpu].drained_by_type[type];
	return sum;
}

uint64_t lost_of(const struct capture *c, int type)
{
	uint64_t sum = 0;
	int cpu;

	for (cpu = 0; cpu < MAX_CPUS; cpu++)
		sum += type == ANY ? c->rings[cpu].lost : c->rings[cpu].lost_by_type[type];
	return sum;
}
