/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * All orders of all steps of a CPU that is interrupted and a client that reads.
 * The steps themselves are ring.h's, run as they are: see model.h.
 */
#include "can.h"

c_decl {
	\#include "model.h"
};

/* saved and restored, but told apart by their digest alone */
c_track "world_bytes" "WORLD_BYTES" "UnMatched"
c_track "window" "WINDOW_BYTES" "UnMatched"
c_track "digest" "sizeof(digest)" "Matched"

int can = CAN_GO;

#define RECORD(kind) \
	d_step { (can & CAN_BEGIN(kind)) -> c_code { now.can = begin(kind); } }

active proctype system()
{
	do
	:: d_step { (can & CAN_GO) -> c_code { now.can = go(); } }
	:: RECORD(KIND_EXACT)
	:: RECORD(KIND_SHORT)
	:: RECORD(KIND_GIVEN_UP)
	:: RECORD(KIND_LARGE)
	:: RECORD(KIND_ELASTIC)
	:: d_step { (can & CAN_LOAD) -> c_code { now.can = load(); } }
	:: d_step { (can & CAN_STORE) -> c_code { now.can = store(); } }
	:: d_step { (can & CAN_HOLD) -> c_code { now.can = hold(); } }
	:: d_step { (can & CAN_RESUME) -> c_code { now.can = resume(); } }
	:: d_step { (can & CAN_END) -> c_code { now.can = end(); } }
	:: (can & CAN_BE_WRONG) -> assert(false)
	:: (can == 0) -> break
	od
}
