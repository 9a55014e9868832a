/* SPDX-License-Identifier: GPL-2.0 */
#include "model.h"

#include <stddef.h>
#include "../ringbox.c"
#include "cpu.h"

#define RING_SIZE	4096
/* Positions wrap here, and so do places in the ring */
#define START		(0ULL - 128)
#define DEPTH_MAX	3
#define STEPS_MAX		600

/* What is explored, by scripts on the command line */
#ifndef ROOM
#define ROOM		512	/* free bytes of the ring */
#endif
#ifndef FLIGHT
#define FLIGHT		0	/* flight mode: the ring begins nearly full, and ROOM is all of it */
#endif
#if FLIGHT
#undef ROOM
#define ROOM		RING_SIZE
#define HOLDS		1	/* how often a client may hold the ring */
#define BEFORE		3	/* large records that are there at the start */
#else
#define HOLDS		0
#endif
#ifndef OUTER
#define OUTER		2	/* records, one after the other */
#endif
#ifndef NESTED
#define NESTED		2	/* records in all that interrupt */
#endif
#ifndef OUTER_KINDS
#define OUTER_KINDS	(1 << KIND_EXACT | 1 << KIND_SHORT)
#endif
#ifndef NESTED_KINDS
#define NESTED_KINDS	(1 << KIND_EXACT | 1 << KIND_GIVEN_UP)
#endif

#if FLIGHT	/* a few of them fill the ring */
static const struct ringbox_work kinds[KINDS] = {
	[KIND_EXACT] = { .min = 1000, .max = 1000, .len = 1000, .type = RINGTAP_ENTRY },
	[KIND_SHORT] = { .min = 1000, .max = 1064, .len = 1056, .type = RINGTAP_SYSCALL },
	[KIND_GIVEN_UP] = { .min = 32, .max = 1000, .len = 4096, .type = RINGTAP_EXEC },
	[KIND_LARGE] = { .min = 2000, .max = 2000, .len = 2000, .type = RINGTAP_FORK },
	[KIND_ELASTIC] = { .min = 40, .max = 1496, .len = 48, .type = RINGTAP_EXIT },
};
#else
static const struct ringbox_work kinds[KINDS] = {
	[KIND_EXACT] = { .min = 40, .max = 40, .len = 40, .type = RINGTAP_ENTRY },
	[KIND_SHORT] = { .min = 40, .max = 64, .len = 56, .type = RINGTAP_SYSCALL },
	[KIND_GIVEN_UP] = { .min = 32, .max = 48, .len = 4096, .type = RINGTAP_EXEC },
	[KIND_LARGE] = { .min = 200, .max = 200, .len = 200, .type = RINGTAP_FORK },
	[KIND_ELASTIC] = { .min = 40, .max = 240, .len = 48, .type = RINGTAP_EXIT },
};
#endif

struct world {
	struct cpu cpu;
	struct ringbox box;
	struct account account;
	uint64_t loaded;	/* bytes that the client has seen; 0: none yet */
	uint64_t produced, lost, lost_by_type[RINGTAP_TYPES];
	const char *wrong;
	uint64_t touched;	/* bytes of the window that ever were reserved */
	int pending;		/* the kind that begins next; -1: none */
	int depth;		/* records that the CPU is at */
	int outer, nested;	/* how many may yet begin */
	int holds;		/* and how often the ring may be held */
	int fresh;		/* nothing was read since it was */
	int ended;
	int steps_known;	/* not part of the state */
};

char world_bytes[WORLD_BYTES] __attribute__((aligned(128)));
char *window;
uint64_t digest[2];

static struct world *const world = (struct world *)world_bytes;
static unsigned long ends;

_Static_assert(sizeof(struct world) <= WORLD_BYTES, "the world is larger than what is saved");

/* Each step at its depth: going back in the search needs no going back here. */
static char steps[STEPS_MAX];

static void note(char what)
{
	if (world->steps_known < STEPS_MAX)
		steps[world->steps_known++] = what;
}

