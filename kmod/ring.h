/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The ring's algorithm: reserve, fill in place, commit. One producer CPU, one
 * consumer process. Nothing of the kernel is used here but local_t, barriers
 * and types, so the unit tests compile this very file in user space.
 *
 * Who writes what:
 *
 *	struct ring		the producer's CPU alone (others may look)
 *	producer->head		the producer's CPU; the client reads it
 *	consumer->tail		the client, who may write nonsense
 *
 * Ordering, the whole of it:
 *
 *	kernel					client
 *
 *	fill the record				load head	(B, acquire)
 *	store head	(A, release)		read the record
 *	...
 *	load tail	(D, acquire)		store tail	(C, release)
 *	reuse the bytes
 *
 * A pairs with B: who sees the new head sees the record's bytes. C pairs with
 * D: bytes are reused only after the client has done with them.
 *
 * Nesting. A probe may interrupt another on the same CPU at any instruction,
 * and ends before the interrupted one goes on. head moves by local_cmpxchg(),
 * so each gets bytes of its own. Only the outermost numbers and publishes, when
 * it and all that interrupted it are complete; sequence numbers are therefore
 * given at publication, in the order of the bytes.
 *
 * What each record goes through is compiled into its place, as instructions are
 * counted here; what only a full ring or a loss needs is kept out of it.
 */
#ifndef RINGTAP_RING_H
#define RINGTAP_RING_H

#ifdef __KERNEL__
#include <linux/compiler.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <linux/types.h>
#include <asm/barrier.h>
#include <asm/local.h>
#endif
#include "uapi/ringtap.h"

#define RING_WAKE_NEVER	(~0ULL)

struct ring {
	local_t head;		/* end of what is reserved */
	u64 tail;		/* the client's, as last seen and checked */
	u64 size;		/* 0: this CPU has no ring */
	char *data;		/* mapped twice in a row */
	u64 seq;		/* next sequence number */
	u64 published;		/* end of what is numbered and published */
	u64 wake_at;		/* a head from here on wants a wake-up */
	union {
		struct {
			int nest;	/* producers at work, one inside the other */
			int losing;	/* something was lost and not yet reported */
		};
		u64 busy;		/* both at one glance */
	};
	struct ringtap_producer *producer;
	const struct ringtap_consumer *consumer;

	/* losses: all so far, and those that a LOST record has told of */
	local_t lost[RINGTAP_CAUSES][RINGTAP_TYPES];
	local_t told[RINGTAP_CAUSES][RINGTAP_TYPES];
	u64 first_lost_ns;
	u64 last_lost_ns;
};

/* A reservation: room bytes from position pos */
struct ring_slot {
	u64 pos;
	u32 room;
};

static __always_inline void *ring_at(const struct ring *ring, u64 pos)
{
	return ring->data + (pos & (ring->size - 1));
}

/*
 * Free bytes behind head, by the client's word as far as it can be true: it
 * cannot have read what is not published, nor half of 8 bytes.
 */
static noinline __maybe_unused u64 ring_free(struct ring *ring, u64 head)
{
	u64 tail;

	if (!ring->size)
		return 0;
	tail = smp_load_acquire(&ring->consumer->tail);	/* D, matches C */
	if (tail % 8 || head - tail > ring->size || head - tail < head - ring->published)
		tail = head - ring->size;
	ring->tail = tail;
	return ring->size - (head - tail);
}

/* Gives every complete record up to head its number. */
static __always_inline void ring_number(struct ring *ring, u64 head)
{
	u64 pos = ring->published;
	u64 seq = ring->seq;

	while (pos != head) {
		struct ringtap_record *rec = ring_at(ring, pos);

		if (likely(rec->type != RINGTAP_PAD)) {
			rec->seq = seq;
			seq += unlikely(rec->type == RINGTAP_LOST) ?
				((struct ringtap_lost *)rec)->count : 1;
		}
		pos += rec->len;
	}
	ring->seq = seq;
	ring->published = head;
}

static __always_inline void ring_enter(struct ring *ring)
{
	WRITE_ONCE(ring->nest, READ_ONCE(ring->nest) + 1);
	barrier();
}

/*
 * Leaves the ring; the outermost producer publishes. Who interrupts between
 * the release and "nest = 0" leaves its records to us, hence the second look.
 */
