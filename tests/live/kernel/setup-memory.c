// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Rings that do not fit are refused, and nobody is killed for them: a process
 * that holds memory, and would be the first to go, is still there, although
 * others take memory, and give it back, all the time.
 */
#include <signal.h>
#include <sys/mman.h>
#include "lib.h"

#define HELD (32UL << 20)
#define TAKEN (16UL << 20)
#define TAKERS 4
#define BLOCKS 1024
/* What all captures may take is no matter here. */
#define LIMIT "/sys/module/ringtap/parameters/memory_max"

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

static void set_state(int block, const char *state)
{
	char path[64];

	snprintf(path, sizeof(path), "/sys/devices/system/memory/memory%d/state", block);
	alarm(5);
	write_file(path, state);
	alarm(0);
}

/* Memory that is taken out of use goes faster than any process could use it up. */
static void take_out(uint64_t left)
{
	const struct sigaction end_write = { .sa_handler = enough };
	int i;

	sigaction(SIGALRM, &end_write, NULL);
	for (i = 0; i < BLOCKS && mem_free() > left; i++)
		if (can_go(i))
			set_state(i, "offline");
}

static void bring_back(void)
{
	int i;

	for (i = 0; i < BLOCKS; i++)
		set_state(i, "online");
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

/* Whatever is free at that moment may be what it wants. */
static void take_and_give(void *arg)
{
	(void)arg;
	for (;;) {
		char *memory = mmap(NULL, TAKEN, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

		expect(memory != MAP_FAILED, "mmap: %m");
		memset(memory, 1, TAKEN);
		munmap(memory, TAKEN);
	}
}

static int setup_rings(struct capture *c, uint64_t ring_size)
{
	struct ringtap_setup setup = { .size = sizeof(setup), .ring_size = ring_size };

	return request(c, RINGTAP_IOC_SETUP, &setup);
}

/* While there is memory for other uses still */
static void refused_at_once(struct capture *c)
{
	uint64_t before = mem_allocated();

	expect_eq(setup_rings(c, c->info.ring_size_max), -ENOMEM, "SETUP with rings that do not fit");
	expect(mem_allocated() - before < c->info.ring_size_max / 4, "the rings' memory was taken all the same");
}

static struct child holder, takers[TAKERS];

static void begin(void)
{
	volatile int *ready = shared_memory(4096);
	int i;

	child_fork(&holder, hold, (void *)ready);
	for (i = 0; i < TAKERS; i++)
		child_fork(&takers[i], take_and_give, NULL);
	child_go(&holder);
	while (!*ready)
		sleep_ms(10);
}

static void end(struct child *child)
{
	kill(child->pid, SIGKILL);
	child_wait(child);
}

/* They have the device open, too. */
static void end_all(void)
{
	int i;

	for (i = 0; i < TAKERS; i++)
		end(&takers[i]);
	end(&holder);
}

int main(void)
{
	struct capture c;
	int err, status, i;
	uint64_t need;

	expect(write_file(LIMIT, "16000000"), "%s: %m", LIMIT);
	capture_open(&c);
	need = (uint64_t)c.info.ring_size_max * online_cpus();
	begin();
	take_out(need / 2);
	if (need < mem_free()) {
		bring_back();
		end_all();
		write_file(LIMIT, "0");
		skip("this machine has memory for the largest rings");
	}
	refused_at_once(&c);
	for (i = 0; i < TAKERS; i++)
		child_go(&takers[i]);
	err = setup_rings(&c, c.info.ring_size_max);
	bring_back();
	expect_eq(waitpid(holder.pid, &status, WNOHANG), 0, "a process that was killed for the rings");
	expect_eq(err, -ENOMEM, "SETUP while others take memory");
	end_all();
	expect_eq(setup_rings(&c, 1 << 16), 0, "SETUP with smaller ones");
	write_file(LIMIT, "0");
	return 0;
}
