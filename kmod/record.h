/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Filling a record in place, in the ring. A record that turns out not to fit is
 * given up as a whole and counted as lost.
 *
 * All of this runs in probes, with preemption off: nothing here sleeps,
 * allocates or waits for another CPU.
 */
#ifndef RINGTAP_RECORD_H
#define RINGTAP_RECORD_H

#include <linux/percpu.h>
#include <linux/socket.h>
#include <asm/byteorder.h>
#include "capture.h"

struct kernel_siginfo;
struct pt_regs;

struct record {
	struct capture_cpu *cpu;
	struct ring_slot slot;
	struct ringtap_record *head;
	char *at;		/* where the next item goes */
	char *end;		/* of what is reserved */
	u32 item_max;
	u8 items;
	bool full;
	bool cut;		/* buffers are left out */
	bool given;		/* there is a PATH or a SOCKADDR of the caller's */
};

/* Most bytes that an item of len captured bytes takes */
#define RECORD_ITEM(len)	(sizeof(struct ringtap_item) + RINGTAP_ALIGN(len))

static __always_inline void record_fill_head(struct ringtap_record *head, int type, u64 ns)
{
	head->type = type;
	head->flags = 0;
	head->ns = ns;
	head->tgid = current->tgid;
	head->tid = current->pid;
}

/* Where the ring is full, or was, or somebody was interrupted */
static noinline __maybe_unused bool record_reserve_slow(struct record *rec, int type,
							u32 min, u32 max, u64 ns)
{
	return likely(ring_reserve(&rec->cpu->ring, &rec->slot, min, max, ns)) ||
	       protect_reserve(rec->cpu, &rec->slot, type, min, max, ns);
}

/*
 * Starts a record of a fixed part and at most extra bytes of items. Returns the
 * fixed part, with its header filled and the rest as it was; NULL: lost.
 */
static __always_inline void *record_begin(struct record *rec, struct capture *capture, int type,
					  u32 fixed, u32 extra, u64 ns)
{
	struct ringtap_record *head;
	struct capture_cpu *cpu = this_cpu_ptr(capture->cpus);

	rec->cpu = cpu;
	if (likely(ring_reserve_fast(&cpu->ring, fixed + extra, &rec->slot.pos)))
		rec->slot.space = fixed + extra;
	else if (!record_reserve_slow(rec, type, fixed, fixed + extra, ns))
		return NULL;
	head = ring_at(&cpu->ring, rec->slot.pos);
	record_fill_head(head, type, ns);
	rec->head = head;
	rec->at = (char *)head + fixed;
	rec->end = (char *)head + rec->slot.space;
	rec->item_max = capture->item_max;
	rec->items = 0;
	rec->full = false;
	rec->cut = false;
	rec->given = false;
	return head;
}

static inline bool record_give_up(struct record *rec)
{
	struct ring *ring = &rec->cpu->ring;
	int type = rec->head->type;
	u64 ns = rec->head->ns;
	bool wake;

	wake = ring_discard(ring, &rec->slot);
	ring_lose(ring, type, ns);
	if (rec->cut)
		protect_uncut(rec->cpu);
	return wake;
}

/* Ends a record that others have interrupted, once ring_commit_fast() has said so. */
static noinline __maybe_unused void record_leave(struct capture_cpu *cpu)
{
	ring_leave(&cpu->ring);
	if (unlikely(ring_wants_wake(&cpu->ring)))
		capture_call_client(cpu);
}

/* Where somebody was interrupted, or interrupted us, or the record does not fit */
static noinline __maybe_unused void record_end_slow(struct record *rec)
{
	struct ring *ring = &rec->cpu->ring;
	bool wake;

	if (unlikely(rec->full)) {
		wake = record_give_up(rec);
	} else {
		ring_leave(ring);
		wake = ring_wants_wake(ring);
	}
	if (unlikely(wake))
		capture_call_client(rec->cpu);
}

static __always_inline void record_end(struct record *rec)
{
	struct ring *ring = &rec->cpu->ring;
	u32 len = rec->at - (char *)rec->head;

	rec->head->len = len;
	if (likely(!rec->full)) {
		ring_shrink(ring, &rec->slot, len);
		if (likely(READ_ONCE(ring->nest) == 1) &&
		    likely(ring_commit_fast(ring, rec->head, rec->slot.pos, len))) {
			if (unlikely(ring_wants_wake(ring)))
				capture_call_client(rec->cpu);
			return;
		}
	}
	record_end_slow(rec);
}

/* Of a word in memory, the first n bytes, 0 < n < 8 */
#ifdef __LITTLE_ENDIAN
#define RECORD_KEEP(n)	(~0ULL >> (64 - 8 * (n)))
#else
#define RECORD_KEEP(n)	(~0ULL << (64 - 8 * (n)))
#endif

