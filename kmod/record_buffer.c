// SPDX-License-Identifier: GPL-2.0
/*
 * Calls with one buffer and nothing else: read, write and their like, the half of
 * what programs do. The same record as record_return() makes of them, of one
 * capture and in the fewest instructions: straight from the registers, with
 * nothing asked of the plan that was not known when the module was loaded.
 */
#include "record_syscall.h"
#include "clock.h"
#include "entry.h"
#include "tap_set.h"
#include "user_copy.h"

/* Where the registers tell of the buffer */
struct buffer_words {
	u8 addr;
	u8 len;
	u8 most;	/* it is no longer than this word says, either */
	u8 arg;		/* which argument it is */
	bool filled;	/* by the call, if that has not failed */
};

static struct buffer_words buffer_words[RINGTAP_SYSCALLS_MAX];

bool call_has_one_buffer(int abi, int nr)
{
	const struct plan *plan;

	if (abi != RINGTAP_ABI_NATIVE || (unsigned int)nr >= PLAN_NATIVE_NR)
		return false;
	plan = &syscall_plans[plan_native[nr]];
	return (plan->op[0].kind == PLAN_IN || plan->op[0].kind == PLAN_OUT) &&
	       plan->op[1].kind == PLAN_END && !call_has_view(abi, nr);
}

static u8 word_of(u8 arg)
{
	return arg < 6 ? arch_arg_words[arg] : ARCH_RESULT_WORD;
}

static struct buffer_words words_of(const struct plan_op *op)
{
	struct buffer_words words = { .arg = op->arg, .filled = op->kind == PLAN_OUT };

	words.addr = word_of(op->arg);
	words.len = word_of(op->len);
	words.most = words.filled && op->max < 6 ? word_of(op->max) : words.len;
	return words;
}

void record_buffer_init(void)
{
	int nr;

	for (nr = 0; nr < PLAN_NATIVE_NR; nr++)
		if (call_has_one_buffer(RINGTAP_ABI_NATIVE, nr))
			buffer_words[nr] = words_of(syscall_plans[plan_native[nr]].op);
}

static __always_inline u64 take_entry(const struct attached_capture *attached, const struct call_wants *wants,
				      int nr)
{
	u64 ns;

	if (!(wants->traits & CALL_NOTED))
		return 0;
	ns = entry_take(current->pid, RINGTAP_ABI_NATIVE, nr);
	return unlikely(ns < attached->since_ns) ? 0 : ns;
}

/*
 * Not all of it could be read: what is there, and no more. The record's length. By
 * value, since a slot with an address is in memory.
 */
static noinline u32 cut_buffer(struct ring *ring, u64 pos, u32 space, u32 got)
{
	struct ringtap_syscall *sys = ring_at(ring, pos);
	struct ringtap_item *item = (struct ringtap_item *)(sys + 1);
	const struct ring_slot slot = { .pos = pos, .space = space };
	u32 len = sizeof(*sys) + RECORD_ITEM(got);

	item->flags = RINGTAP_ITEM_FAULTED;
	item->len = got;
	record_pad((char *)(item + 1), got);
	ring_shrink(ring, &slot, len);
	return len;
}

/* Where len bytes of data will end within a word, there are zeroes behind them. */
static __always_inline void clear_last_word(char *data, u32 len)
{
	/* without any: the word before, which the item's header overwrites */
	*(u64 *)(data + (((long)len - 1) & ~7L)) = 0;
}

/* Behind sys, where there is room for `want` bytes of it. How many there were */
static __always_inline u32 add_buffer(struct ringtap_syscall *sys, const struct buffer_words *words,
				      u64 addr, u64 len, u32 want)
{
	struct ringtap_item *item = (struct ringtap_item *)(sys + 1);

	clear_last_word((char *)(item + 1), want);
	item->kind = RINGTAP_KIND_BUFFER;
	item->arg = words->arg;
	item->flags = want < len ? RINGTAP_ITEM_TRUNCATED : 0;
	item->len = want;
	item->orig_len = len;
	sys->items = 1;
	return user_copy_here(item + 1, addr, want);
}

static __always_inline bool return_buffer(const struct attached_capture *attached, const struct call_wants *wants,
					  struct pt_regs *regs, long ret)
{
	struct call call = { .regs = regs, .ret = ret, .nr = arch_raw_nr(regs) };
	const struct buffer_words *words = &buffer_words[call_index(call.nr)];
	u64 len = min(arch_word(regs, words->len), arch_word(regs, words->most));
	struct capture_cpu *cpu = this_cpu_ptr(attached->cpus);
	bool there = !words->filled || !IS_ERR_VALUE((unsigned long)ret);
	u32 want = min_t(u64, len, attached->snaplen);
	u32 space = sizeof(struct ringtap_syscall) + (likely(there) ? RECORD_ITEM(want) : 0);
	struct ringtap_syscall *sys;
	u64 pos;

	/* of who is traced, the call may have been noted by another number */
	if (unlikely(attached_is_owner(attached)) || unlikely(current->ptrace) ||
	    unlikely(!clock_read(&call.ns)) ||
	    unlikely(!ring_reserve_fast(&cpu->ring, space, &pos)))
		return false;
	call.entry_ns = take_entry(attached, wants, call.nr);
	sys = ring_at(&cpu->ring, pos);
	record_fill_head(&sys->h, RINGTAP_SYSCALL, call.ns);
	record_fill_call(sys, &call);
	if (likely(there)) {
		u32 got = add_buffer(sys, words, arch_word(regs, words->addr), len, want);

		if (unlikely(got < want))
			space = cut_buffer(&cpu->ring, pos, space, got);
	}
	sys->h.len = space;
	if (unlikely(!ring_commit_fast(&cpu->ring, &sys->h, pos, space)))
		record_leave(cpu);
	else if (unlikely(ring_wants_wake(&cpu->ring)))
		capture_call_client(cpu);
	return true;
}

bool record_return_buffer(const struct attached_capture *attached, const struct call_wants *wants,
			  struct pt_regs *regs, long ret)
{
	return return_buffer(attached, wants, regs, ret);
}

/* With CALL_BUFFER, and nothing saved on the way here */
void notrace return_buffer_single(void *data, struct pt_regs *regs, long ret)
{
	const struct call_wants *wants;
	const struct tap_set *set;
	bool done = false;

	call_probe_begin();
	set = rcu_dereference_sched(tap_active);
	wants = native_wants(set, regs);
	if (likely(goes_by_buffer(wants)))
		done = return_buffer(&set->captures[wants->single], wants, regs, ret);
	call_probe_end();
	if (unlikely(!done))
		return_slow_path(NULL, regs, ret);
}
