// SPDX-License-Identifier: GPL-2.0
/*
 * The probes of system calls: the hot path, see docs/hot-path.md.
 *
 * Each probe reads one byte of call_routes[] before any register is saved. It ends
 * most calls of a capture that wants few; of the others it says which route to try: a
 * function that the probe jumps to, and that checks the route itself. A record of
 * registers and times, of one capture, is written without a call, so that no register
 * has to be saved for it; buffers, all other items, and several captures have routes
 * of their own. All else, and what a route finds it cannot do, takes the slow path.
 */
#include <linux/bitops.h>
#include <linux/rcupdate.h>
#include "arch.h"
#include "record_syscall.h"
#include "clock.h"
#include "entry.h"
#include "tap_set.h"

static __always_inline const struct call_route *route_of(const struct pt_regs *regs)
{
	return &call_routes[call_index(arch_raw_nr(regs))];
}

/* What checks asks for. Out of line: without a filter nothing does. */
static noinline bool passes_return(const struct attached_capture *attached, long ret)
{
	if ((attached->checks & CHECK_RESULT) && !filter_wants_result(attached->filter, ret))
		return false;
	return !(attached->checks & CHECK_THREAD) || filter_wants_caller(attached->filter);
}

static noinline bool passes_entry(const struct attached_capture *attached)
{
	return !(attached->checks & CHECK_THREAD) || filter_wants_caller(attached->filter);
}

static noinline void record_slow(struct capture *capture, struct pt_regs *regs, long ret,
				 u64 abi_nr, u64 ns, u64 entry_ns)
{
	struct call call = { .regs = regs, .ret = ret, .abi = abi_nr >> 32, .nr = (u32)abi_nr,
			     .ns = ns, .entry_ns = entry_ns };

	record_return(capture, &call, 0);
}

/* Where the ring is full, or was. By value, since a call with an address is in memory. */
static noinline void record_unless_full(struct capture *capture, struct pt_regs *regs, long ret,
					u64 abi_nr, u64 ns, u64 entry_ns)
{
	struct ring *ring = &this_cpu_ptr(capture->cpus)->ring;

	if (!ring_is_full(ring, sizeof(struct ringtap_syscall))) {
		record_slow(capture, regs, ret, abi_nr, ns, entry_ns);
		return;
	}
	ring_lose(ring, RINGTAP_SYSCALL, ns);
	ring_note_full(ring, sizeof(struct ringtap_syscall));
}

/* A record that is nothing but registers and times */
static __always_inline void record_plain(const struct attached_capture *attached, const struct call *call)
{
	struct capture_cpu *cpu = this_cpu_ptr(attached->cpus);
	struct ringtap_syscall *sys;
	bool reserved = false;
	u64 pos;

	if (likely(!ring_is_busy(&cpu->ring))) {
		reserved = ring_reserve_idle(&cpu->ring, sizeof(*sys), &pos);
	} else if (ring_is_still_full(&cpu->ring, sizeof(*sys))) {
		ring_lose(&cpu->ring, RINGTAP_SYSCALL, call->ns);
		return;
	}
	if (unlikely(!reserved)) {
		record_unless_full(attached->capture, call->regs, call->ret,
				   (u64)call->abi << 32 | (u32)call->nr, call->ns, call->entry_ns);
		return;
	}
	sys = ring_at(&cpu->ring, pos);
	sys->h.len = sizeof(*sys);
	record_fill_head(&sys->h, RINGTAP_SYSCALL, call->ns);
	record_fill_call(sys, call);
	if (unlikely(!ring_commit_fast(&cpu->ring, &sys->h, pos, sizeof(*sys))))
		record_leave(cpu);
	else if (unlikely(ring_wants_wake(&cpu->ring)))
		capture_call_client(cpu);
}

/* Which of the captures that want such a call want this one; *to is the next of them. */
static __always_inline bool next_capture(const struct tap_set *set, u32 *captures, long ret,
					 const struct attached_capture **attached)
{
	while (*captures) {
		*attached = &set->captures[__ffs(*captures)];
		*captures &= *captures - 1;
		if (!attached_is_owner(*attached) &&
		    (likely(!(*attached)->checks) || passes_return(*attached, ret)))
			return true;
	}
	return false;
}

/* Apart, since a call whose address nobody takes stays in registers. */
static noinline void offer_items(const struct tap_set *set, u32 captures,
				 struct pt_regs *regs, long ret, int abi, int nr)
{
	struct call call = { .regs = regs, .ret = ret, .nr = nr, .abi = abi };
	u64 entry_ns = call_take_entry(&call);
	const struct attached_capture *attached;

