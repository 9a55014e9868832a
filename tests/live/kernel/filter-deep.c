// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A filter of a tree looks for its members in as many steps as there are processes, however they
 * descend from one another: whoever may fork could else have it take the square of that, with RCU
 * held up all the while.
 */
#include <signal.h>
#include "lib.h"

#define PROCESSES 1000
#define TRIES 5
/* What a chain may cost more than as many brothers; by the square it is 25 times as much. */
#define DEARER 8

struct shared {
	int made, deepest;
};

static struct shared *shared;

static void stay(void)
{
	__atomic_add_fetch(&shared->made, 1, __ATOMIC_ACQ_REL);
	for (;;)
		pause();
}

/* Each makes the next one, and stays. */
static void chain(int left)
{
	while (left && !fork())
		left--;
	if (!left)
		shared->deepest = getpid();
	stay();
}

static void brothers(int nr)
{
	for (; nr; nr--)
		if (!fork())
			stay();
	stay();
}

/* The first of so many processes, in a group of their own; to be ended by end_all() */
static pid_t make_all(void (*how)(int nr))
{
	pid_t first;

	shared->made = 0;
	first = fork();
	if (!first) {
		setpgid(0, 0);
		how(PROCESSES - 1);
	}
	while (__atomic_load_n(&shared->made, __ATOMIC_ACQUIRE) < PROCESSES)
		sleep_ms(5);
	return first;
}

static void end_all(pid_t first)
{
	kill(-first, SIGKILL);
	waitpid(first, NULL, 0);
}

/* The least of some tries: others want the processor, too. */
static uint64_t time_of_filter(struct capture *c, uint32_t root)
{
	uint64_t least = ~0ULL, begin, took;
	struct ringtap_filter filter;
	int i;

	filter_no_calls(&filter);
	filter_pids(&filter, RINGTAP_FILTER_TREES, &root, 1);
	for (i = 0; i < TRIES; i++) {
		begin = now_ns();
		capture_filter(c, &filter);
		took = now_ns() - begin;
		if (took < least)
			least = took;
	}
	return least;
}

static void count(const struct ringtap_record *rec, int cpu, void *arg)
{
	(void)rec;
	(void)cpu;
	(*(int *)arg)++;
}

/* The chain's last one is a member all the same. */
static void expect_deepest(struct capture *c, uint32_t root)
{
	struct ringtap_filter filter;
	int seen = 0;

	filter_all(&filter);
	filter.types = 1 << RINGTAP_EXIT;
	filter_pids(&filter, RINGTAP_FILTER_TREES, &root, 1);
	capture_filter(c, &filter);
	kill(shared->deepest, SIGKILL);
	while (!seen) {
		capture_drain(c, count, &seen);
		sleep_ms(5);
	}
}

int main(void)
{
	uint64_t flat, deep;
	struct capture c;
	pid_t stranger, first;

	shared = shared_memory(sizeof(*shared));
	stranger = fork();
	if (!stranger)
		stay();
	capture_make(&c, 0, 0, 1 << 16);
	capture_start(&c);
	first = make_all(brothers);
	flat = time_of_filter(&c, stranger);
	end_all(first);
	first = make_all(chain);
	deep = time_of_filter(&c, stranger);
	expect_deepest(&c, first);
	end_all(first);
	fprintf(stderr, "%d brothers: %llu us, as a chain: %llu us\n", PROCESSES,
		(unsigned long long)flat / 1000, (unsigned long long)deep / 1000);
	expect(deep < DEARER * flat, "a chain takes %llu times as long as brothers",
	       (unsigned long long)(deep / flat));
	kill(stranger, SIGKILL);
	return 0;
}
