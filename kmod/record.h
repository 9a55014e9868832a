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
#include "capture.h"

struct kernel_siginfo;

struct record {
	struct capture_cpu *cpu;
	struct ring_slot slot;
	struct ringtap_record *head;
	char *at;		/* where the next item goes */
	char *end;		/* of what is reserved */
	u32 item_max;
	u8 items;
	bool full;
};

/* Most bytes that an item of len captured bytes takes */
#define RECORD_ITEM(len)	(sizeof(struct ringtap_item) + RINGTAP_ALIGN(len))

/*
 * Starts a record of a fixed part and at most extra bytes of items. Returns the
 * fixed part, with its header filled and the rest as it was; NULL: lost.
 */
static inline void *record_begin(struct record *rec, struct capture *capture, int type,
				 u32 fixed, u32 extra, u64 ns)
{
	struct capture_cpu *cpu = this_cpu_ptr(capture->cpus);
	struct ringtap_record *head;

	if (unlikely(!ring_reserve(&cpu->ring, &rec->slot, fixed, fixed + extra, ns)) &&
	    !protect_reserve(cpu, &rec->slot, type, fixed, fixed + extra, ns))
		return NULL;
	head = ring_at(&cpu->ring, rec->slot.pos);
	head->type = type;
	head->flags = 0;
	head->ns = ns;
	head->tgid = current->tgid;
	head->tid = current->pid;
	rec->cpu = cpu;
	rec->head = head;
	rec->at = (char *)head + fixed;
	rec->end = (char *)head + rec->slot.room;
	rec->item_max = capture->item_max;
	rec->items = 0;
	rec->full = false;
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
	return wake;
}

static inline void record_end(struct record *rec)
{
	struct ring *ring = &rec->cpu->ring;
	bool wake;

	rec->head->len = rec->at - (char *)rec->head;
	if (unlikely(rec->full))
		wake = record_give_up(rec);
	else
		wake = ring_commit(ring, &rec->slot, rec->head->len);
	if (unlikely(wake))
		capture_call_client(rec->cpu);
}

/*
 * Starts an item of at most cap bytes. *room says how many there are for it: if
 * fewer than cap, the ring is the limit, and an item that needs more has to call
 * item_overflows(). NULL: the record is full.
 */
static inline void *item_begin(struct record *rec, int kind, int arg, u32 cap, u32 *room)
{
	struct ringtap_item *item = (struct ringtap_item *)rec->at;
	long left = rec->end - rec->at - (long)sizeof(*item);

	if (unlikely(left < 0 || rec->full)) {
		rec->full = true;
		return NULL;
	}
	item->kind = kind;
	item->arg = arg;
	*room = min_t(long, left, cap);
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
	if (len % 8)
		memset(data + len, 0, 8 - len % 8);
	rec->at = data + RINGTAP_ALIGN(len);
	rec->items++;
}

/*
 * The most that an item SOCKET takes. Addresses are made in place: there has to
 * be room for two of any family.
 */
#define SOCKET_ITEM_MAX	(sizeof(struct ringtap_socket) + \
			 2 * RINGTAP_ALIGN(sizeof(struct __kernel_sockaddr_storage)))

/* ---- capture_user.c: what a caller's pointers point to ---- */

/* Copies what can be read, never faulting; returns how many bytes that was. */
u32 user_copy(void *to, u64 from, u32 len);

void item_user_string(struct record *rec, int kind, int arg, u64 addr);
/* len bytes at addr, of which at most cap are kept; flags: what is known of them */
void item_user_buffer(struct record *rec, int kind, int arg, u64 addr, u64 len, u32 cap,
		      int flags);
/* total: bytes transferred, or -1 for what the vector holds */
void item_user_iov(struct record *rec, int arg, u64 addr, u64 count, long total, u32 cap,
		   bool compat);
/* a NULL-terminated array of strings */
void item_user_vector(struct record *rec, int kind, int arg, u64 addr, bool compat);

/* ---- capture_syscall.c ---- */

struct call {
	struct pt_regs *regs;
	long ret;
	int nr;
	int abi;
	u64 ns;
	u64 entry_ns;		/* 0: not known */
	bool args_gone;
	u32 room;		/* see capture_room() */
};

#define ROOM_UNKNOWN	(~0U)

/*
 * Room that the caller has for the address that the call returns. Asked at the
 * call's entry, since the kernel then puts the address's length in its place.
 */
u32 capture_room(const struct call *call);

void capture_return(struct capture *capture, const struct call *call);
void capture_entry(struct capture *capture, const struct call *call);

/* ---- capture_process.c ---- */

void capture_exec(struct capture *capture, u32 old_tid, const char *filename, u64 ns);
void capture_fork(struct capture *capture, struct task_struct *child, u64 ns);
void capture_signal(struct capture *capture, int sig, const struct kernel_siginfo *info, u64 ns);
void capture_exit_of_current(struct capture *capture, bool last, u64 ns);

/* ---- capture_cgroup.c ---- */

/* The current process's control group. Adds nothing if the kernel has none. */
void item_cgroup(struct record *rec);

#endif
