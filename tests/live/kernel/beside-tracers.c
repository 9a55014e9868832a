// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * The kernel's own tracer on the same tracepoints takes nothing away. Only so does the kernel call probes through
 * pointers, which one that checks such calls (kCFI) stops at, unless each probe has its tracepoint's type: a probe that
 * is alone is called directly.
 */
#include <sys/wait.h>
#include "lib.h"

static const char *const events[] = {
	"raw_syscalls/sys_enter", "raw_syscalls/sys_exit", "sched/sched_process_exec", "sched/sched_process_exit",
	"sched/sched_process_fork", "sched/sched_switch", "signal/signal_deliver", "exceptions/page_fault_user",
};

static void handle(int sig)
{
	(void)sig;
}

/* Something for every probe */
static void calls(void *unused)
{
	(void)unused;
	signal(SIGUSR1, handle);
	expect(!kill(getpid(), SIGUSR1), "kill: %m");
	*(volatile char *)shared_memory(4096) = 1;
	sleep_ms(1);
	if (!fork()) {
		execl("/bin/true", "true", NULL);
		_exit(1);
	}
	wait(NULL);
}

/* How many of them this kernel has */
static int trace_events(const char *on)
{
	static const char *const mounted[] = { "/sys/kernel/tracing", "/sys/kernel/debug/tracing" };
	char path[128];
	size_t i, j;
	int nr = 0;

	for (i = 0; i < sizeof(events) / sizeof(*events); i++)
		for (j = 0; j < 2; j++) {
			snprintf(path, sizeof(path), "%s/events/%s/enable", mounted[j], events[i]);
			if (write_file(path, on)) {
				nr++;
				break;
			}
		}
	return nr;
}

static void check(const struct capture *c, const struct records *records)
{
	static const struct {
		int type;
		uint64_t feature;
	} types[] = {
		{ RINGTAP_ENTRY, 0 }, { RINGTAP_SYSCALL, 0 }, { RINGTAP_FORK, 0 }, { RINGTAP_EXIT, 0 },
		{ RINGTAP_EXEC, RINGTAP_FEAT_EXEC }, { RINGTAP_SIGNAL, RINGTAP_FEAT_SIGNAL },
		{ RINGTAP_SWITCH, RINGTAP_FEAT_SWITCH }, { RINGTAP_FAULT, RINGTAP_FEAT_FAULT },
	};
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(*types); i++)
		if ((c->info.features & types[i].feature) == types[i].feature)
			expect(count_records(records, types[i].type), "there is no record of type %d", types[i].type);
}

int main(void)
{
	struct ringtap_filter filter;
	struct records records;
	struct capture c;
	int nr;

	capture_make(&c, RINGTAP_SETUP_ENTRIES, 80, 1 << 20);
	nr = trace_events("1");
	if (!nr)
		skip("this kernel has no tracer, or its files are not mounted");
	filter_all(&filter);
	filter.types |= 1ULL << RINGTAP_SIGNAL | 1ULL << RINGTAP_SWITCH | 1ULL << RINGTAP_FAULT;
	capture_filtered(&c, &filter, calls, NULL, &records);
	expect_eq(trace_events("0"), nr, "events that can be turned off again");
	expect_eq(records.status, 0, "status of the child");
	check(&c, &records);
	return 0;
}
