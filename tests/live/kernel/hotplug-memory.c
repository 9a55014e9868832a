// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A CPU comes up for whose ring there is no memory: none is taken for it, nobody
 * is killed, and what is recorded there is lost and counted.
 */
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include "lib.h"

/* much more than the files of running programs, which the kernel counts as free */
#define RING (512UL << 20)
/* A kernel that watches itself has more, and takes minutes to give so much away. */
#define HELD_MAX (2UL << 30)
#define CALLS 1000
/* The module's own limit would refuse before the memory runs out. */
#define LIMIT "/sys/module/ringtap/parameters/memory_max"

static struct capture c;
static size_t held;

static void hold(void *arg)
{
	char *memory = mmap(NULL, held, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	expect(memory != MAP_FAILED, "mmap: %m");
	memset(memory, 1, held);
	write_file("/proc/self/oom_score_adj", "1000");
	*(volatile int *)arg = 1;
	for (;;)
		pause();
}

/* Those that come next want all CPUs. */
static void bring_back(int cpu)
{
	set_online(cpu, true);
	write_file(LIMIT, "0");
}

static void take_held(struct child *holder)
{
	volatile int *ready = shared_memory(4096);

	child_fork(holder, hold, (void *)ready);
	child_go(holder);
	while (!*ready)
		sleep_ms(10);
}

/* Makes the kernel give up what it keeps of files, not all of which it drops when asked. */
static void squeeze(void)
{
	struct child holder;

	write_file("/proc/sys/vm/drop_caches", "3");
	held = mem_idle() - RING / 4;
	if (held > HELD_MAX)
		return;
	take_held(&holder);
	kill(holder.pid, SIGKILL);
	child_wait(&holder);
}

/* What has to be held so that so much is left, with that CPU off */
static void find_held(uint64_t left, int off)
{
	squeeze();
	held = mem_free() - left;
	if (mem_free() < left) {
		bring_back(off);
		skip("needs %lu MiB of memory for the rings of the CPUs that stay", (unsigned long)(left >> 20));
	}
	if (held > HELD_MAX) {
		bring_back(off);
		skip("this machine has %zu MiB of memory to fill: more than is worth it", held >> 20);
	}
}

static void calls(void *arg)
{
	int i;

	pin_to(*(int *)arg);
	for (i = 0; i < CALLS; i++)
		MARK(i);
}

/* Of one process, on that CPU */
static void calls_are_counted(int cpu)
{
	struct ringtap_filter filter;
	struct ringtap_stat stat;
	struct child child;
	uint32_t pid;

	child_fork(&child, calls, &cpu);
	pid = child.pid;
	filter_no_calls(&filter);
	filter.types = 1 << RINGTAP_SYSCALL;
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid);
	filter_pids(&filter, 0, &pid, 1);
	capture_filter(&c, &filter);
	capture_start(&c);
	child_go(&child);
	child_join(&child);
	capture_stop(&c);
	capture_stat(&c, RINGTAP_ALL_CPUS, &stat);
	expect_eq(stat.lost, CALLS, "records lost for want of a ring");
}

int main(void)
{
	int last = online_cpus() - 1, status;
	struct pollfd poll_fd = { .events = POLLPRI };
	struct child holder;
	uint64_t before;

	if (last < 1)
		skip("needs two CPUs");
	if (!set_online(last, false))
		skip("CPU %d cannot be taken off", last);
	expect(write_file(LIMIT, "1000000"), "%s: %m", LIMIT);
	find_held(last * RING + RING / 4, last);
	take_held(&holder);
	capture_make(&c, 0, 0, RING);
	before = mem_allocated();
	expect(set_online(last, true), "CPU %d does not come up: %m", last);
	expect(mem_allocated() - before < RING / 16, "the ring's memory was taken all the same");
	expect_eq(waitpid(holder.pid, &status, WNOHANG), 0, "a process that was killed for the ring");
	poll_fd.fd = c.fd;
	expect_eq(poll(&poll_fd, 1, 0), 0, "poll, without a new ring");
	capture_map(&c);
	expect(!c.rings[last].consumer, "CPU %d has a ring", last);
	calls_are_counted(last);
	kill(holder.pid, SIGKILL);
	child_wait(&holder);
	write_file(LIMIT, "0");
	return 0;
}
