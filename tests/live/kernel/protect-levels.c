// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Nobody reads: the level of the CPU rises in the stated order, each change is
 * told where it happens, what each level leaves out is missing from there on and
 * counted by class, and process life is still recorded. When the client reads
 * again, the level falls by itself, and everything is recorded as before.
 */
#include <fcntl.h>
#include "lib.h"

#define ROUNDS 3000
#define RECOVER_MS 40

static const int call_of[RINGTAP_CLASSES] = {
	[RINGTAP_CLASS_SECURITY] = SYS_getgid,
	[RINGTAP_CLASS_ORDINARY] = SYS_getuid,
	[RINGTAP_CLASS_BULK] = SYS_getppid,
};

static void rounds(void *arg)
{
	char text[64];
	int i, class, fd = open("/dev/null", O_WRONLY);

	(void)arg;
	memset(text, 'x', sizeof(text));
	pin_to(0);
	for (i = 0; i < ROUNDS; i++) {
		for (class = RINGTAP_CLASS_SECURITY; class < RINGTAP_CLASSES; class++)
			raw_call(call_of[class], 0, 0, 0, 0, 0, 0);
		raw_call(SYS_write, fd, (long)text, sizeof(text), 0, 0, 0);
	}
}

static void slowly(void *arg)
{
	int i;

	(void)arg;
	pin_to(0);
	for (i = 0; i < 200; i++) {
		MARK(i);
		sleep_ms(2);
	}
}

/* What has been seen, in the order of the ring */
struct seen {
	uint32_t level;
	unsigned int changes;
	uint64_t calls[RINGTAP_CLASSES], writes, cut_writes, exits, marks_at_all;
	uint64_t cut, shed[RINGTAP_CLASSES];
};

static int class_of(int nr)
{
	int class;

	for (class = RINGTAP_CLASS_SECURITY; class < RINGTAP_CLASSES; class++)
		if (call_of[class] == nr)
			return class;
	return RINGTAP_CLASS_ORDINARY;		/* write */
}

static void see_call(struct seen *seen, const struct ringtap_syscall *sys)
{
	int class = class_of(sys->nr);
	const struct ringtap_item *item;

	expect(seen->level + class < RINGTAP_LEVEL_NO_BULK + RINGTAP_CLASS_BULK,
	       "call %d is recorded at level %u", sys->nr, seen->level);
	if (sys->nr != SYS_write) {
		seen->calls[class]++;
		seen->marks_at_all += seen->level == RINGTAP_LEVEL_ALL;
		return;
	}
	seen->writes++;
	item = item_find(&sys->h, RINGTAP_KIND_BUFFER, 1);
	expect(item, "a write without its buffer's item");
	expect_eq(item->orig_len, 64, "length of a write's buffer");
	expect_eq(item->len, seen->level ? 0 : 64, "bytes of a write's buffer at level %u",
		  seen->level);
	seen->cut_writes += !item->len;
}

static void see_level(struct seen *seen, const struct ringtap_level *level)
{
	int class;

	expect_eq(level->from, seen->level, "the level that a LEVEL record leaves");
	seen->level = level->to;
	seen->changes += level->from != level->to;
	seen->cut += level->cut;
	for (class = 0; class < RINGTAP_CLASSES; class++)
		seen->shed[class] += level->shed[class];
}

static void see(const struct ringtap_record *rec, int cpu, void *arg)
{
	struct seen *seen = arg;

	expect_eq(cpu, 0, "the CPU of a record");
	if (rec->type == RINGTAP_LEVEL)
		see_level(seen, (const void *)rec);
	else if (rec->type == RINGTAP_SYSCALL)
		see_call(seen, (const void *)rec);
	else if (rec->type == RINGTAP_EXIT)
		seen->exits++;
}

static void ask(struct capture *c)
{
	struct ringtap_protect protect = { .size = sizeof(protect), .recover_ms = RECOVER_MS };
	int bulk = call_of[RINGTAP_CLASS_BULK], security = call_of[RINGTAP_CLASS_SECURITY];

	protect.bulk[RINGTAP_ABI_NATIVE][bulk / 64] |= 1ULL << bulk % 64;
	protect.security[RINGTAP_ABI_NATIVE][security / 64] |= 1ULL << security % 64;
	expect_eq(request(c, RINGTAP_IOC_PROTECT, &protect), 0, "PROTECT");
	protect.flags = 1;
	expect_eq(request(c, RINGTAP_IOC_PROTECT, &protect), -EINVAL, "PROTECT with a flag");
}

