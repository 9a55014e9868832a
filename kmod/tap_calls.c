// SPDX-License-Identifier: GPL-2.0
/*
 * The probes of system calls: the hot path, see docs/hot-path.md.
 *
 * A call can go three ways. One look at a table, before anything is saved or
 * known, ends most calls of a capture that wants few. A call that one capture
 * wants as it is, and whose record is registers and times, goes straight on:
 * nothing is called on that way, so that no register has to be saved for it.
 * All else, and whatever turns out on the way, goes the long one.
 */
#include <linux/bitops.h>
#include <linux/rcupdate.h>
#include "arch.h"
#include "capture_syscall.h"
#include "clock.h"
#include "entry.h"
#include "tap_set.h"

static __always_inline u8 first_look(const struct pt_regs *regs)
{
	return READ_ONCE(tap_wanted[(u32)arch_raw_nr(regs) % RINGTAP_SYSCALLS_MAX]);
}

/* What checks asks for. Out of line: without a filter nothing does. */
static noinline bool passes_return(const struct tapped *to, long ret)
{
	if ((to->checks & TAPPED_BY_RESULT) && !filter_wants_result(to->filter, ret))
		return false;
	return !(to->checks & TAPPED_BY_THREAD) || filter_wants_current(to->filter);
}

static noinline bool passes_entry(const struct tapped *to)
{
	return !(to->checks & TAPPED_BY_THREAD) || filter_wants_current(to->filter);
}

static noinline void record_anyhow(struct capture *capture, struct pt_regs *regs, long ret,
				   u64 abi_nr, u64 ns, u64 entry_ns)
{
	struct call call = { .regs = regs, .ret = ret, .abi = abi_nr >> 32, .nr = (u32)abi_nr,
			     .ns = ns, .entry_ns = entry_ns };

	capture_return(capture, &call, 0);
}

/* Where the ring is full, or was. By value, since a call with an address is in memory. */
static noinline void record_with_care(struct capture *capture, struct pt_regs *regs, long ret,
				      u64 abi_nr, u64 ns, u64 entry_ns)
{
	struct ring *ring = &this_cpu_ptr(capture->cpus)->ring;

	if (ring_is_full(ring, sizeof(struct ringtap_syscall)))
		ring_lose(ring, RINGTAP_SYSCALL, ns);
	else
		record_anyhow(capture, regs, ret, abi_nr, ns, entry_ns);
}

/* A record that is nothing but registers and times */
static __always_inline void record_plain(const struct tapped *to, const struct call *call)
{
	struct capture_cpu *cpu = this_cpu_ptr(to->cpus);
	struct ringtap_syscall *sys;
	u64 pos;

	if (unlikely(!ring_reserve_alone(&cpu->ring, sizeof(*sys), &pos))) {
		record_with_care(to->capture, call->regs, call->ret,
				 (u64)call->abi << 32 | (u32)call->nr, call->ns, call->entry_ns);
		return;
	}
	sys = ring_at(&cpu->ring, pos);
	sys->h.len = sizeof(*sys);
	record_fill_head(&sys->h, RINGTAP_SYSCALL, call->ns);
	capture_fill_call(sys, call);
	if (unlikely(!ring_commit_alone(&cpu->ring, &sys->h, pos, sizeof(*sys))))
		record_leave(cpu);
	else if (unlikely(ring_wants_wake(&cpu->ring)))
		capture_call_client(cpu);
}

static bool passes_duration(const struct tapped *to, const struct call *call)
{
	return call->entry_ns && call->ns - call->entry_ns > to->filter->slower_ns;
}

static __always_inline void offer_return(const struct tapped *to, struct call *call, bool items)
{
	u64 entry_ns = call->entry_ns;

	if (entry_ns < to->since_ns)
		call->entry_ns = 0;
	if (likely(!(to->checks & TAPPED_BY_DURATION)) || passes_duration(to, call)) {
		if (items)
			capture_return(to->capture, call,
				       capture_return_room(to->capture, call->abi, call->nr));
		else
			record_plain(to, call);
	}
	/* the call is the same for all captures but for this */
	call->entry_ns = entry_ns;
}

static __always_inline void offer_returns(const struct tap_set *set, u32 captures,
					  struct call *call, bool items)
{
	u32 tgid = current->tgid;

	do {
		const struct tapped *to = &set->captures[__ffs(captures)];

		captures &= captures - 1;
		if (to->owner == tgid)
			continue;
		if (unlikely(to->checks) && !passes_return(to, call->ret))
			continue;
		if (!call->ns)
			call->ns = clock_ns();
		offer_return(to, call, items);
	} while (unlikely(captures));
}

/* Two copies of it, since a call whose address nobody takes stays in registers. */
static noinline void returns_with_items(const struct tap_set *set, u32 captures,
					struct pt_regs *regs, long ret, int abi, int nr)
{
	struct call call = { .regs = regs, .ret = ret, .nr = nr, .abi = abi, .room = ROOM_UNKNOWN };
	struct entry_slot *slot = entry_find(current->pid);

	if (slot) {
		call.room = slot->room;
		call.entry_ns = slot->ns;
		slot->tid = 0;
	}
	offer_returns(set, captures, &call, true);
}

