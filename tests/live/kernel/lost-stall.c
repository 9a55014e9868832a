// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A reader that stalls until records are lost, reads everything and stalls
 * again, while others write records of all sizes: every byte that arrives is
 * right, LOST stands where and when the lost records would have stood.
 */
#include <fcntl.h>
#include <signal.h>
#include "lib.h"

#define WRITERS 2
#define ROUNDS 25

static char buffer[4096];

/* Each write's length says what its bytes are. */
static void flood(void *arg)
{
	int fd = open("/dev/null", O_WRONLY);
	unsigned int len;

	(void)arg;
	for (len = 0;; len = (len + 37) % sizeof(buffer)) {
		memset(buffer, len, len);
		raw_call(SYS_write, fd, (long)buffer, len, 0, 0, 0);
	}
}

static void check_write(const struct ringtap_syscall *sys)
{
	const struct ringtap_item *item = item_find(&sys->h, RINGTAP_KIND_BUFFER, 1);
	uint32_t i;

	expect(item, "a write of %llu bytes has no buffer", (unsigned long long)sys->args[2]);
	expect_eq(item->len, sys->args[2], "bytes of a write");
	for (i = 0; i < item->len; i++)
		expect_eq((uint8_t)item_data(item)[i], sys->args[2] & 0xff, "byte %u of a write", i);
}

/* The latest time on each CPU */
static uint64_t before[MAX_CPUS];
static uint64_t tellings;

static void check(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct ringtap_lost *lost = (const void *)rec;

	(void)arg;
	if (rec->type == RINGTAP_SYSCALL) {
		check_write((const void *)rec);
		expect(rec->ns >= before[cpu], "a record from before the LOST in front of it");
		before[cpu] = rec->ns;
	} else {
		expect_eq(rec->type, RINGTAP_LOST, "type of a record");
		expect_eq(lost->by_type[RINGTAP_SYSCALL], lost->count, "lost calls");
		expect_eq(lost->by_cause[RINGTAP_CAUSE_FULL], lost->count, "lost for a full ring");
		expect(lost->first_ns >= before[cpu], "the loss began before the last record");
		before[cpu] = lost->last_ns;
		tellings++;
	}
}

static void stall(struct capture *c)
{
	struct ringtap_stat stat;
	uint64_t already;

	capture_stat(c, RINGTAP_ALL_CPUS, &stat);
	already = stat.lost;
	do {
		sleep_ms(10);
		capture_stat(c, RINGTAP_ALL_CPUS, &stat);
	} while (stat.lost == already);
}

static void start(struct capture *c, struct child *writers)
{
	struct ringtap_filter filter;
	uint32_t pids[WRITERS];
	int i;

	for (i = 0; i < WRITERS; i++) {
		child_fork(&writers[i], flood, NULL);
		pids[i] = writers[i].pid;
	}
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_write);
	filter_pids(&filter, 0, pids, WRITERS);
	capture_filter(c, &filter);
	capture_start(c);
	for (i = 0; i < WRITERS; i++)
		child_go(&writers[i]);
}

int main(void)
{
	struct child writers[WRITERS];
	struct capture c;
	int i;

	capture_open(&c);
	capture_setup(&c, 0, sizeof(buffer), c.info.ring_size_min);
	start(&c, writers);
	for (i = 0; i < ROUNDS; i++) {
		stall(&c);
		capture_drain(&c, check, NULL);
	}
	for (i = 0; i < WRITERS; i++)
		kill(writers[i].pid, SIGKILL);
	for (i = 0; i < WRITERS; i++)
		child_wait(&writers[i]);
	capture_finish(&c, check, NULL);
	expect(tellings >= ROUNDS, "%d stalls, but LOST was told %llu times", ROUNDS,
	       (unsigned long long)tellings);
	return 0;
}