static void let_through(struct capture *c, const struct child *first, const struct child *second)
{
	const uint32_t pids[] = { first->pid, second->pid };
	struct ringtap_filter filter;
	int class;

	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL | 1 << RINGTAP_EXIT;
	for (class = RINGTAP_CLASS_SECURITY; class < RINGTAP_CLASSES; class++)
		filter_add_call(&filter, RINGTAP_ABI_NATIVE, call_of[class]);
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_write);
	filter_pids(&filter, 0, pids, 2);
	capture_filter(c, &filter);
}

static void check_stall(struct capture *c, struct seen *seen)
{
	struct ringtap_stat stat;
	int class;

	capture_stat(c, 0, &stat);
	expect_eq(stat.level, RINGTAP_LEVEL_LIFE, "STAT's level");
	expect_eq(stat.lost, 0, "records lost");
	for (class = RINGTAP_CLASS_SECURITY; class < RINGTAP_CLASSES; class++)
		expect_eq(seen->calls[class] + stat.shed[class] +
			  (class == RINGTAP_CLASS_ORDINARY ? seen->writes : 0),
			  class == RINGTAP_CLASS_ORDINARY ? 2 * ROUNDS : ROUNDS,
			  "calls of class %d, recorded and left out", class);
	expect_eq(stat.shed[RINGTAP_CLASS_LIFE], 0, "process life left out");
	expect(seen->calls[RINGTAP_CLASS_SECURITY] > seen->calls[RINGTAP_CLASS_ORDINARY] &&
	       seen->calls[RINGTAP_CLASS_ORDINARY] > seen->calls[RINGTAP_CLASS_BULK] &&
	       seen->calls[RINGTAP_CLASS_BULK] > 0, "the order of the classes");
	expect_eq(stat.cut, seen->cut_writes, "buffers left out");
	expect_eq(seen->level, RINGTAP_LEVEL_LIFE, "the last level that was told");
	expect_eq(seen->changes, RINGTAP_LEVEL_LIFE, "changes of the level");
	expect_eq(seen->exits, 1, "exits");
}

static void check_recovery(struct capture *c, const struct seen *seen)
{
	struct ringtap_stat stat;
	int class;

	capture_stat(c, 0, &stat);
	expect_eq(seen->level, RINGTAP_LEVEL_ALL, "the level in the end");
	expect_eq(stat.level, RINGTAP_LEVEL_ALL, "STAT's level in the end");
	expect(seen->marks_at_all > 50, "only %llu calls after the recovery",
	       (unsigned long long)seen->marks_at_all);
	expect_eq(seen->exits, 2, "exits in the end");
	expect_eq(seen->cut, stat.cut, "buffers left out, by LEVEL records and STAT");
	for (class = 0; class < RINGTAP_CLASSES; class++)
		expect_eq(seen->shed[class], stat.shed[class],
			  "records of class %d left out, by LEVEL records and STAT", class);
}

int main(void)
{
	struct seen seen = { .level = RINGTAP_LEVEL_ALL };
	struct child stalled, slow;
	struct capture c;
	int i;

	capture_open(&c);
	expect(c.info.features & RINGTAP_FEAT_PROTECT, "INFO does not tell of protection");
	capture_setup(&c, 0, 80, 1 << 16);
	ask(&c);
	child_fork(&stalled, rounds, NULL);
	child_fork(&slow, slowly, NULL);
	let_through(&c, &stalled, &slow);
	capture_start(&c);
	child_go(&stalled);
	child_join(&stalled);
	capture_drain(&c, see, &seen);
	check_stall(&c, &seen);

	seen.marks_at_all = 0;
	child_go(&slow);
	for (i = 0; i < 50; i++) {
		sleep_ms(10);
		capture_drain(&c, see, &seen);
	}
	child_join(&slow);
	capture_finish(&c, see, &seen);
	check_recovery(&c, &seen);
	return 0;
}