	while (next_capture(set, &captures, ret, &attached)) {
		if (!call.ns)
			call.ns = clock_ns();
		call.entry_ns = entry_ns < attached->since_ns ? 0 : entry_ns;
		if (likely(attached_passes_duration(attached, call.ns, call.entry_ns)))
			record_return(attached->capture, &call,
				      record_return_space(attached->capture, abi, nr));
	}
}

/* Such a call may have been noted by another number. */
static __always_inline bool is_traced(const struct call_wants *wants)
{
	return current->ptrace && (wants->traits & CALL_NOTED);
}

/* A call that is nothing but registers, to all who want it; its time is known. */
static __always_inline void offer_plain(const struct tap_set *set, const struct call_wants *wants,
					struct call *call)
{
	u64 entry_ns = wants->traits & CALL_NOTED ?
		       entry_take(current->pid, call->abi, call->nr) : 0;
	u32 captures = wants->returns;
	const struct attached_capture *attached;

	if (unlikely(!entry_ns) && unlikely(is_traced(wants))) {
		offer_items(set, captures, call->regs, call->ret, call->abi, call->nr);
		return;
	}
	while (next_capture(set, &captures, call->ret, &attached)) {
		/* the call is the same for all captures but for this */
		call->entry_ns = unlikely(entry_ns < attached->since_ns) ? 0 : entry_ns;
		if (likely(attached_passes_duration(attached, call->ns, call->entry_ns)))
			record_plain(attached, call);
	}
}

static __always_inline void returned(const struct tap_set *set, struct pt_regs *regs, long ret,
				     int abi, int nr)
{
	const struct call_wants *wants = &set->calls[abi][filter_call_bit(nr)];
	struct call call = { .regs = regs, .ret = ret, .nr = nr, .abi = abi };

	if (!wants->returns)
		return;
	if (wants->traits & CALL_HAS_ITEMS) {
		offer_items(set, wants->returns, regs, ret, abi, nr);
		return;
	}
	call.ns = clock_ns();
	offer_plain(set, wants, &call);
}

/* rt_sigreturn has put another number in the registers; its entry knows better. */
static noinline void returned_otherwise(const struct tap_set *set, struct pt_regs *regs, long ret)
{
	int abi, nr = arch_call(regs, &abi);
	int noted_abi, noted_nr;

	if (nr == -1 && entry_call(current->pid, &noted_abi, &noted_nr) && noted_abi == abi)
		nr = noted_nr;
	if (!ret)
		nr = arch_exec_nr(regs, abi, nr);
	returned(set, regs, arch_result(abi, ret), abi, nr);
}

void notrace return_slow_path(void *data, struct pt_regs *regs, long ret)
{
	const struct tap_set *set;

	call_probe_begin();
	set = rcu_dereference_sched(tap_active);
	if (likely(arch_is_native(regs)))
		returned(set, regs, ret, RINGTAP_ABI_NATIVE, arch_raw_nr(regs));
	else
		returned_otherwise(set, regs, ret);
	call_probe_end();
}

/* False: nothing was done. */
static __always_inline bool return_single(const struct attached_capture *attached, struct pt_regs *regs, long ret,
					  bool noted)
{
	struct call call = { .regs = regs, .ret = ret, .nr = arch_raw_nr(regs) };

	if (unlikely(!clock_read(&call.ns)))
		return false;
	if (noted)
		call.entry_ns = entry_take(current->pid, RINGTAP_ABI_NATIVE, call.nr);
	if (noted && unlikely(call.entry_ns < attached->since_ns)) {
		if (!call.entry_ns && current->ptrace)
			return false;
		call.entry_ns = 0;
	}
	if (likely(!attached_is_owner(attached)))
		record_plain(attached, &call);
	return true;
}

/* The same of a capture that wants only some of them: most are none of these. */
static noinline void return_checked(const struct attached_capture *attached, struct pt_regs *regs, long ret,
				    u32 space)
{
	if (!passes_return(attached, ret))
		entry_forget(current->pid);
	else
		record_return_single(attached, regs, ret, space);
}

