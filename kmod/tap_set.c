// SPDX-License-Identifier: GPL-2.0
/* How a set is made: what each call is asked for, known before it comes. */
#include <linux/bitops.h>
#include <linux/err.h>
#include <linux/rcupdate.h>
#include "record_syscall.h"
#include "tap.h"
#include "tap_set.h"

DEFINE_MUTEX(tap_lock);
static struct tap_set sets[2];
struct tap_set __rcu *tap_active = RCU_INITIALIZER(&sets[0]);
struct call_route call_routes[RINGTAP_SYSCALLS_MAX];
const struct filter *tap_gate;

static struct attached_capture attached_of(struct capture *capture)
{
	const struct filter *filter = rcu_dereference_protected(capture->filter, true);
	struct attached_capture attached = { .capture = capture, .cpus = capture->cpus, .filter = filter,
				 .since_ns = ~0ULL, .owner = ERR_PTR(-ESRCH),
				 .snaplen = capture->snaplen };

	if (capture->setup_flags & RINGTAP_SETUP_ENTRY_TIME)
		attached.since_ns = filter->since_ns;
	if (!(filter->flags & RINGTAP_FILTER_SELF))
		attached.owner = capture->owner;
	if (filter->members || (filter->flags & FILTER_LOOKS_AT_CALLER))
		attached.checks |= CHECK_THREAD;
	if (filter->flags & RINGTAP_FILTER_FAILED)
		attached.checks |= CHECK_RESULT;
	if (filter->slower_ns)
		attached.checks |= CHECK_DURATION;
	return attached;
}

static u8 traits_of_call(int abi, int nr)
{
	u8 traits = 0;

	if (nr == RINGTAP_SYSCALL_OTHER || call_has_items(abi, nr))
		traits |= CALL_HAS_ITEMS;
	if (nr == RINGTAP_SYSCALL_OTHER || call_has_address_size(abi, nr))
		traits |= CALL_HAS_ADDRESS_SIZE;
	if (call_has_one_buffer(abi, nr))
		traits |= CALL_ONE_BUFFER;
	return traits;
}

static bool is_checked(const struct tap_set *set, u32 captures, u32 checks)
{
	int i;

	for (i = 0; i < set->nr; i++)
		if (captures & (1U << i) && set->captures[i].checks & checks)
			return true;
	return false;
}

/* The shortest routes that a call's return can take, and its entry */
static void add_routes(const struct tap_set *set, struct call_wants *wants)
{
	u32 returns = wants->returns, notes = wants->notes;

	if (returns && !(returns & (returns - 1))) {
		wants->traits |= CALL_SINGLE;
		wants->single = __ffs(returns);
		if (is_checked(set, returns, ~0U))
			wants->traits |= CALL_CHECKED;
	}
	if (!notes)
		return;
	wants->traits |= CALL_NOTED;
	if (wants->entries)
		return;
	if (!is_checked(set, notes, CHECK_THREAD))
		wants->traits |= CALL_NOTED_ONLY;
	else if (notes == returns && (wants->traits & CALL_SINGLE))
		wants->traits |= CALL_NOTED_OF_SOME;
}

/*
 * The entry of a return from a signal's handler is noted even if nobody wants it: its return
 * is known by that alone, and would be taken for the return of what was noted before.
 *
 * Not of calls by which a thread can become one that the filter wants, or ceases to
 * be: who does so twice would find, at the end of the second, the first one's entry.
 */
static bool can_note(const struct filter *filter, int abi, int nr)
{
	return !(filter->flags & FILTER_LOOKS_AT_CALLER) || !call_changes_cred(abi, nr);
}

static struct call_wants wants_of(const struct tap_set *set, int abi, int nr)
{
	struct call_wants wants = { .traits = traits_of_call(abi, nr) };
	int i;

	for (i = 0; i < set->nr; i++) {
		const struct filter *filter = set->captures[i].filter;
		bool returns = filter_wants_return(filter, abi, nr);
		bool entry = filter_wants_entry(filter, abi, nr);

		wants.returns |= returns << i;
		if (!capture_is_probed(set->captures[i].capture))
			continue;
		wants.entries |= entry << i;
		wants.notes |= (arch_is_sigreturn(abi, nr) ||
				((returns || entry) && can_note(filter, abi, nr))) << i;
	}
	add_routes(set, &wants);
	return wants;
}

static void want_call(struct tap_set *set, int abi, int nr)
{
	struct call_wants *wants = &set->calls[abi][nr];

	*wants = wants_of(set, abi, nr);
	if (wants->traits & CALL_SINGLE)
		set->return_spaces[abi][nr] = record_return_space(set->captures[wants->single].capture,
								  abi, nr);
}