static void expect(bool what, const char *otherwise)
{
	if (!what && !world->wrong)
		world->wrong = otherwise;
}

static uint64_t mixed(uint64_t sum, uint64_t word, uint64_t factor)
{
	sum = (sum ^ word) * factor;
	return sum ^ (sum >> 32);
}

static void digest_words(const void *from, unsigned long bytes)
{
	const uint64_t *word = from, *end = word + bytes / 8;

	for (; word < end; word++) {
		digest[0] = mixed(digest[0], *word, 0x9e3779b97f4a7c15ULL);
		digest[1] = mixed(digest[1], *word, 0xd6e8feb86659fd93ULL);
	}
}

static void digest_world(void)
{
	struct cpu_view view;

	digest[0] = digest[1] = 0x5bd1e995;
	cpu_look(&world->cpu, &view);
	digest_words(view.regs, sizeof(view.regs));
	digest_words(view.stack, view.bytes);
	digest_words(&world->box,
		     offsetof(struct world, steps_known) - offsetof(struct world, box));
	digest_words(window, world->touched);	/* the rest is as it always was */
}

/* What holds between any two accesses */
static void check(void)
{
	const struct ring *ring = &world->box.ring;
	uint64_t head = ring->head.value;
	uint64_t tail = FLIGHT ? ring->oldest.value & ~RING_HELD
			       : world->box.consumer.tail + world->box.lag;

	expect(head - tail <= ROOM, "bytes were taken that the client has not released");
	if (FLIGHT)
		world->touched = WINDOW_BYTES;
	else if (head - START > world->touched)
		world->touched = head - START;
	expect(world->touched <= WINDOW_BYTES, "the window is too small for this model");
	expect(!world->cpu.stack[0], "the stack is too small for this model");
	expect(head - ring->published <= ROOM, "more is published than reserved");
	expect(ring->published - world->box.producer.head <= ROOM,
	       "the client sees more than is published");
	expect(world->depth || !ring->nest, "nobody is at work and nest is not zero");
	expect(world->depth || head == world->box.producer.head,
	       "nobody is at work and not all is published");
}

static void tell_wrong(void)
{
	static bool reported;

	if (!reported)
		printf("wrong: %s\nhow: %.*s\n", world->wrong, world->steps_known, steps);
	reported = true;
}

static int can_begin(void)
{
	if (world->depth == DEPTH_MAX)
		return 0;
	if (world->depth)
		return world->nested ? NESTED_KINDS : 0;
	return world->outer ? OUTER_KINDS : 0;
}

static int can_read(void)
{
	if (world->loaded)
		return CAN_STORE;
	if (FLIGHT && !ringbox_held(&world->box))
		return world->holds ? CAN_HOLD : 0;
	if (FLIGHT && world->box.producer.head == world->box.tail)
		return CAN_RESUME;
	return world->box.producer.head != world->box.tail ? CAN_LOAD | FLIGHT * CAN_RESUME : 0;
}

/* After each step: is all as it should be, and what can happen next? */
static int next(void)
{
	check();
	digest_world();
	if (world->wrong) {
		tell_wrong();
		return CAN_BE_WRONG;
	}
	if (world->ended)
		return 0;
	if (!world->depth && !world->outer)
		return CAN_END;
	return can_begin() | can_read() | (world->depth ? CAN_GO : 0);
}

/* ---- the CPU ---- */

static void produce(int kind)
{
	struct ringbox_work work = kinds[kind];

	world->depth++;
	work.key = world->produced++;
	if (!ringbox_produce(&world->box, &work, NULL)) {
		world->lost++;
		world->lost_by_type[work.type]++;
	}
	world->depth--;
}

static int take_pending(void)
{
	int kind = world->pending;

	world->pending = -1;
	return kind;
}

static void stop_and_be_interrupted(void)
{
	for (;;) {
		cpu_stop(&world->cpu);
		if (world->pending < 0)
			return;
		produce(take_pending());
	}
}

static void run(void)
{
	for (;;) {
		cpu_stop(&world->cpu);
		produce(take_pending());
	}
}

