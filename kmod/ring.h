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
 * Flight mode. Nobody reads while the producer overwrites: it moves `oldest` over
 * whole records that are published, and what is in front of it is free. For a
 * reader the ring is held. That happens on the ring's CPU, as an interrupt, by a
 * mark in `oldest`: who was about to move it fails in its local_cmpxchg(), looks
 * again, and goes from then on no further than the client's tail. So a ring that
 * is read is a ring in stream mode, and the ordering above is all there is.
 *
 * Guard. The last `guard` bytes are not for everybody: ring_reserve() refuses
 * what would reach into them, and the caller decides (see protect.h). The short
 * path sees a tail that is so much further behind, so it costs nothing more.
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
#define RING_HELD	1ULL	/* in oldest; positions are multiples of 8 */

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
	bool flight;		/* the oldest records are overwritten */
	local_t oldest;		/* flight: the first record kept, and RING_HELD */
	u64 overwritten;	/* flight: its number, when it was last looked at */
	u64 guard;		/* 0: everybody may take all that is free */

	/* losses: all so far, and those that a LOST record has told of */
	local_t lost[RINGTAP_CAUSES][RINGTAP_TYPES];
	local_t reported[RINGTAP_CAUSES][RINGTAP_TYPES];
	u64 first_lost_ns;
	u64 last_lost_ns;

	/* as long as the client's position is this one, there is no room for full_len */
	u64 full_tail;
	u32 full_len;		/* 0: nothing is known */
};

/* A reservation: room bytes from position pos */
struct ring_slot {
	u64 pos;
	u32 space;
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
	ring->tail = tail - READ_ONCE(ring->guard);
	return ring->size - (head - tail);
}

/* Flight: how many bytes from pos on may be given up. */
static inline u64 ring_disposable(struct ring *ring, u64 oldest)
{
	u64 pos = oldest & ~RING_HELD;
	u64 published = READ_ONCE(ring->published) - pos;
	u64 read;

	if (!(oldest & RING_HELD))
		return published;
	read = smp_load_acquire(&ring->consumer->tail) - pos;	/* D, matches C */
	return read > published ? 0 : read;	/* not what it can have read */
}

/*
 * Flight: the first record from pos on, so that behind head want bytes are free
 * or as many as may be. It is not behind head: what is published is not, and who
 * interrupts us publishes nothing. But it may overwrite what is read here: then
 * oldest has moved and the caller looks again.
 */
static inline u64 ring_give_up(struct ring *ring, u64 oldest, u64 head, u64 want)
{
	u64 pos = oldest & ~RING_HELD;
	u64 end = pos + ring_disposable(ring, oldest);
	u64 need = head + want - ring->size - pos;
	u64 begin = pos;

	if ((s64)need <= 0)
		return pos;
	if (need > end - pos)
		need = end - pos;
	while (pos - begin < need) {
		u64 len = READ_ONCE(((struct ringtap_record *)ring_at(ring, pos))->len);

		/* below 8 or beyond the end, in one comparison */
		if (unlikely(len - 8 > end - pos - 8))
			break;
		pos += len;
	}
	return pos;
}

/*
 * Flight: free bytes behind head, after giving up the oldest records. A sixteenth
 * of the ring stays free beyond what is asked for, so that who holds the ring has
 * time to make space: the fast path sees a tail that is so much further behind.
 */
static inline u64 ring_overwrite(struct ring *ring, u64 head, u32 max)
{
	u64 spare = ring->size >> 4;
	u64 oldest, pos;

	do {
		oldest = local_read(&ring->oldest);
		pos = ring_give_up(ring, oldest, head, max + 2 * spare);
	} while (unlikely((u64)local_cmpxchg(&ring->oldest, oldest,
					     pos | (oldest & RING_HELD)) != oldest));
	WRITE_ONCE(ring->tail, pos - spare);
	return ring->size - (head - pos);
}

/*
 * Flight: stops the overwriting, for a reader. On the ring's CPU, with interrupts
 * off, or without any producer. Returns the position of the oldest record.
 */