/* gated: the call has passed what the only capture asks of thread and result. */
static __always_inline void return_fast_path(struct pt_regs *regs, long ret, bool gated)
{
	const struct call_wants *wants;
	const struct tap_set *set;
	const struct attached_capture *attached;
	bool done = false;
	u8 traits;

	call_probe_begin();
	set = rcu_dereference_sched(tap_active);
	wants = native_wants(set, regs);
	traits = wants->traits & (CALL_SINGLE | CALL_CHECKED | CALL_HAS_ITEMS | CALL_NOTED);
	attached = &set->captures[wants->single];
	if (gated && !(attached->checks & CHECK_DURATION))
		traits &= ~CALL_CHECKED;
	if (traits == (CALL_SINGLE | CALL_NOTED)) {
		done = return_single(attached, regs, ret, true);
	} else if (traits == CALL_SINGLE) {
		done = return_single(attached, regs, ret, false);
	} else if (traits & CALL_CHECKED) {
		return_checked(attached, regs, ret,
			       set->return_spaces[RINGTAP_ABI_NATIVE][call_index(arch_raw_nr(regs))]);
		done = true;
	} else if (gated && (traits & CALL_SINGLE)) {
		u32 space = set->return_spaces[RINGTAP_ABI_NATIVE][call_index(arch_raw_nr(regs))];

		if (!(wants->traits & CALL_ONE_BUFFER) ||
		    !record_return_buffer(attached, wants, regs, ret))
			record_return_single(attached, regs, ret, space);
		done = true;
	}
	call_probe_end();
	if (unlikely(!done))
		return_slow_path(NULL, regs, ret);
}

void notrace return_wanted(void *data, struct pt_regs *regs, long ret)
{
	return_fast_path(regs, ret, false);
}

void notrace return_passed(void *data, struct pt_regs *regs, long ret)
{
	return_fast_path(regs, ret, true);
}

/* A record of registers and times for each of several captures, as return_single() does it */
void notrace return_to_several(void *data, struct pt_regs *regs, long ret)
{
	struct call call = { .regs = regs, .ret = ret, .nr = arch_raw_nr(regs) };
	const struct call_wants *wants;
	const struct tap_set *set;
	bool done = false;

	call_probe_begin();
	set = rcu_dereference_sched(tap_active);
	wants = native_wants(set, regs);
	if (likely(goes_to_several(wants)) && likely(clock_read(&call.ns))) {
		offer_plain(set, wants, &call);
		done = true;
	}
	call_probe_end();
	if (unlikely(!done))
		return_slow_path(NULL, regs, ret);
}

/* Most of the calls that the only capture does not want end here. */
void notrace return_gated(void *data, struct pt_regs *regs, long ret)
{
	const struct filter *gate = READ_ONCE(tap_gate);

	/* the result of another ABI's call has yet to be made sense of */
	if (filter_wants_caller(gate) &&
	    (filter_wants_result(gate, ret) || !arch_is_native(regs)))
		return_passed(data, regs, ret);
}

/* In the order of what they may cost: each comparison is one more for those below it. */
static __always_inline void return_by_route(void *data, struct pt_regs *regs, long ret, u8 route)
{
	if (route == CALL_GATED)
		return_gated(data, regs, ret);
	else if (route == CALL_BUFFER)
		return_buffer_single(data, regs, ret);
	else if (route == CALL_SEVERAL)
		return_to_several(data, regs, ret);
	else if (route == CALL_ITEMS)
		return_items_single(data, regs, ret);
	else if (arch_may_have_failed(ret))
		return_passed(data, regs, ret);
}

void notrace probe_sys_exit(void *data, struct pt_regs *regs, long ret)
{
	u8 route = READ_ONCE(route_of(regs)->returned);

	if (route == CALL_WANTED)
		return_wanted(data, regs, ret);
	else if (route > CALL_WANTED)
		return_by_route(data, regs, ret, route);
}

/* ---- entry ---- */

static noinline void offer_entries(const struct tap_set *set, u32 captures, struct call *call)
{
	for (; captures; captures &= captures - 1) {
		const struct attached_capture *attached = &set->captures[__ffs(captures)];

		if (!attached_is_owner(attached) && passes_entry(attached))
			record_entry(attached->capture, call);
	}
}

/* Is the entry of this thread's call of use to anybody? */
static __always_inline bool somebody_notes(const struct tap_set *set, u32 captures)
{
	for (; captures; captures &= captures - 1) {
		const struct attached_capture *attached = &set->captures[__ffs(captures)];

		if (!attached_is_owner(attached) && (likely(!attached->checks) || passes_entry(attached)))
			return true;
	}
	return false;
}