static __always_inline void returned(const struct tap_set *set, struct pt_regs *regs, long ret,
				     int abi, int nr)
{
	const struct call_wants *wants = &set->calls[abi][filter_call_bit(nr)];
	struct call call = { .regs = regs, .ret = ret, .nr = nr, .abi = abi };
	u32 captures = wants->returns;

	if (!captures)
		return;
	if (wants->traits & CALL_HAS_ITEMS) {
		returns_with_items(set, captures, regs, ret, abi, nr);
		return;
	}
	call.entry_ns = entry_take(current->pid);
	offer_returns(set, captures, &call, false);
}

/* rt_sigreturn has put another number in the registers; its entry knows better. */
static noinline void returned_otherwise(const struct tap_set *set, struct pt_regs *regs, long ret)
{
	const struct entry_slot *slot = entry_find(current->pid);
	int abi, nr = arch_call(regs, &abi);

	if (nr == -1 && slot)
		nr = slot->nr;
	if (!ret)
		nr = arch_exec_nr(regs, abi, nr);
	returned(set, regs, arch_result(abi, ret), abi, nr);
}

static noinline void return_long_way(struct pt_regs *regs, long ret)
{
	const struct tap_set *set;

	preempt_disable_notrace();
	set = rcu_dereference_sched(tap_active);
	if (likely(arch_is_native(regs)))
		returned(set, regs, ret, RINGTAP_ABI_NATIVE, arch_raw_nr(regs));
	else
		returned_otherwise(set, regs, ret);
	preempt_enable_notrace();
}

/* False: nothing was done. */
static __always_inline bool return_alone(const struct tapped *to, struct pt_regs *regs, long ret,
					 bool noted)
{
	struct call call = { .regs = regs, .ret = ret, .nr = arch_raw_nr(regs) };

	if (unlikely(!clock_read(&call.ns)))
		return false;
	if (noted)
		call.entry_ns = entry_take(current->pid);
	if (noted && unlikely(call.entry_ns < to->since_ns))
		call.entry_ns = 0;
	if (likely(current->tgid != to->owner))
		record_plain(to, &call);
	return true;
}

/* The same with items: a function is called for them, and so are others. */
static noinline void return_items_alone(const struct tapped *to, struct pt_regs *regs, long ret,
					u32 room)
{
	struct call call = { .regs = regs, .ret = ret, .nr = arch_raw_nr(regs),
			     .room = ROOM_UNKNOWN };
	struct entry_slot *slot = entry_find(current->pid);

	if (slot) {
		call.room = slot->room;
		if (slot->ns >= to->since_ns)
			call.entry_ns = slot->ns;
		slot->tid = 0;
	}
	if (unlikely(current->tgid == to->owner))
		return;
	call.ns = clock_ns();
	if (unlikely(to->checks & TAPPED_BY_DURATION) && !passes_duration(to, &call))
		return;
	capture_return(to->capture, &call, room);
}

/* The same of a capture that wants only some of them: most are none of these. */
static noinline void return_checked(const struct tapped *to, struct pt_regs *regs, long ret,
				    u32 room)
{
	if ((to->checks & TAPPED_BY_THREAD) && !filter_wants_current(to->filter))
		return;
	if ((to->checks & TAPPED_BY_RESULT) && !filter_wants_result(to->filter, ret))
		entry_take(current->pid);
	else
		return_items_alone(to, regs, ret, room);
}

/* What is wanted of a call of the native ABI; of all others nothing is known here. */
static __always_inline const struct call_wants *wants_of(const struct tap_set *set,
							 const struct pt_regs *regs)
{
	static const struct call_wants unknown;

	if (unlikely(!arch_is_native(regs)))
		return &unknown;
	return &set->calls[RINGTAP_ABI_NATIVE][(u32)arch_raw_nr(regs)];
}

/* gated: the call has passed what the only capture asks of thread and result. */
static __always_inline void return_some_way(struct pt_regs *regs, long ret, bool gated)
{
	const struct call_wants *wants;
	const struct tap_set *set;
	const struct tapped *to;
	bool done = false;
	u8 traits;

	preempt_disable_notrace();
	set = rcu_dereference_sched(tap_active);
	wants = wants_of(set, regs);
	traits = wants->traits & (CALL_ALONE | CALL_CHECKED | CALL_HAS_ITEMS | CALL_NOTED);
	to = &set->captures[wants->alone];
	if (gated && !(to->checks & TAPPED_BY_DURATION))
		traits &= ~CALL_CHECKED;
	if (traits == (CALL_ALONE | CALL_NOTED)) {
		done = return_alone(to, regs, ret, true);
	} else if (traits == CALL_ALONE) {
		done = return_alone(to, regs, ret, false);
	} else if (traits & CALL_CHECKED) {
		return_checked(to, regs, ret,
			       set->rooms[RINGTAP_ABI_NATIVE][(u32)arch_raw_nr(regs)]);
		done = true;
	} else if (traits & CALL_ALONE) {
		u32 room = set->rooms[RINGTAP_ABI_NATIVE][(u32)arch_raw_nr(regs)];

		if (!(wants->traits & CALL_ONE_BUFFER) ||
		    !capture_return_buffer(to, regs, ret, room))
			return_items_alone(to, regs, ret, room);
		done = true;
	}
	preempt_enable_notrace();
	if (unlikely(!done))
		return_long_way(regs, ret);
}

