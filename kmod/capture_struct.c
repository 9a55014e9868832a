// SPDX-License-Identifier: GPL-2.0
/* Structs and arrays that a call's arguments point to. */
#include <linux/errno.h>
#include "arch.h"
#include "capture_items.h"

u32 capture_struct_room(const struct capture *capture, const struct plan_op *op)
{
	switch (op->kind) {
	case PLAN_OUT_AT:
		return RECORD_ITEM(capture->snaplen);
	case PLAN_ARRAY_IN:
	case PLAN_ARRAY_OUT:
		return RECORD_ITEM(min_t(u32, RINGTAP_STRUCT_MAX, capture->item_max));
	default:
		return RECORD_ITEM(min_t(u32, plan_sizes[op->max], capture->item_max));
	}
}

/* Bytes whose count the call leaves where argument len points to */
static void out_at(const struct items *it, const struct plan_op *op)
{
	u64 from = it->args[op->len];
	u32 len;

	if (from && user_copy(&len, from, sizeof(len)) == sizeof(len))
		item_user_buffer(it->rec, RINGTAP_KIND_BUFFER, op->arg, it->args[op->arg], len,
				 it->capture->snaplen, 0);
}

static u64 struct_len(const struct items *it, const struct plan_op *op)
{
	u32 size = plan_sizes[op->max];

	switch (op->kind) {
	case PLAN_ARRAY_IN:
		return (u64)(u32)it->args[op->len] * size;
	case PLAN_ARRAY_OUT:
		return (u64)(u32)(op->len < 6 ? it->args[op->len] : it->ret) * size;
	default:
		return op->len < 6 ? min_t(u64, it->args[op->len], size) : size;
	}
}

/* A signal has ended the sleep: only then the time that was left is told. */
static bool cut_short(const struct items *it)
{
	return !it->entry && (it->ret == -EINTR || it->ret == -ERESTART_RESTARTBLOCK);
}

void item_struct(const struct items *it, const struct plan_op *op, bool filled)
{
	u64 addr = it->args[op->arg];

	if (!addr || (op->kind == PLAN_STRUCT_CUT && !cut_short(it)) ||
	    (op->kind >= PLAN_STRUCT_OUT && op->kind != PLAN_STRUCT_CUT && !filled))
		return;
	if (op->kind == PLAN_OUT_AT)
		out_at(it, op);
	else
		item_user_buffer(it->rec, RINGTAP_KIND_STRUCT, op->arg, addr, struct_len(it, op),
				 min_t(u32, RINGTAP_STRUCT_MAX, it->capture->item_max), 0);
}
