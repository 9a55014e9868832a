/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * A ring of kmod/ring.h in user space: its memory mapped twice in a row between
 * two pages that nobody may touch, and its functions behind calls that C++ can
 * make too.
 */
#ifndef RING_RINGBOX_H
#define RING_RINGBOX_H

#include <stdbool.h>
#include <stdint.h>
#include "records.h"

#ifdef __cplusplus
extern "C" {
#endif

struct ringbox;

struct ringbox_slot {
	uint64_t pos;
	uint32_t space;
};

/* What a white-box test may see */
struct ringbox_state {
	uint64_t head, tail, published, seq, oldest;
	int nest, losing;
	uint64_t lost, reported;
};

/* One record, from reservation to publication, as the kernel's record.h does it */
struct ringbox_work {
	uint32_t min, max;	/* to reserve */
	uint32_t len;		/* to write; more than there is room for: given up */
	int type;
	uint64_t key;		/* content and time */
	bool single;		/* len bytes by the shortest way, where that can be gone */
};

/* size 0: a CPU without a ring; else whole pages. Never returns null. */
struct ringbox *ringbox_make(uint64_t size);
/* A CPU without a ring gets one. */
void ringbox_plug(struct ringbox *box, uint64_t size);
void ringbox_free(struct ringbox *box);
/*
 * As new, with all positions at start, and as if only room bytes were free and
 * the rest unread for ever: so a ring can be smaller than a page.
 */
void ringbox_reset(struct ringbox *box, uint64_t start, uint64_t space);

bool ringbox_reserve(struct ringbox *box, struct ringbox_slot *slot, uint32_t min, uint32_t max,
		     uint64_t ns);
bool ringbox_commit(struct ringbox *box, const struct ringbox_slot *slot, uint32_t len);
bool ringbox_discard(struct ringbox *box, const struct ringbox_slot *slot);
void ringbox_lose(struct ringbox *box, int type, uint64_t ns);
bool ringbox_flush(struct ringbox *box, uint64_t ns);
void *ringbox_at(const struct ringbox *box, uint64_t pos);
void ringbox_wake_at(struct ringbox *box, uint64_t wake_at);
struct ringbox_state ringbox_inspect(struct ringbox *box);

/* True: written. *wake, if not null, says what ring_commit() said. */
bool ringbox_produce(struct ringbox *box, const struct ringbox_work *work, bool *wake);

/* The last bytes are for those that ask for all. */
void ringbox_guard(struct ringbox *box, uint64_t bytes);
bool ringbox_reserve_all(struct ringbox *box, struct ringbox_slot *slot, uint32_t min,
			 uint32_t max, uint64_t ns);

/* Flight mode, from here on; with a ring as new, of which nothing is lagging */
void ringbox_fly(struct ringbox *box);
/* As an interrupt on the ring's CPU; the client then reads from the oldest record on. */
void ringbox_hold(struct ringbox *box);
void ringbox_resume(struct ringbox *box);
/* The number of the oldest record */
uint64_t ringbox_overwritten(struct ringbox *box);
bool ringbox_held(const struct ringbox *box);

/* The client's side */
struct ringtap_producer *ringbox_producer(struct ringbox *box);
struct ringtap_consumer *ringbox_consumer(struct ringbox *box);
uint64_t ringbox_unread(struct ringbox *box, uint64_t *tail);
void ringbox_release(struct ringbox *box, uint64_t tail);
/* Reads all there is. False: account->fault. */
bool ringbox_drain(struct ringbox *box, struct account *account);

/* In the library with steps: called before every access of ring.h, if set */
extern void (*ringbox_on_step)(void);

#ifdef __cplusplus
}
#endif

#endif