static __always_inline void ring_leave(struct ring *ring)
{
	u64 head;

	barrier();
	if (unlikely(READ_ONCE(ring->nest) > 1)) {
		WRITE_ONCE(ring->nest, READ_ONCE(ring->nest) - 1);
		return;
	}
	do {
		WRITE_ONCE(ring->nest, 1);
		barrier();
		head = local_read(&ring->head);
		ring_number(ring, head);
		if (likely(ring->producer))
			smp_store_release(&ring->producer->head, head); /* A, matches B */
		barrier();
		WRITE_ONCE(ring->nest, 0);
		barrier();
	} while (unlikely((u64)local_read(&ring->head) != head));
}

/* Of what is published, the client has asked to be told. */
static __always_inline bool ring_wants_wake(const struct ring *ring)
{
	return ring->published >= READ_ONCE(ring->wake_at);
}

/* Takes the count that has not been told yet, exactly once. */
static inline u64 ring_take_lost(local_t *lost, local_t *told)
{
	long now, before;

	do {
		before = local_read(told);
		now = local_read(lost);
	} while (local_cmpxchg(told, before, now) != before);
	return now - before;
}

/* Fills a LOST record with all that was lost and not yet told. */
static inline void ring_tell_lost(struct ring *ring, struct ringtap_lost *rec, u64 ns)
{
	int cause, type;

	memset(rec, 0, sizeof(*rec));
	rec->h.len = sizeof(*rec);
	rec->h.type = RINGTAP_LOST;
	rec->h.ns = ns;
	rec->first_ns = ring->first_lost_ns;
	barrier();
	/* before we count, so that a loss which interrupts us is told next time */
	WRITE_ONCE(ring->losing, 0);
	barrier();
	for (cause = 0; cause < RINGTAP_CAUSES; cause++) {
		for (type = 0; type < RINGTAP_TYPES; type++) {
			u64 n = ring_take_lost(&ring->lost[cause][type], &ring->told[cause][type]);

			rec->by_cause[cause] += n;
			rec->by_type[type] += n;
			rec->count += n;
		}
	}
	rec->last_ns = ring->last_lost_ns;
	if (!rec->count)	/* told by who interrupted us */
		rec->h.type = RINGTAP_PAD;
}

/* Moves head by at least min and at most max bytes, as far as there is room. */
static __always_inline bool ring_claim(struct ring *ring, struct ring_slot *slot, u32 min, u32 max)
{
	u64 head, room;

	do {
		head = local_read(&ring->head);
		room = max;
		if (unlikely(head - READ_ONCE(ring->tail) + max > ring->size)) {
			room = ring_free(ring, head);
			if (room < min)
				return false;
			if (room > max)
				room = max;
		}
	} while (unlikely((u64)local_cmpxchg(&ring->head, head, head + room) != head));
	slot->pos = head;
	slot->room = room;
	return true;
}

/* The same, with a LOST record in front: the slot is what lies behind it. */
static noinline __maybe_unused bool ring_claim_behind_lost(struct ring *ring,
							   struct ring_slot *slot,
							   u32 min, u32 max, u64 ns)
{
	const u32 lost = sizeof(struct ringtap_lost);

	if (!ring_claim(ring, slot, min + lost, max + lost))
		return false;
	ring_tell_lost(ring, ring_at(ring, slot->pos), ns);
	slot->pos += lost;
	slot->room -= lost;
	return true;
}

/*
 * Reserves between min and max bytes, multiples of 8, for one record. On
 * success ring_commit() or ring_discard() must follow, on the same CPU and
 * without sleep; on failure ring_lose() has to count what was not written.
 */
static __always_inline bool ring_reserve(struct ring *ring, struct ring_slot *slot,
				u32 min, u32 max, u64 ns)
{
	bool done;

	ring_enter(ring);
	if (unlikely(READ_ONCE(ring->losing)))
		done = ring_claim_behind_lost(ring, slot, min, max, ns);
	else
		done = ring_claim(ring, slot, min, max);
	if (unlikely(!done))
		ring_leave(ring);
	return done;
}

