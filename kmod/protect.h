/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A client that falls behind gets less: each CPU has a level, by how much of its
 * ring is unread. Levels are looked at where the ring's guard begins, so that a
 * capture without protection, or at level 0, does the work that it always did.
 */
#ifndef RINGTAP_PROTECT_H
#define RINGTAP_PROTECT_H

#include <linux/types.h>
#include <asm/local.h>
#include "ring.h"

struct capture_cpu;
struct protect;

/* A CPU's level, and what was left out on it: in all, and as LEVEL records have told */
struct protect_cpu {
	u32 level;
	u32 reported_level;
	u64 since_ns;		/* when the level changed */
	u64 reported_since_ns;	/* when the one began that was told last */
	local_t cut, cut_reported;
	local_t shed[RINGTAP_CLASSES], shed_reported[RINGTAP_CLASSES];
};

/* Level 0, with a ring's guard. Nothing is produced meanwhile. protect may be NULL. */
void protect_begin(struct protect_cpu *state, struct ring *ring, const struct protect *protect);

/*
 * What ring_reserve() refused: reserves all the same, or counts the record, as
 * left out or as lost. From probes.
 */
bool protect_reserve(struct capture_cpu *cpu, struct ring_slot *slot, int type, u32 min, u32 max,
		     u64 ns);
/* Counts a record whose buffers are left out, and takes it back if that is lost. */
void protect_cut(struct capture_cpu *cpu);
void protect_uncut(struct capture_cpu *cpu);
/* No producer is left: tells what has not been told, if there is room. */
void protect_flush(struct capture_cpu *cpu, u64 ns);
void protect_add_stat(struct protect_cpu *state, struct ringtap_stat *stat);

#endif
