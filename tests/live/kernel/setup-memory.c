// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Rings that do not fit are refused, and nobody is killed for them: a process
 * that holds memory, and would be the first to go, is still there.
 */
#include <signal.h>
#include <sys/mman.h>
#include "lib.h"

#define HELD (32UL << 20)
#define LEFT (150UL << 20)

static uint64_t mem_free(void)
{
	char text[4096], *at;

	expect(slurp("/proc/meminfo", text, sizeof(text)), "/proc/meminfo: %m");
	at = strstr(text, "MemFree:");
	return strtoull(at + strlen("MemFree:"), NULL, 10) << 10;
}

/*
 * Old kernels try for two minutes to move what cannot be moved, unless a signal comes; of some of it
 * they say beforehand that it cannot.
 */
static void enough(int signal)
{
	(void)signal;
}

static bool can_go(int block)
{
	char path[64], text[8];

	snprintf(path, sizeof(path), "/sys/devices/system/memory/memory%d/removable", block);
	return !slurp(path, text, sizeof(text)) || *text != '0';
}

/* Memory that is taken out of use goes faster than any process could use it up. */
static void use_memory(bool all)
{
	const struct sigaction end_write = { .sa_handler = enough };
	char path[64];
	int i;

	sigaction(SIGALRM, &end_write, NULL);
	for (i = 0; i < 1024 && (all || mem_free() > LEFT); i++) {
		if (!all && !can_go(i))
			continue;
		snprintf(path, sizeof(path), "/sys/devices/system/memory/memory%d/state", i);
		alarm(20);
		write_file(path, all ? "online" : "offline");
		alarm(0);
	}
}

static void hold(void *arg)
{
	char *memory = mmap(NULL, HELD, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	expect(memory != MAP_FAILED, "mmap: %m");
	memset(memory, 1, HELD);
	write_file("/proc/self/oom_score_adj", "1000");
	*(volatile int *)arg = 1;
	for (;;)
		pause();
}

static int setup_rings(struct capture *c, uint64_t ring_size)
{
	struct ringtap_setup setup = { .size = sizeof(setup), .ring_size = ring_size };

	return request(c, RINGTAP_IOC_SETUP, &setup);
}

int main(void)
{
	volatile int *ready = shared_memory(4096);
	struct child child;
	struct capture c;
	int err, status;

	capture_open(&c);
	child_fork(&child, hold, (void *)ready);
	child_go(&child);
	while (!*ready)
		sleep_ms(10);
	use_memory(false);
	if ((uint64_t)c.info.ring_size_max * online_cpus() < mem_free()) {
		use_memory(true);
		/* it has the device open, too */
		kill(child.pid, SIGKILL);
		child_wait(&child);
		skip("this machine has memory for the largest rings");
	}
	err = setup_rings(&c, c.info.ring_size_max);
	use_memory(true);
	expect_eq(waitpid(child.pid, &status, WNOHANG), 0, "a process that was killed for the rings");
	expect_eq(err, -ENOMEM, "SETUP with rings that do not fit");
	kill(child.pid, SIGKILL);
	child_wait(&child);
	expect_eq(setup_rings(&c, 1 << 16), 0, "SETUP with smaller ones");
	return 0;
}
