/* SPDX-License-Identifier: GPL-2.0 */
/* The probes: which are attached, and for whom. */
#ifndef RINGTAP_TAP_H
#define RINGTAP_TAP_H

#include "capture.h"
#include "view.h"

/* Finds the tracepoints. -ENOENT: the kernel lacks one */
int tap_init(void);
void tap_exit(void);

/*
 * From tap_add() on the capture is written to; after tap_remove() no probe knows
 * it any more. -EBUSY: CAPTURES_MAX are at work. May sleep.
 */
int tap_add(struct capture *capture);
void tap_remove(struct capture *capture);

/* A capture at work has changed what it wants. An error: it will not get it. */
int tap_update(void);
/* The filter of a capture, at work or not, was replaced: no probe uses the old one any more. */
void tap_refresh(void);
/* Does this kernel tell what such a record says? type: of RINGTAP_TYPES_ASKED */
bool tap_records(int type);
/* The same of TARGET, of calls of that kind. The first function that tells of them stands for all. */
bool target_is_told(enum target_kind kind);
/* RINGTAP_CPU_*, to whoever asks for CPU. Into the ring of the CPU that this runs on */
void tap_record_cpu(u32 cpu, u32 action);

/* Waits until every probe that runs now has ended. */
void tap_synchronize(void);

#endif
