// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * usage: bench-workload [-r ROUNDS] [-b BATCH] [-n] NAME
 *
 * Prints NAME, nanoseconds of an iteration (the median round's, the least, the most), iterations of
 * a round, rounds, calls of an iteration. By an instruction clock a round that no timer interrupted
 * takes the same time each time, and most are such. Between rounds the process sleeps, so that a
 * capture's client can drain.
 * -n: any processor, as an ordinary process. Otherwise on processor 0, before all others.
 */
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "workload.h"

#define MAX_ROUNDS 1000
#define PAUSE_NS 20000000

static const struct workload *const groups[] = {
	call_workloads, pipe_workloads, process_workloads, socket_workloads
};

_Noreturn void die(const char *what)
{
	perror(what);
	exit(1);
}

long must(const char *what, long result)
{
	if (result < 0)
		die(what);
	return result;
}

const char *beside(const char *name)
{
	static char path[4096];
	ssize_t len = must("readlink", readlink("/proc/self/exe", path, sizeof(path) - 1));
	char *slash;

	path[len] = 0;
	slash = strrchr(path, '/');
	if (!slash || snprintf(slash + 1, path + sizeof(path) - slash - 1, "%s", name) < 0)
		exit(1);
	return path;
}

static const struct workload *find(const char *name)
{
	const struct workload *work;
	size_t i;

	for (i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		for (work = groups[i]; work->name; work++)
			if (!strcmp(work->name, name))
				return work;
	fprintf(stderr, "bench-workload: no workload %s\n", name);
	exit(2);
}

static double now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1e9 + now.tv_nsec;
}

static void come_first(void)
{
	const struct sched_param param = { .sched_priority = 50 };
	cpu_set_t cpus;

	CPU_ZERO(&cpus);
	CPU_SET(0, &cpus);
	must("sched_setaffinity", sched_setaffinity(0, sizeof(cpus), &cpus));
	must("sched_setscheduler", sched_setscheduler(0, SCHED_FIFO, &param));
}

static int by_value(const void *a, const void *b)
{
	const double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

static void measure(const struct workload *work, long rounds, long batch)
{
	const struct timespec pause = { 0, PAUSE_NS };
	static double took[MAX_ROUNDS];
	double start;
	long i;

	work->run(batch);
	for (i = 0; i < rounds; i++) {
		nanosleep(&pause, NULL);
		start = now_ns();
		work->run(batch);
		took[i] = (now_ns() - start) / batch;
	}
	qsort(took, rounds, sizeof(took[0]), by_value);
	printf("%s\t%.1f\t%.1f\t%.1f\t%ld\t%ld\t%ld\n", work->name, took[rounds / 2], took[0],
	       took[rounds - 1], batch, rounds, work->calls);
}

int main(int argc, char **argv)
{
	const struct workload *work;
	long rounds = 0, batch = 0;
	bool first = true;
	int option;

	while ((option = getopt(argc, argv, "r:b:n")) != -1) {
		switch (option) {
		case 'r': rounds = atol(optarg); break;
		case 'b': batch = atol(optarg); break;
		case 'n': first = false; break;
		default: return 2;
		}
	}
	if (optind + 1 != argc || rounds < 0 || rounds > MAX_ROUNDS || batch < 0)
		return 2;
	work = find(argv[optind]);
	if (first)
		come_first();
	if (work->setup)
		work->setup();
	measure(work, rounds ? rounds : work->rounds, batch ? batch : work->batch);
	if (work->end)
		work->end();
	return 0;
}