/* What lies behind len in its word is of the room in any case. */
static __always_inline void record_pad(char *data, u32 len)
{
	if (len % 8)
		*(u64 *)(data + len / 8 * 8) &= RECORD_KEEP(len % 8);
}

/*
 * Starts an item of at most cap bytes. *room says how many there are for it: if
 * fewer than cap, the ring is the limit, and an item that needs more has to call
 * item_overflows(). NULL: the record is full.
 */
static inline void *item_begin(struct record *rec, int kind, int arg, u32 cap, u32 *space)
{
	struct ringtap_item *item = (struct ringtap_item *)rec->at;
	long left = rec->end - rec->at - (long)sizeof(*item);

	if (unlikely(left < 0 || rec->full)) {
		rec->full = true;
		return NULL;
	}
	item->kind = kind;
	item->arg = arg;
	*space = min_t(long, left, cap);
	return item + 1;
}

static inline void item_overflows(struct record *rec)
{
	rec->full = true;
}

static inline void item_end(struct record *rec, u32 len, u64 orig_len, int flags)
{
	struct ringtap_item *item = (struct ringtap_item *)rec->at;
	char *data = (char *)(item + 1);

	item->flags = flags;
	item->len = len;
	item->orig_len = orig_len;
	record_pad(data, len);
	rec->at = data + RINGTAP_ALIGN(len);
	rec->items++;
}

/* len bytes of the kernel's own, or as many as an item may have */
static inline void item_kernel_bytes(struct record *rec, int kind, int arg, const void *from, u32 len)
{
	u32 want = min(len, rec->item_max);
	u32 space;
	void *dst;

	dst = item_begin(rec, kind, arg, want, &space);
	if (!dst)
		return;
	if (space < want) {
		item_overflows(rec);
		return;
	}
	memcpy(dst, from, want);
	item_end(rec, want, len, RINGTAP_ITEM_KERNEL |
		 (want < len ? RINGTAP_ITEM_TRUNCATED : 0));
}

/*
 * The most that an item SOCKET takes. Addresses are made in place: there has to
 * be room for two of any family.
 */
#define SOCKET_ITEM_MAX	(sizeof(struct ringtap_socket) + \
			 2 * RINGTAP_ALIGN(sizeof(struct __kernel_sockaddr_storage)))

/* ---- record_user.c: what a caller's pointers point to ---- */

/* Copies what can be read, never faulting; returns how many bytes that was. */
u32 user_copy(void *dst, u64 from, u32 len);

/*
 * To be asked where it is likely that nothing is: a child that has just been
 * forked has few of its pages yet, and what it gives to execve is not among them.
 * A copy that fails finds that out by several faults, each worth a whole record.
 */
bool user_is_there(u64 addr);
/* What item_user_string() makes of it then */
void item_user_absent(struct record *rec, int kind, int arg);
/* The string's length, without its NUL; room if it is longer; -EFAULT */
long user_copy_string_of(char *buf, u64 from, u32 space);
void item_user_string(struct record *rec, int kind, int arg, u64 addr);
/* len bytes at addr, of which at most cap are kept; flags: what is known of them */
void item_user_buffer(struct record *rec, int kind, int arg, u64 addr, u64 len, u32 cap,
		      int flags);
/* total: bytes transferred, or -1 for what the vector holds */
void item_user_iov(struct record *rec, int arg, u64 addr, u64 count, long total, u32 cap,
		   bool compat);
/*
 * Of strings that do not fit into cap bytes, so many of the last ones are kept in an item
 * TAIL, and so many in front of it: both take what one item of cap bytes would.
 */
#define RECORD_TAIL(cap)	((cap) / 4 - (u32)(sizeof(struct ringtap_item) + \
						   sizeof(struct ringtap_tail)))
#define RECORD_HEAD(cap, tail)	((tail) ? (cap) - (cap) / 4 : (cap))

/* The last len bytes of strings, which begin at addr; count: of all strings, 0: not known */
void item_user_tail(struct record *rec, int arg, u64 addr, u32 len, u64 count);
/* a NULL-terminated array of strings */
void item_user_vector(struct record *rec, int kind, int arg, u64 addr, bool compat);

/* ---- record_process.c ---- */

void record_exec(struct capture *capture, u32 old_tid, const char *filename, u64 ns);
void record_fork(struct capture *capture, struct task_struct *child, u64 ns);
void record_signal(struct capture *capture, int sig, const struct kernel_siginfo *info, u64 ns);
void record_exit(struct capture *capture, bool last, u64 ns);

/* ---- record_cpu.c ---- */

void record_switch(struct capture *capture, const struct task_struct *next, u64 ns);
void record_fault(struct capture *capture, unsigned long addr, const struct pt_regs *regs,
		  unsigned long error, u64 ns);
void record_cpu(struct capture *capture, u32 cpu, u32 action, u64 ns);

/* ---- record_cgroup.c ---- */

/* The current process's control group. Adds nothing if the kernel has none. */
void item_cgroup(struct record *rec);

#endif