int go(void)
{
	note('.');
	cpu_go(&world->cpu);
	return next();
}

int begin(int kind)
{
	note('0' + kind);
	if (world->depth)
		world->nested--;
	else
		world->outer--;
	world->pending = kind;
	cpu_go(&world->cpu);
	return next();
}

/* ---- the client ---- */

/* Reads what has been loaded; what account_read() finds is in *account. */
static void read_loaded(struct account *account)
{
	if (world->fresh)
		account_begin(account, ringbox_at(&world->box, world->box.tail), world->loaded);
	account_read(account, ringbox_at(&world->box, world->box.tail), world->loaded);
	expect(!account->fault, account->fault);
}

/* Complete when visible: so they are read at once, and once more before store(). */
int load(void)
{
	struct account account = world->account;
	uint64_t tail;

	note('L');
	world->loaded = ringbox_unread(&world->box, &tail);
	read_loaded(&account);
	return next();
}

int store(void)
{
	note('S');
	read_loaded(&world->account);
	world->fresh = 0;
	ringbox_release(&world->box, world->box.tail + world->loaded);
	world->loaded = 0;
	return next();
}

/* ---- the client of a flight recorder ---- */

int hold(void)
{
	note('H');
	world->holds--;
	world->fresh = 1;
	ringbox_hold(&world->box);
	return next();
}

int resume(void)
{
	note('R');
	ringbox_resume(&world->box);
	return next();
}

/* In the end the ring is held, and read to its end. */
static void end_of_flight(struct account *account)
{
	uint64_t tail, bytes;

	if (!ringbox_held(&world->box)) {
		ringbox_hold(&world->box);
		world->fresh = 1;
	}
	bytes = ringbox_unread(&world->box, &tail);
	if (world->fresh)
		account_begin(account, ringbox_at(&world->box, tail), bytes);
	ringbox_drain(&world->box, account);
	ringbox_flush(&world->box, world->produced);
	ringbox_drain(&world->box, account);
	expect(!account->fault, account->fault);
	expect(account->next_seq == world->produced, "produced is not the next number");
}

/* ---- the end ---- */

static void end_of_stream(struct account *account)
{
	int i;

	ringbox_drain(&world->box, account);
	ringbox_flush(&world->box, world->produced);
	ringbox_drain(&world->box, account);
	expect(!account->fault, account->fault);
	expect(account->next_seq == world->produced, "produced is not the next number");
	expect(account->lost == world->lost, "lost is not what LOST records told");
	expect(account->records + account->lost == world->produced, "produced = drained + lost");
	for (i = 0; i < RINGTAP_TYPES; i++)
		expect(account->lost_by_type[i] == world->lost_by_type[i], "losses of a type");
}

int end(void)
{
	note('E');
	ringbox_on_step = NULL;
	if (FLIGHT)
		end_of_flight(&world->account);
	else
		end_of_stream(&world->account);
	ringbox_on_step = stop_and_be_interrupted;
	world->ended = 1;
	world->loaded = 0;
	ends++;
	return next();
}

static void report(void)
{
	printf("model: room %d, %d records, interrupted %d times: %lu ends\n", ROOM, OUTER, NESTED,
	       ends);
}

/* before Spin saves its first state */
__attribute__((constructor)) static void start(void)
{
	struct ringbox *made = ringbox_make(RING_SIZE);

	world->box = *made;
	free(made);
	ringbox_reset(&world->box, START, ROOM);
	window = ringbox_at(&world->box, START);
#if FLIGHT
	ringbox_fly(&world->box);
	for (int i = 0; i < BEFORE; i++) {
		const struct ringbox_work work = { .min = 1000, .max = 1000, .len = 1000,
						   .type = RINGTAP_FORK, .key = world->produced++ };

		ringbox_produce(&world->box, &work, NULL);
	}
#endif
	world->outer = OUTER;
	world->nested = NESTED;
	world->holds = HOLDS;
	world->pending = -1;
	ringbox_on_step = stop_and_be_interrupted;
	cpu_start(&world->cpu, run);
	atexit(report);
}
