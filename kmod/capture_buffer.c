// SPDX-License-Identifier: GPL-2.0
/*
 * Calls with one buffer and nothing else: read, write and their like, the half of
 * what programs do. The same record as capture_return() makes of them, of one
 * capture and in the fewest instructions.
 */
#include "capture_syscall.h"
#include "clock.h"
#include "entry.h"
#include "tap_set.h"
#include "user_copy.h"

static __always_inline u64 buffer_len(const struct ringtap_syscall *sys, const struct plan_op *op)
{
	u64 len = op->len < 6 ? sys->args[op->len] : (u64)sys->ret;

	return op->kind == PLAN_OUT && op->max < 6 ? min(len, sys->args[op->max]) : len;
}

/* Behind sys, where there is room for snaplen bytes of it. The length of all */
static __always_inline u32 add_buffer(struct ringtap_syscall *sys, const struct plan_op *op,
				      u32 snaplen)
{
	struct ringtap_item *item = (struct ringtap_item *)(sys + 1);
	u32 want, got;
	u64 len;

	if (op->kind == PLAN_OUT && IS_ERR_VALUE((unsigned long)sys->ret))
		return sizeof(*sys);
	len = buffer_len(sys, op);
	want = min_t(u64, len, snaplen);
	item->kind = RINGTAP_KIND_BUFFER;
	item->arg = op->arg;
	item->flags = want < len ? RINGTAP_ITEM_TRUNCATED : 0;
	item->orig_len = len;
	got = user_copy_here(item + 1, sys->args[op->arg], want);
	if (unlikely(got < want))
		item->flags = RINGTAP_ITEM_FAULTED;
	item->len = got;
	record_pad((char *)(item + 1), got);
	sys->items = 1;
	return sizeof(*sys) + RECORD_ITEM(got);
}

static __always_inline u64 take_entry(const struct tapped *to)
{
	u64 ns = entry_take(current->pid);

	return unlikely(ns < to->since_ns) ? 0 : ns;
}

bool capture_has_one_buffer(int abi, int nr)
{
	const struct plan *plan;

	if (abi != RINGTAP_ABI_NATIVE || (unsigned int)nr >= PLAN_NATIVE_NR)
		return false;
	plan = &syscall_plans[plan_native[nr]];
	return (plan->op[0].kind == PLAN_IN || plan->op[0].kind == PLAN_OUT) &&
	       plan->op[1].kind == PLAN_END && !capture_has_view(abi, nr);
}

bool capture_return_buffer(const struct tapped *to, struct pt_regs *regs, long ret, u32 room)
{
	struct call call = { .regs = regs, .ret = ret, .nr = arch_raw_nr(regs) };
	const struct plan_op *op = syscall_plans[plan_native[(u32)call.nr]].op;
	struct capture_cpu *cpu = this_cpu_ptr(to->cpus);
	struct ring_slot slot = { .room = sizeof(struct ringtap_syscall) + room };
	struct ringtap_syscall *sys;
	u32 len;

	if (unlikely(current->tgid == to->owner) || unlikely(!clock_read(&call.ns)) ||
	    unlikely(!ring_reserve_alone(&cpu->ring, slot.room, &slot.pos)))
		return false;
	call.entry_ns = take_entry(to);
	sys = ring_at(&cpu->ring, slot.pos);
	record_fill_head(&sys->h, RINGTAP_SYSCALL, call.ns);
	capture_fill_call(sys, &call);
	len = add_buffer(sys, op, to->capture->snaplen);
	sys->h.len = len;
	ring_shrink(&cpu->ring, &slot, len);
	if (unlikely(!ring_commit_alone(&cpu->ring, &sys->h, slot.pos, len)))
		record_leave(cpu);
	else if (unlikely(ring_wants_wake(&cpu->ring)))
		capture_call_client(cpu);
	return true;
}