static noinline void entered_with_more(const struct tap_set *set, const struct call_wants *wants,
				       struct pt_regs *regs, int abi, int nr, u64 ns)
{
	struct call call = { .regs = regs, .abi = abi, .nr = nr, .ns = ns };

	if (wants->traits & CALL_HAS_ADDRESS_SIZE)
		entry_note_address_size(current->pid, call_address_size(&call));
	offer_entries(set, wants->entries, &call);
}

static __always_inline void entered(const struct tap_set *set, struct pt_regs *regs, int abi, int nr)
{
	const struct call_wants *wants = &set->calls[abi][filter_call_bit(nr)];
	u64 ns;

	if (!somebody_notes(set, wants->notes))
		return;
	ns = clock_ns();
	entry_note(current->pid, abi, nr, ns);
	if (unlikely(wants->entries || (wants->traits & CALL_HAS_ADDRESS_SIZE)))
		entered_with_more(set, wants, regs, abi, nr, ns);
}

static noinline void entered_otherwise(const struct tap_set *set, struct pt_regs *regs)
{
	int abi, nr = arch_call(regs, &abi);

	entered(set, regs, abi, nr);
}

static noinline void enter_slow_path(struct pt_regs *regs)
{
	const struct tap_set *set;

	call_probe_begin();
	set = rcu_dereference_sched(tap_active);
	if (likely(arch_is_native(regs)))
		entered(set, regs, RINGTAP_ABI_NATIVE, arch_raw_nr(regs));
	else
		entered_otherwise(set, regs);
	call_probe_end();
}

static __always_inline void note_entry(const struct call_wants *wants, const struct pt_regs *regs,
				       u64 ns)
{
	entry_note(current->pid, RINGTAP_ABI_NATIVE, arch_raw_nr(regs), ns);
	if (unlikely(wants->traits & CALL_HAS_ADDRESS_SIZE))
		entry_note_address_size(current->pid, native_address_size(regs));
}

/* Of a capture that wants only some threads: most are none of these. */
static noinline void enter_checked(const struct attached_capture *attached, const struct call_wants *wants,
				   const struct pt_regs *regs)
{
	if (filter_wants_caller(attached->filter))
		note_entry(wants, regs, clock_ns());
}

static __always_inline void enter_fast_path(struct pt_regs *regs, bool gated)
{
	const struct call_wants *wants;
	const struct tap_set *set;
	bool done = false;
	u64 ns;

	call_probe_begin();
	set = rcu_dereference_sched(tap_active);
	wants = native_wants(set, regs);
	if (likely(wants->traits & (gated ? CALL_NOTED_ONLY | CALL_NOTED_OF_SOME
					  : CALL_NOTED_ONLY))) {
		done = clock_read(&ns);
		if (likely(done))
			note_entry(wants, regs, ns);
	} else if (wants->traits & CALL_NOTED_OF_SOME) {
		enter_checked(&set->captures[wants->single], wants, regs);
		done = true;
	}
	call_probe_end();
	if (unlikely(!done))
		enter_slow_path(regs);
}

void notrace enter_wanted(void *data, struct pt_regs *regs, long id)
{
	enter_fast_path(regs, false);
}

void notrace enter_passed(void *data, struct pt_regs *regs, long id)
{
	enter_fast_path(regs, true);
}

void notrace enter_gated(void *data, struct pt_regs *regs, long id)
{
	if (filter_wants_caller(READ_ONCE(tap_gate)))
		enter_passed(data, regs, id);
}

/*
 * The set is not asked, so nothing has to be kept in place for it. If it has become
 * another one, a note is made for nobody.
 */
void notrace enter_timed(void *data, struct pt_regs *regs, long id)
{
	int nr = arch_raw_nr(regs);
	u64 ns;

	if (likely(arch_is_native(regs)) && likely(clock_read(&ns)))
		entry_note(current->pid, RINGTAP_ABI_NATIVE, nr, ns);
	else
		enter_wanted(data, regs, id);
}

static __always_inline void enter_by_route(void *data, struct pt_regs *regs, long id, u8 route)
{
	if (route == CALL_GATED)
		enter_gated(data, regs, id);
	else
		enter_wanted(data, regs, id);
}

void notrace probe_sys_enter(void *data, struct pt_regs *regs, long id)
{
	u8 route = READ_ONCE(route_of(regs)->entered);

	if (route == CALL_TIMED)
		enter_timed(data, regs, id);
	else if (route > CALL_TIMED)
		enter_by_route(data, regs, id, route);
}