/* Gives back all but the first len bytes; as PAD, if somebody came behind us. */
static __always_inline void ring_shrink(struct ring *ring, const struct ring_slot *slot, u32 len)
{
	u64 end = slot->pos + slot->room;
	struct ringtap_record *pad;

	if (len == slot->room ||
	    likely((u64)local_cmpxchg(&ring->head, end, slot->pos + len) == end))
		return;
	pad = ring_at(ring, slot->pos + len);
	pad->len = slot->room - len;
	pad->type = RINGTAP_PAD;
	pad->flags = 0;
}

/* The record is complete, with len in its header. True: wake the client. */
static __always_inline bool ring_commit(struct ring *ring, const struct ring_slot *slot, u32 len)
{
	ring_shrink(ring, slot, len);
	ring_leave(ring);
	return unlikely(ring_wants_wake(ring));
}

/* Nothing is written after all. True: wake the client, for who interrupted us. */
static inline bool ring_discard(struct ring *ring, const struct ring_slot *slot)
{
	return ring_commit(ring, slot, 0);
}

/*
 * The same two for len bytes exactly, in the fewest instructions: by a producer
 * that interrupts nobody, in a ring that has lost nothing and has room.
 *
 * False: it is not so, or somebody came in between, whose record may still have
 * to be published: ring_reserve() has to follow, or ring_is_full() to be true.
 */
static __always_inline bool ring_reserve_alone(struct ring *ring, u32 len, u64 *pos)
{
	u64 head, end;

	if (unlikely(READ_ONCE(ring->busy)))
		return false;
	WRITE_ONCE(ring->nest, 1);	/* who came before this has left it at 0 */
	barrier();
	head = local_read(&ring->head);
	end = head + len;
	if (unlikely(end - READ_ONCE(ring->tail) > ring->size) ||
	    unlikely((u64)local_cmpxchg(&ring->head, head, end) != head)) {
		barrier();
		WRITE_ONCE(ring->nest, 0);
		return false;
	}
	*pos = head;
	return true;
}

/*
 * Whoever interrupts us leaves nest as it was. If nobody has left a record, ours
 * is the one to number: what ring_leave() would find out by reading it. False:
 * ring_leave() has to follow.
 */
static __always_inline bool ring_commit_alone(struct ring *ring, struct ringtap_record *rec,
					      u64 pos, u32 len)
{
	u64 end = pos + len;

	barrier();
	if (unlikely((u64)local_read(&ring->head) != end) || unlikely(ring->published != pos))
		return false;
	rec->seq = ring->seq++;
	ring->published = end;
	smp_store_release(&ring->producer->head, end);	/* A, matches B */
	barrier();
	WRITE_ONCE(ring->nest, 0);
	barrier();
	if (likely((u64)local_read(&ring->head) == end))
		return true;
	ring_enter(ring);
	return false;
}

/*
 * Is it of no use to try for len bytes, and is nothing left to publish? Then it
 * is for ring_lose() to count.
 */
static __always_inline bool ring_is_full(struct ring *ring, u32 len)
{
	u64 head = local_read(&ring->head);

	if (READ_ONCE(ring->losing))
		len += sizeof(struct ringtap_lost);
	return head == ring->published && ring_free(ring, head) < len;
}

/* Counts a record that could not be written. */
static inline void ring_lose(struct ring *ring, int type, u64 ns)
{
	int cause = ring->size ? RINGTAP_CAUSE_FULL : RINGTAP_CAUSE_NO_RING;

	if (!READ_ONCE(ring->losing))
		ring->first_lost_ns = ns;
	ring->last_lost_ns = ns;
	barrier();
	local_inc(&ring->lost[cause][type]);
	if (likely(ring->producer))
		WRITE_ONCE(ring->producer->lost, ring->producer->lost + 1);
	barrier();
	WRITE_ONCE(ring->losing, 1);
}

/* Writes what was lost, if it fits by now. True: wake the client. */
static inline bool ring_flush_lost(struct ring *ring, u64 ns)
{
	struct ring_slot slot;

	if (!READ_ONCE(ring->losing))
		return false;
	/* an empty record behind the LOST one, given back at once */
	if (!ring_reserve(ring, &slot, 0, 0, ns))
		return false;
	return ring_commit(ring, &slot, 0);
}

#endif
