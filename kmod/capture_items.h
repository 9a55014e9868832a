/* SPDX-License-Identifier: GPL-2.0 */
/* The items of one call while they are being made, as its plan says. */
#ifndef RINGTAP_CAPTURE_ITEMS_H
#define RINGTAP_CAPTURE_ITEMS_H

#include "record.h"
#include "syscall_plan.h"

/* A call and what is known of it; at entry nothing is out yet */
struct items {
	struct record *rec;
	const struct capture *capture;
	const u64 *args;
	long ret;
	u32 room;
	bool compat;
	bool entry;
};

/* ---- capture_struct.c: the plan's kinds behind PLAN_LAST_FILLED ---- */

/* The most that such an item takes */
u32 capture_struct_room(const struct capture *capture, const struct plan_op *op);
/* filled: the call has succeeded, so what the kernel gives is there. */
void item_struct(const struct items *it, const struct plan_op *op, bool filled);

#endif