static inline u64 ring_hold(struct ring *ring, struct ringtap_consumer *consumer)
{
	u64 oldest = local_read(&ring->oldest) & ~RING_HELD;

	WRITE_ONCE(consumer->tail, oldest);
	WRITE_ONCE(ring->producer->oldest, oldest);
	local_cmpxchg(&ring->oldest, oldest, oldest | RING_HELD);
	return oldest;
}

/* Flight: which number the oldest record has. PAD has none. Called as ring_hold() is. */
static inline void ring_note_overwritten(struct ring *ring)
{
	u64 pos = local_read(&ring->oldest) & ~RING_HELD;
	const struct ringtap_record *rec = ring_at(ring, pos);

	while (pos != ring->published && rec->type == RINGTAP_PAD) {
		pos += rec->len;
		rec = ring_at(ring, pos);
	}
	ring->overwritten = pos == ring->published ? ring->seq : rec->seq;
}

/* Flight: lets the oldest be overwritten again. Called as ring_hold() is. */
static inline void ring_resume(struct ring *ring)
{
	u64 oldest = local_read(&ring->oldest);

	local_cmpxchg(&ring->oldest, oldest, oldest & ~RING_HELD);
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
static inline u64 ring_take_lost(local_t *lost, local_t *reported)
{
	long now, before;

	do {
		before = local_read(reported);
		now = local_read(lost);
	} while (local_cmpxchg(reported, before, now) != before);
	return now - before;
}

/* Fills a LOST record with all that was lost and not yet told. */
static inline void ring_report_lost(struct ring *ring, struct ringtap_lost *rec, u64 ns)
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
			u64 n = ring_take_lost(&ring->lost[cause][type], &ring->reported[cause][type]);

			rec->by_cause[cause] += n;
			rec->by_type[type] += n;
			rec->count += n;
		}
	}
	rec->last_ns = ring->last_lost_ns;
	if (!rec->count)	/* told by who interrupted us */
		rec->h.type = RINGTAP_PAD;
}

/* Free bytes behind head, on the slow path */
static inline u64 ring_free_space(struct ring *ring, u64 head, u32 max)
{
	if (unlikely(ring->flight))
		return ring_overwrite(ring, head, max);
	return ring_free(ring, head);
}

/* Sets the guard; by the producer's CPU, or without any producer. */
static inline void ring_set_guard(struct ring *ring, u64 guard)
{
	WRITE_ONCE(ring->tail, READ_ONCE(ring->tail) + ring->guard - guard);
	WRITE_ONCE(ring->guard, guard);
}

static inline bool ring_is_guarded(struct ring *ring, u64 space, u32 max)
{
	u64 guard = READ_ONCE(ring->guard);

	return guard && space < guard + max;
}

/*
 * Moves head by at least min and at most max bytes, as far as there is room.
 * all: the guarded bytes, too.
 */
static __always_inline bool ring_claim(struct ring *ring, struct ring_slot *slot, u32 min, u32 max,
				       bool all)
{
	u64 head, space;

	do {
		head = local_read(&ring->head);
		space = max;
		if (unlikely(head - READ_ONCE(ring->tail) + max > ring->size)) {
			space = ring_free_space(ring, head, max);
			if (space < min)
				return false;
			if (!all && unlikely(ring_is_guarded(ring, space, max)))
				return false;
			if (space > max)
				space = max;
		}
	} while (unlikely((u64)local_cmpxchg(&ring->head, head, head + space) != head));
	slot->pos = head;
	slot->space = space;
	return true;
}

/* The same, with a LOST record in front: the slot is what lies behind it. */
static noinline __maybe_unused bool ring_claim_behind_lost(struct ring *ring,
							   struct ring_slot *slot,
							   u32 min, u32 max, u64 ns, bool all)
{
	const u32 lost = sizeof(struct ringtap_lost);

	if (!ring_claim(ring, slot, min + lost, max + lost, all))
		return false;
	ring_report_lost(ring, ring_at(ring, slot->pos), ns);
	slot->pos += lost;
	slot->space -= lost;
	return true;
}

static __always_inline bool ring_take(struct ring *ring, struct ring_slot *slot, u32 min, u32 max,
				      u64 ns, bool all)
{
	bool done;

	ring_enter(ring);
	if (unlikely(READ_ONCE(ring->losing)))
		done = ring_claim_behind_lost(ring, slot, min, max, ns, all);
	else
		done = ring_claim(ring, slot, min, max, all);
	if (unlikely(!done))
		ring_leave(ring);
	return done;
}

