// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Each allocation of each request fails once: the request says ENOMEM or does without, leaves
 * everything as it was, and succeeds when there is memory again. Another tracer has its probes on
 * the same tracepoints, since then the kernel needs memory for ours to go, too.
 */
#include <fcntl.h>
#include <sys/mman.h>
#include "lib_stress.h"

#define RING (1 << 15)

static struct capture c;
static long mark;

static void call_mark(void *arg)
{
	MARK(*(long *)arg);
}

/* The capture at work records a call of a child. */
static void expect_record(const char *when, bool wanted)
{
	uint64_t before;
	struct child child;

	capture_drain(&c, NULL, NULL);
	before = drained_of(&c, RINGTAP_SYSCALL);
	mark++;
	child_fork(&child, call_mark, &mark);
	child_go(&child);
	child_join(&child);
	capture_drain(&c, NULL, NULL);
	expect_eq(drained_of(&c, RINGTAP_SYSCALL) - before, wanted, "records of a call %s", when);
}

static void only_marks(void)
{
	struct ringtap_filter filter;

	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	capture_filter(&c, &filter);
}

/* ---- open ---- */

static long open_device(void)
{
	c.fd = open(RINGTAP_DEVICE, O_RDWR | O_CLOEXEC);
	return c.fd < 0 ? -errno : 0;
}

static void close_device(long result)
{
	if (!result)
		close(c.fd);
}

/* ---- SETUP ---- */

static void opened(void)
{
	capture_open(&c);
}

static long set_up(void)
{
	c.setup = (struct ringtap_setup){
		.size = sizeof(c.setup), .flags = RINGTAP_SETUP_ENTRY_TIME, .ring_size = RING,
	};
	return request(&c, RINGTAP_IOC_SETUP, &c.setup);
}

static void is_set_up(long result)
{
	if (result) {
		expect_eq(captures_listed(), 0, "captures listed after a failed SETUP");
		expect_eq(set_up(), 0, "SETUP with memory");
	}
	capture_map(&c);
	capture_close(&c);
}

/* ---- mmap ---- */

static void *map;
static size_t map_len;

static void set_up_unmapped(void)
{
	capture_open(&c);
	expect_eq(set_up(), 0, "SETUP");
	map_len = c.info.page_size + 2 * RING;
}

static long map_ring(void)
{
	map = mmap(NULL, map_len, PROT_READ, MAP_SHARED, c.fd, c.info.page_size);
	return map == MAP_FAILED ? -errno : 0;
}

static void unmap(long result)
{
	if (!result)
		munmap(map, map_len);
	else
		expect_eq(map_ring(), 0, "mmap with memory");
	capture_map(&c);
	capture_close(&c);
}

/* ---- CPUS ---- */

static void made(void)
{
	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 0, RING);
}

static long ask_cpus(void)
{
	uint64_t bits[MAX_CPUS / 64];
	struct ringtap_cpus cpus = {
		.size = sizeof(cpus), .words = MAX_CPUS / 64, .bits = (uintptr_t)bits,
	};

	return request(&c, RINGTAP_IOC_CPUS, &cpus);
}

static void done(long result)
{
	(void)result;
	capture_close(&c);
}

/* ---- START ---- */

static void made_for_marks(void)
{
	made();
	only_marks();
}

static long start(void)
{
	return request(&c, RINGTAP_IOC_START, NULL);
}

static void is_started(long result)
{
	if (result) {
		expect_record("after a failed START", false);
		expect_eq(start(), 0, "START with memory");
	}
	expect_record("after START", true);
	capture_close(&c);
}

/* ---- FILTER ---- */

static void started(void)
{
	made_for_marks();
	capture_start(&c);
}

static long set_filter(void)
{
	uint32_t pids[] = { getpid(), getppid() }, uids[] = { 4711 };
	struct ringtap_filter filter;

	filter_all(&filter);
	filter_pids(&filter, RINGTAP_FILTER_TREES, pids, ARRAY_SIZE(pids));
	filter.flags |= RINGTAP_FILTER_UIDS;
	filter.uids = (uintptr_t)uids;
	filter.nr_uids = 1;
	return request(&c, RINGTAP_IOC_FILTER, &filter);
}

static void filters(long result)
{
	expect_record(result ? "with the old filter" : "with the new filter", result);
	capture_close(&c);
}

/* ---- STOP ---- */

static long stop(void)
{
	return request(&c, RINGTAP_IOC_STOP, NULL);
}

static void is_stopped(long result)
{
	(void)result;
	expect_record("after STOP", false);
	capture_close(&c);
}

static const struct faulty all[] = {
	{ .name = "open", .act = open_device, .undo = close_device },
	{ .name = "SETUP", .prepare = opened, .act = set_up, .undo = is_set_up },
	{ .name = "mmap", .prepare = set_up_unmapped, .act = map_ring, .undo = unmap },
	{ .name = "CPUS", .prepare = made, .act = ask_cpus, .undo = done },
	{ .name = "START", .prepare = made_for_marks, .act = start, .undo = is_started },
	{ .name = "FILTER", .prepare = started, .act = set_filter, .undo = filters },
	{ .name = "STOP", .prepare = started, .act = stop, .undo = is_stopped, .never_fails = true },
};

static const char *const others[] = {
	"/sys/kernel/tracing/events/raw_syscalls/enable",
	"/sys/kernel/tracing/events/sched/sched_process_fork/enable",
	"/sys/kernel/tracing/events/sched/sched_process_exec/enable",
	"/sys/kernel/tracing/events/sched/sched_process_exit/enable",
};

static void other_tracer(const char *on)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(others); i++)
		if (!write_file(others[i], on))
			fprintf(stderr, "%s: %m: no other tracer there\n", others[i]);
}

static void run_all(void *arg)
{
	size_t i;

	(void)arg;
	need_faults();
	for (i = 0; i < ARRAY_SIZE(all); i++)
		fail_each(&all[i]);
}

int main(void)
{
	struct memory before;
	struct child child;
	long refs;
	int status;

	need_faults();
	refs = module_refs();
	memory_take(&before);
	other_tracer("1");
	console_without_warnings();
	child_fork(&child, run_all, NULL);
	child_go(&child);
	status = child_wait(&child);
	console_as_before();
	other_tracer("0");
	expect_eq(status, 0, "status of who made the requests");
	expect_eq(captures_listed(), 0, "captures that are left");
	expect_eq(module_refs(), refs, "references to the module");
	memory_compare(&before, "failing allocations of requests");
	return 0;
}
