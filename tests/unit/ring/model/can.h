/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* What can happen next, for C and for Promela. */
#define KIND_EXACT	0	/* a record of some kind begins */
#define KIND_SHORT	1
#define KIND_GIVEN_UP	2
#define KIND_LARGE	3
#define KIND_ELASTIC	4
#define KINDS		5
#define CAN_BEGIN(kind)	(1 << (kind))
#define CAN_GO		(1 << 5)	/* the CPU: to before its next access */
#define CAN_LOAD	(1 << 6)	/* the client: load head, check the records */
#define CAN_STORE	(1 << 7)	/* the client: check them again, store tail */
#define CAN_END		(1 << 8)	/* all is done: check the accounts */
#define CAN_BE_WRONG	(1 << 9)	/* something has been found */
#define CAN_HOLD	(1 << 10)	/* flight: the ring is held, as by an interrupt */
#define CAN_RESUME	(1 << 11)	/* flight: and let go */