/*
 * Reserves between min and max bytes, multiples of 8, for one record. On
 * success ring_commit() or ring_discard() must follow, on the same CPU and
 * without sleep; on failure ring_lose() has to count what was not written. With
 * a guard, failure may also mean that ring_reserve_all() is to be asked.
 */
static __always_inline bool ring_reserve(struct ring *ring, struct ring_slot *slot,
				u32 min, u32 max, u64 ns)
{
	return ring_take(ring, slot, min, max, ns, false);
}

/* The same with what is guarded. */
static inline bool ring_reserve_all(struct ring *ring, struct ring_slot *slot,
				    u32 min, u32 max, u64 ns)
{
	return ring_take(ring, slot, min, max, ns, true);
}

/* Gives back all but the first len bytes; as PAD, if somebody came behind us. */
static __always_inline void ring_shrink(struct ring *ring, const struct ring_slot *slot, u32 len)
{
	u64 end = slot->pos + slot->space;
	struct ringtap_record *pad;

	if (len == slot->space ||
	    likely((u64)local_cmpxchg(&ring->head, end, slot->pos + len) == end))
		return;
	pad = ring_at(ring, slot->pos + len);
	pad->len = slot->space - len;
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

/* Somebody is at work, or has lost something that is not told yet. */
static __always_inline bool ring_is_busy(const struct ring *ring)
{
	return READ_ONCE(ring->busy);
}

/*
 * The same two for len bytes exactly, in the fewest instructions: by a producer
 * that interrupts nobody, in a ring that has lost nothing, that is, in one that is
 * not busy, and has room.
 *
 * False: it has not, or somebody came in between, whose record may still have to
 * be published: ring_reserve() has to follow, or ring_is_full() to be true.
 */
static __always_inline bool ring_reserve_idle(struct ring *ring, u32 len, u64 *pos)
{
	u64 head, end;

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

static __always_inline bool ring_reserve_fast(struct ring *ring, u32 len, u64 *pos)
{
	return likely(!ring_is_busy(ring)) && ring_reserve_idle(ring, len, pos);
}

/*
 * Whoever interrupts us leaves nest as it was. If nobody has left a record, ours
 * is the one to number: what ring_leave() would find out by reading it. False:
 * ring_leave() has to follow.
 */
static __always_inline bool ring_commit_fast(struct ring *ring, struct ringtap_record *rec,
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
 * is for ring_lose() to count. Not so where room can be made, or the guard asks.
 */
static __always_inline bool ring_is_full(struct ring *ring, u32 len)
{
	u64 head = local_read(&ring->head);

	if (ring->flight || READ_ONCE(ring->guard))
		return false;
	if (READ_ONCE(ring->losing))
		len += sizeof(struct ringtap_lost);
	return head == ring->published && ring_free(ring, head) < len;
}

/*
 * After such a loss: remembers that there is no room for len bytes and what tells of
 * the loss, until the client moves. Nothing makes room without it: what is unpublished
 * might be given back, so there must be nothing; and as long as full_len is not 0,
 * full_tail is no younger than a tail with which that much did not fit.
 */
static inline void ring_note_full(struct ring *ring, u32 len)
{
	u64 head, tail;

	if (!ring->size)
		return;
	WRITE_ONCE(ring->full_len, 0);
	barrier();
	tail = READ_ONCE(ring->consumer->tail);
	head = local_read(&ring->head);
	if (head != ring->published || ring_free(ring, head) >= len + sizeof(struct ringtap_lost))
		return;
	WRITE_ONCE(ring->full_tail, tail);
	barrier();
	WRITE_ONCE(ring->full_len, len);
}

/* To be asked of a ring that is busy: then nothing is left to publish, either. */
static __always_inline bool ring_is_still_full(const struct ring *ring, u32 len)
{
	return READ_ONCE(ring->full_len) - 1 < len &&
	       READ_ONCE(ring->consumer->tail) == READ_ONCE(ring->full_tail);
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
	if (!ring_reserve_all(ring, &slot, 0, 0, ns))
		return false;
	return ring_commit(ring, &slot, 0);
}

#endif
