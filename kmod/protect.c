// SPDX-License-Identifier: GPL-2.0
#include <linux/cpu.h>
#include <linux/err.h>
#include <linux/percpu.h>
#include <linux/ptrace.h>
#include <linux/slab.h>
#include "arch.h"
#include "capture.h"

#define CALL_WORDS	(RINGTAP_SYSCALLS_MAX / 64)

struct protect {
	u64 up[RINGTAP_LEVELS];	/* more unread bytes than these end the level */
	u64 down;		/* and with fewer than these it may fall */
	u64 guard;		/* of a ring at level ALL */
	u64 recover_ns;
	u64 bulk[RINGTAP_ABIS][CALL_WORDS];
	u64 security[RINGTAP_ABIS][CALL_WORDS];
};

/* The thresholds of rings of that size. ERR_PTR: -EINVAL, -ENOMEM */
static struct protect *protect_make(const struct ringtap_protect *words, u64 ring_size)
{
	struct protect *protect;
	int level;

	if (words->flags || words->reserved || words->recover_ms > RINGTAP_RECOVER_MAX_MS)
		return ERR_PTR(-EINVAL);
	protect = kzalloc(sizeof(*protect), GFP_KERNEL);
	if (!protect)
		return ERR_PTR(-ENOMEM);
	for (level = 0; level < RINGTAP_LEVELS; level++)
		protect->up[level] = ring_size / 8 * (4 + level);
	protect->down = ring_size / 4;
	protect->guard = ring_size - protect->up[RINGTAP_LEVEL_ALL];
	protect->recover_ns = (words->recover_ms ?: RINGTAP_RECOVER_DEFAULT_MS) * 1000000ULL;
	memcpy(protect->bulk, words->bulk, sizeof(protect->bulk));
	memcpy(protect->security, words->security, sizeof(protect->security));
	return protect;
}

/* Above level 0 the whole ring is guarded: each record is looked at. */
static void set_level(struct protect_cpu *state, struct ring *ring, const struct protect *protect,
		      u32 level, u64 ns)
{
	ring_set_guard(ring, level ? ring->size : protect->guard);
	state->since_ns = ns;
	WRITE_ONCE(state->level, level);
}

void protect_begin(struct protect_cpu *state, struct ring *ring, const struct protect *protect)
{
	if (protect)
		set_level(state, ring, protect, RINGTAP_LEVEL_ALL, state->since_ns);
}

int capture_protect(struct capture *capture, const struct ringtap_protect *words)
{
	struct protect *protect;
	int cpu, err = 0;

	mutex_lock(&capture->lock);
	if (!capture->ready || capture->flight || capture->running) {
		err = capture->running ? -EBUSY : -EINVAL;
		goto out;
	}
	protect = protect_make(words, capture->ring_size);
	if (IS_ERR(protect)) {
		err = PTR_ERR(protect);
		goto out;
	}
	cpus_read_lock();
	kfree(capture->protect);
	capture->protect = protect;
	for_each_possible_cpu(cpu) {
		struct capture_cpu *this = per_cpu_ptr(capture->cpus, cpu);

		protect_begin(&this->protect, &this->ring, protect);
	}
	cpus_read_unlock();
out:
	mutex_unlock(&capture->lock);
	return err;
}

/* A level falls once for each recover_ns that have gone by. */
static void adjust(struct protect_cpu *state, struct ring *ring, const struct protect *protect,
		   u64 unread, u64 ns)
{
	u32 level = state->level;
	u64 since = state->since_ns;

	while (level < RINGTAP_LEVELS - 1 && unread > protect->up[level]) {
		level++;
		since = ns;
	}
	while (level && unread < protect->down && ns - since >= protect->recover_ns &&
	       ns > since) {
		level--;
		since += protect->recover_ns;
	}
	if (level != state->level)
		set_level(state, ring, protect, level, level ? since : ns);
}

static void fill_level(struct protect_cpu *cpu, struct ringtap_level *rec, u64 unread, u64 ns)
{
	int class;

	memset(rec, 0, sizeof(*rec));
	rec->h.len = sizeof(*rec);
	rec->h.type = RINGTAP_LEVEL;
	rec->h.ns = ns;
	rec->from = cpu->reported_level;
	rec->to = cpu->level;
	rec->unread = unread;
	rec->since_ns = cpu->reported_since_ns;
	rec->cut = ring_take_lost(&cpu->cut, &cpu->cut_reported);
	for (class = 0; class < RINGTAP_CLASSES; class++)
		rec->shed[class] = ring_take_lost(&cpu->shed[class], &cpu->shed_reported[class]);
}

