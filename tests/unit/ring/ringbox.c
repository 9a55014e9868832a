/* SPDX-License-Identifier: GPL-2.0 */
#include "ringbox.h"
#include "shim.h"
#include "ring.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Memory that nobody maps, in front of the data and behind it */
#define GUARD (64UL << 10)

struct ringbox {
	struct ring ring;
	u64 lag;		/* bytes that are unread for ever */
	struct ringtap_producer producer __attribute__((aligned(128)));
	struct ringtap_consumer consumer __attribute__((aligned(128)));
	u64 tail __attribute__((aligned(128)));	/* the client's own */
};

void (*ringbox_on_step)(void);

#ifdef RING_STEPS
void ring_step(void)
{
	if (ringbox_on_step)
		ringbox_on_step();
}
#endif

static void *give_up_on(const char *what)
{
	perror(what);
	exit(2);
}

static char *map_twice(uint64_t size)
{
	const int how = PROT_READ | PROT_WRITE, shared = MAP_SHARED | MAP_FIXED;
	int fd = memfd_create("ring", 0);
	char *data;

	if (fd < 0 || ftruncate(fd, size))
		return give_up_on("memfd");
	data = mmap(NULL, 2 * size + 2 * GUARD, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (data == MAP_FAILED)
		return give_up_on("mmap");
	data += GUARD;
	if (mmap(data, size, how, shared, fd, 0) == MAP_FAILED ||
	    mmap(data + size, size, how, shared, fd, 0) == MAP_FAILED)
		return give_up_on("mmap");
	close(fd);
	return data;
}

struct ringbox *ringbox_make(uint64_t size)
{
	struct ringbox *box = aligned_alloc(128, sizeof(*box));

	if (!box)
		return give_up_on("malloc");
	memset(box, 0, sizeof(*box));
	box->ring.wake_at = RING_WAKE_NEVER;
	if (size)
		ringbox_plug(box, size);
	return box;
}

void ringbox_plug(struct ringbox *box, uint64_t size)
{
	box->ring.data = map_twice(size);
	box->ring.producer = &box->producer;
	box->ring.consumer = &box->consumer;
	box->ring.size = size;
}

void ringbox_free(struct ringbox *box)
{
	if (box->ring.size)
		munmap(box->ring.data - GUARD, 2 * box->ring.size + 2 * GUARD);
	free(box);
}

void ringbox_reset(struct ringbox *box, uint64_t start, uint64_t space)
{
	const struct ring old = box->ring;

	memset(&box->ring, 0, sizeof(box->ring));
	memset(old.data, 0xa5, old.size);
	box->ring.data = old.data;
	box->ring.size = old.size;
	box->ring.wake_at = RING_WAKE_NEVER;
	box->ring.producer = &box->producer;
	box->ring.consumer = &box->consumer;
	box->ring.head.value = box->ring.published = start;
	box->lag = old.size - space;
	box->producer.head = box->tail = start;
	box->producer.lost = 0;
	box->ring.tail = box->consumer.tail = start - box->lag;
}

bool ringbox_reserve(struct ringbox *box, struct ringbox_slot *slot, u32 min, u32 max, uint64_t ns)
{
	struct ring_slot taken;

	if (!ring_reserve(&box->ring, &taken, min, max, ns))
		return false;
	slot->pos = taken.pos;
	slot->space = taken.space;
	return true;
}

bool ringbox_commit(struct ringbox *box, const struct ringbox_slot *slot, u32 len)
{
	const struct ring_slot taken = { slot->pos, slot->space };

	return ring_commit(&box->ring, &taken, len);
}

bool ringbox_discard(struct ringbox *box, const struct ringbox_slot *slot)
{
	const struct ring_slot taken = { slot->pos, slot->space };

	return ring_discard(&box->ring, &taken);
}

void ringbox_lose(struct ringbox *box, int type, uint64_t ns)
{
	ring_lose(&box->ring, type, ns);
}

bool ringbox_flush(struct ringbox *box, uint64_t ns)
{
	return ring_flush_lost(&box->ring, ns);
}

void *ringbox_at(const struct ringbox *box, uint64_t pos)
{
	return ring_at(&box->ring, pos);
}

void ringbox_wake_at(struct ringbox *box, uint64_t wake_at)
{
	__atomic_store_n(&box->ring.wake_at, wake_at, __ATOMIC_RELAXED);
}

struct ringbox_state ringbox_inspect(struct ringbox *box)
{
	const struct ring *ring = &box->ring;
	struct ringbox_state state = {
		.head = ring->head.value,
		.tail = ring->tail,
		.published = ring->published,
		.seq = ring->seq,
		.oldest = ring->oldest.value & ~RING_HELD,
		.nest = ring->nest,
		.losing = ring->losing,
	};
	int cause, type;

	for (cause = 0; cause < RINGTAP_CAUSES; cause++) {
		for (type = 0; type < RINGTAP_TYPES; type++) {
			state.lost += ring->lost[cause][type].value;
			state.reported += ring->reported[cause][type].value;
		}
	}
	return state;
}

static bool produce_fast(struct ring *ring, const struct ringbox_work *work, bool *wake)
{
	struct ringtap_record *rec;
	u64 pos;

	if (!ring_reserve_idle(ring, work->len, &pos))
		return false;
	RING_STEP();
	rec = ring_at(ring, pos);
	record_fill(rec, work->len, work->type, work->key);
	if (!ring_commit_fast(ring, rec, pos, work->len))
		ring_leave(ring);
	if (wake)
		*wake = ring_wants_wake(ring);
	return true;
}

bool ringbox_produce(struct ringbox *box, const struct ringbox_work *work, bool *wake)
{
	struct ring *ring = &box->ring;
	struct ring_slot slot;
	bool said;

	if (work->single) {
		if (!ring_is_busy(ring)) {
			if (produce_fast(ring, work, wake))
				return true;
		} else if (ring_is_still_full(ring, work->len)) {
			ring_lose(ring, work->type, work->key);
			return false;
		}
		if (ring_is_full(ring, work->len)) {
			ring_lose(ring, work->type, work->key);
			ring_note_full(ring, work->len);
			return false;
		}
	}
	if (!ring_reserve(ring, &slot, work->min, work->max, work->key)) {
		ring_lose(ring, work->type, work->key);
		return false;
	}
	RING_STEP();
	if (work->len > slot.space) {
		ring_discard(ring, &slot);
		ring_lose(ring, work->type, work->key);
		return false;
	}
	record_fill(ring_at(ring, slot.pos), work->len, work->type, work->key);
	said = ring_commit(ring, &slot, work->len);
	if (wake)
		*wake = said;
	return true;
}

void ringbox_guard(struct ringbox *box, uint64_t bytes)
{
	ring_set_guard(&box->ring, bytes);
}

bool ringbox_reserve_all(struct ringbox *box, struct ringbox_slot *slot, u32 min, u32 max,
			 uint64_t ns)
{
	struct ring_slot taken;

	if (!ring_reserve_all(&box->ring, &taken, min, max, ns))
		return false;
	slot->pos = taken.pos;
	slot->space = taken.space;
	return true;
}

void ringbox_fly(struct ringbox *box)
{
	box->ring.flight = true;
	box->ring.oldest.value = box->ring.head.value;
}

/* Runs some of ring.h as an interrupt does: nothing comes between. */
#define UNDISTURBED(what) do {						\
	void (*on_step)(void) = ringbox_on_step;			\
									\
	ringbox_on_step = NULL;						\
	what;								\
	ringbox_on_step = on_step;					\
} while (0)