static void want_calls(struct tap_set *set)
{
	int abi, nr;

	for (abi = 0; abi < RINGTAP_ABIS; abi++)
		for (nr = 0; nr < RINGTAP_SYSCALLS_MAX; nr++)
			want_call(set, abi, nr);
}

static bool set_wants(const struct tap_set *set, int nr)
{
	int abi;

	for (abi = 0; abi < RINGTAP_ABIS; abi++)
		if (set->calls[abi][nr].returns || set->calls[abi][nr].notes)
			return true;
	return false;
}

/*
 * What call_routes[] should say of a number's low bits. Of those that are no
 * number of their own, as of execve, whose number may change on its way, nothing
 * is known before the set is asked.
 */
static bool wants_bits(const struct tap_set *set, int bits)
{
	int abi;

	if (!set->nr)
		return false;
	if (bits == RINGTAP_SYSCALL_OTHER || set_wants(set, RINGTAP_SYSCALL_OTHER))
		return true;
	for (abi = 0; abi < RINGTAP_ABIS; abi++)
		if (arch_is_exec(abi, bits))
			return true;
	return set_wants(set, bits);
}

/* What this set wants, and what the one before it did, without a gate */
static void open_bits(const struct tap_set *set)
{
	int bits;

	for (bits = 0; bits < RINGTAP_SYSCALLS_MAX; bits++)
		if (call_routes[bits].returned || wants_bits(set, bits)) {
			WRITE_ONCE(call_routes[bits].returned, CALL_WANTED);
			WRITE_ONCE(call_routes[bits].entered, CALL_ENTERED);
		}
}

/* Where one capture is alone, most of what it leaves out never gets past its gate. */
static u8 gate_of(const struct tap_set *set)
{
	if (set->nr != 1)
		return CALL_UNWANTED;
	if (set->captures[0].checks & CHECK_THREAD)
		return CALL_GATED;
	return set->captures[0].checks & CHECK_RESULT ? CALL_IF_FAILED : CALL_UNWANTED;
}

static u8 exit_route(const struct tap_set *set, int bits)
{
	const struct call_wants *native = &set->calls[RINGTAP_ABI_NATIVE][bits];
	u8 gate = gate_of(set);

	if (gate)
		return gate;
	if (goes_by_buffer(native))
		return CALL_BUFFER;
	if (goes_by_items(native))
		return CALL_ITEMS;
	return goes_to_several(native) ? CALL_SEVERAL : CALL_WANTED;
}

static u8 entry_route(const struct tap_set *set, int bits)
{
	const struct call_wants *native = &set->calls[RINGTAP_ABI_NATIVE][bits];

	if (gate_of(set) == CALL_GATED)
		return CALL_GATED;
	return goes_timed(native) ? CALL_TIMED : CALL_ENTERED;
}

/* What this set wants, and no more */
static void settle_bits(const struct tap_set *set)
{
	int bits;

	for (bits = 0; bits < RINGTAP_SYSCALLS_MAX; bits++) {
		bool wanted = wants_bits(set, bits);

		WRITE_ONCE(call_routes[bits].returned, wanted ? exit_route(set, bits) : CALL_UNWANTED);
		WRITE_ONCE(call_routes[bits].entered, wanted ? entry_route(set, bits) : CALL_UNWANTED);
	}
}

static void set_fill(struct tap_set *set, const struct tap_set *old, const struct capture *minus,
		     struct capture *plus)
{
	int i;

	set->nr = 0;
	for (i = 0; i < old->nr; i++)
		if (old->captures[i].capture != minus)
			set->captures[set->nr++] = attached_of(old->captures[i].capture);
	if (plus)
		set->captures[set->nr++] = attached_of(plus);
	want_calls(set);
}

const struct tap_set *tap_set_change(const struct capture *minus, struct capture *plus)
{
	const struct filter *gate;
	const struct tap_set *old;
	struct tap_set *set;

	old = rcu_dereference_protected(tap_active, lockdep_is_held(&tap_lock));
	set = &sets[old == &sets[0]];
	set_fill(set, old, minus, plus);
	gate = gate_of(set) == CALL_GATED ? set->captures[0].filter : NULL;
	open_bits(set);
	rcu_assign_pointer(tap_active, set);
	/* the old one stays for probes that have seen CALL_GATED, until they have ended */
	if (gate)
		WRITE_ONCE(tap_gate, gate);
	tap_synchronize();
	WRITE_ONCE(tap_gate, gate);
	settle_bits(set);
	return set;
}
