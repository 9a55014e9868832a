/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * The system that ring.pml explores: one CPU with ring.h's code on it, which can
 * be interrupted before every access, and one client that reads. This side
 * says what can happen next and does it; Spin chooses, everything in turn.
 */
#ifndef RING_MODEL_H
#define RING_MODEL_H

#include <stdint.h>
#include "can.h"

/* Spin saves and restores these bytes as they are. */
#define WORLD_BYTES	4096
#define WINDOW_BYTES	4096
extern char world_bytes[WORLD_BYTES];	/* CPU, ring, client */
extern char *window;			/* the part of the ring that is in use */

/* Two states with the same digest are one state; 128 bits make that so. */
extern uint64_t digest[2];

/* Each does its step and returns what can happen next: a mask of CAN_... */
int go(void);
int begin(int kind);
int load(void);
int store(void);
int hold(void);
int resume(void);
int end(void);

#endif