void ringbox_hold(struct ringbox *box)
{
	UNDISTURBED(ring_hold(&box->ring, &box->consumer));
	box->tail = box->producer.oldest;
}

void ringbox_resume(struct ringbox *box)
{
	UNDISTURBED(ring_resume(&box->ring));
}

uint64_t ringbox_overwritten(struct ringbox *box)
{
	UNDISTURBED(ring_note_overwritten(&box->ring));
	return box->ring.overwritten;
}

bool ringbox_held(const struct ringbox *box)
{
	return box->ring.oldest.value & RING_HELD;
}

struct ringtap_producer *ringbox_producer(struct ringbox *box)
{
	return &box->producer;
}

struct ringtap_consumer *ringbox_consumer(struct ringbox *box)
{
	return &box->consumer;
}

uint64_t ringbox_unread(struct ringbox *box, uint64_t *tail)
{
	*tail = box->tail;
	/* B: pairs with A in ring.h */
	return __atomic_load_n(&box->producer.head, __ATOMIC_ACQUIRE) - box->tail;
}

void ringbox_release(struct ringbox *box, uint64_t tail)
{
	box->tail = tail;
	/* C: pairs with D in ring.h */
	__atomic_store_n(&box->consumer.tail, tail - box->lag, __ATOMIC_RELEASE);
}

bool ringbox_drain(struct ringbox *box, struct account *account)
{
	uint64_t tail, bytes = ringbox_unread(box, &tail);

	if (bytes > box->ring.size - box->lag)
		account->fault = "more unread than there is room for";
	if (account->fault)
		return false;
	if (!box->ring.size || !account_read(account, ringbox_at(box, tail), bytes))
		return !account->fault;
	ringbox_release(box, tail + bytes);
	return true;
}