static noinline void return_passed(struct pt_regs *regs, long ret)
{
	return_some_way(regs, ret, true);
}

/*
 * Most of the calls that the only capture does not want end here, before a
 * register is saved. What the probe was given is found again: to keep it for a
 * function that is hardly ever called, it would be moved first.
 */
static noinline void return_gated(void)
{
	const struct filter *gate = READ_ONCE(tap_gate);
	struct pt_regs *regs = current_pt_regs();
	long ret = regs_return_value(regs);

	/* the result of another ABI's call has yet to be made sense of */
	if (filter_wants_current(gate) &&
	    (filter_wants_result(gate, ret) || !arch_is_native(regs)))
		return_passed(regs, ret);
}

void probe_sys_exit(void *data, struct pt_regs *regs, long ret)
{
	u8 wanted = first_look(regs);

	if (wanted == CALL_WANTED)
		return_some_way(regs, ret, false);
	else if (wanted == CALL_GATED)
		return_gated();
}

/* ---- entry ---- */

static noinline void offer_entries(const struct tap_set *set, u32 captures, struct call *call)
{
	for (; captures; captures &= captures - 1) {
		const struct tapped *to = &set->captures[__ffs(captures)];

		if (to->owner != current->tgid && passes_entry(to))
			capture_entry(to->capture, call);
	}
}

/* Is the entry of this thread's call of use to anybody? */
static __always_inline bool somebody_notes(const struct tap_set *set, u32 captures)
{
	for (; captures; captures &= captures - 1) {
		const struct tapped *to = &set->captures[__ffs(captures)];

		if (to->owner != current->tgid && (likely(!to->checks) || passes_entry(to)))
			return true;
	}
	return false;
}

static noinline void entered_with_more(const struct tap_set *set, const struct call_wants *wants,
				       struct pt_regs *regs, int abi, int nr, u64 ns)
{
	struct call call = { .regs = regs, .abi = abi, .nr = nr, .ns = ns };

	if (wants->traits & CALL_HAS_ROOM)
		entry_note_room(current->pid, capture_room(&call));
	offer_entries(set, wants->entries, &call);
}

static __always_inline void entered(const struct tap_set *set, struct pt_regs *regs, int abi, int nr)
{
	const struct call_wants *wants = &set->calls[abi][filter_call_bit(nr)];
	u64 ns;

	if (!somebody_notes(set, wants->notes))
		return;
	ns = clock_ns();
	entry_note(current->pid, nr, ns);
	if (unlikely(wants->entries || (wants->traits & CALL_HAS_ROOM)))
		entered_with_more(set, wants, regs, abi, nr, ns);
}

static noinline void entered_otherwise(const struct tap_set *set, struct pt_regs *regs)
{
	int abi, nr = arch_call(regs, &abi);

	entered(set, regs, abi, nr);
}

static noinline void enter_long_way(struct pt_regs *regs)
{
	const struct tap_set *set;

	preempt_disable_notrace();
	set = rcu_dereference_sched(tap_active);
	if (likely(arch_is_native(regs)))
		entered(set, regs, RINGTAP_ABI_NATIVE, arch_raw_nr(regs));
	else
		entered_otherwise(set, regs);
	preempt_enable_notrace();
}

/* Of a capture that wants only some threads: most are none of these. */
static noinline void enter_checked(const struct tapped *to, int nr)
{
	if (filter_wants_current(to->filter))
		entry_note(current->pid, nr, clock_ns());
}

static __always_inline void enter_some_way(struct pt_regs *regs, bool gated)
{
	const struct call_wants *wants;
	const struct tap_set *set;
	bool done = false;
	u64 ns;

	preempt_disable_notrace();
	set = rcu_dereference_sched(tap_active);
	wants = wants_of(set, regs);
	if (likely(wants->traits & (gated ? CALL_NOTED_ONLY | CALL_NOTED_OF_SOME
					  : CALL_NOTED_ONLY))) {
		done = clock_read(&ns);
		if (likely(done))
			entry_note(current->pid, arch_raw_nr(regs), ns);
	} else if (wants->traits & CALL_NOTED_OF_SOME) {
		enter_checked(&set->captures[wants->alone], arch_raw_nr(regs));
		done = true;
	}
	preempt_enable_notrace();
	if (unlikely(!done))
		enter_long_way(regs);
}

static noinline void enter_passed(struct pt_regs *regs)
{
	enter_some_way(regs, true);
}

static noinline void enter_gated(void)
{
	if (filter_wants_current(READ_ONCE(tap_gate)))
		enter_passed(current_pt_regs());
}

void probe_sys_enter(void *data, struct pt_regs *regs, long id)
{
	u8 wanted = first_look(regs);

	if (wanted == CALL_WANTED)
		enter_some_way(regs, false);
	else if (wanted == CALL_GATED)
		enter_gated();
}