/* Without room it is told later. */
static void report(struct capture_cpu *cpu, u64 unread, u64 ns)
{
	struct ringtap_level *rec;
	struct ring_slot slot;

	if (!ring_reserve_all(&cpu->ring, &slot, sizeof(*rec), sizeof(*rec), ns))
		return;
	rec = ring_at(&cpu->ring, slot.pos);
	fill_level(&cpu->protect, rec, unread, ns);
	cpu->protect.reported_level = rec->to;
	cpu->protect.reported_since_ns = cpu->protect.since_ns;
	if (ring_commit(&cpu->ring, &slot, sizeof(*rec)))
		capture_call_client(cpu);
}

static bool has_bit(const u64 (*mask)[CALL_WORDS], int abi, unsigned int bit)
{
	return mask[abi][bit / 64] >> (bit % 64) & 1;
}

/* The call is that of the current thread, at its beginning or its end. */
static int class_of(const struct protect *protect, int type)
{
	unsigned int bit;
	int abi, nr;

	if (type == RINGTAP_SWITCH || type == RINGTAP_FAULT)
		return RINGTAP_CLASS_BULK;
	if (type != RINGTAP_SYSCALL && type != RINGTAP_ENTRY && type != RINGTAP_TARGET)
		return RINGTAP_CLASS_LIFE;
	nr = arch_call(current_pt_regs(), &abi);
	bit = filter_call_bit(nr);
	if (has_bit(protect->security, abi, bit))
		return RINGTAP_CLASS_SECURITY;
	return has_bit(protect->bulk, abi, bit) ? RINGTAP_CLASS_BULK : RINGTAP_CLASS_ORDINARY;
}

/* From NO_BULK on, each level leaves out one class more, life never. */
static bool sheds(u32 level, int class)
{
	return class != RINGTAP_CLASS_LIFE &&
	       level + class >= RINGTAP_LEVEL_NO_BULK + RINGTAP_CLASS_BULK;
}

/* Bytes that the client has not read, and those that are being written */
static u64 unread_now(struct ring *ring)
{
	return ring->size - ring_free(ring, local_read(&ring->head));
}

bool protect_reserve(struct capture_cpu *cpu, struct ring_slot *slot, int type, u32 min, u32 max,
		     u64 ns)
{
	const struct protect *protect = cpu->capture->protect;
	struct ring *ring = &cpu->ring;

	if (protect && ring->size) {
		u64 unread = unread_now(ring);
		int class = class_of(protect, type);

		adjust(&cpu->protect, ring, protect, unread, ns);
		if (cpu->protect.level != cpu->protect.reported_level)
			report(cpu, unread, ns);
		if (sheds(cpu->protect.level, class)) {
			local_inc(&cpu->protect.shed[class]);
			return false;
		}
		if (ring_reserve_all(ring, slot, min, max, ns))
			return true;
	}
	ring_lose(ring, type, ns);
	return false;
}

void protect_cut(struct capture_cpu *cpu)
{
	local_inc(&cpu->protect.cut);
}

void protect_uncut(struct capture_cpu *cpu)
{
	local_dec(&cpu->protect.cut);
}

void protect_flush(struct capture_cpu *cpu, u64 ns)
{
	struct protect_cpu *state = &cpu->protect;
	bool unreported = state->level != state->reported_level ||
		      local_read(&state->cut) != local_read(&state->cut_reported);
	int class;

	for (class = 0; class < RINGTAP_CLASSES; class++)
		unreported |= local_read(&state->shed[class]) != local_read(&state->shed_reported[class]);
	if (unreported)
		report(cpu, unread_now(&cpu->ring), ns);
}

void protect_add_stat(struct protect_cpu *state, struct ringtap_stat *stat)
{
	int class;

	stat->level = max_t(u32, stat->level, READ_ONCE(state->level));
	stat->cut += local_read(&state->cut);
	for (class = 0; class < RINGTAP_CLASSES; class++)
		stat->shed[class] += local_read(&state->shed[class]);
}
