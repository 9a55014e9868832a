// SPDX-License-Identifier: MIT OR Apache-2.0
/* A program that is started and ends; eight threads that want one lock. */
#include <pthread.h>
#include <sched.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
#include "workload.h"

#define THREADS 8

static const char *program;
static pthread_barrier_t gate;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long rounds_of_each;

static void find_program(void) { program = beside("bench-true"); }

static void run_exec(long n)
{
	char *argv[] = { (char *)program, NULL }, *envp[] = { NULL };
	int status;

	while (n--) {
		pid_t pid = must("fork", fork());

		if (!pid) {
			execve(program, argv, envp);
			_exit(127);
		}
		if (waitpid(pid, &status, 0) != pid || status)
			die(program);
	}
}

/* Who has the lock lets the others run, so that they find it taken. */
static void contend(void)
{
	long i;

	for (i = 0; i < rounds_of_each; i++) {
		pthread_mutex_lock(&lock);
		sched_yield();
		pthread_mutex_unlock(&lock);
	}
}

static void *thread(void *arg)
{
	for (;;) {
		pthread_barrier_wait(&gate);
		contend();
		pthread_barrier_wait(&gate);
	}
	return arg;
}

static void start_threads(void)
{
	pthread_t made;
	int i;

	pthread_barrier_init(&gate, NULL, THREADS + 1);
	for (i = 0; i < THREADS; i++)
		if (pthread_create(&made, NULL, thread, NULL))
			die("pthread_create");
}

static void run_futex(long n)
{
	rounds_of_each = n / THREADS;
	pthread_barrier_wait(&gate);
	pthread_barrier_wait(&gate);
}

static void leave(void)
{
	fflush(NULL);
	_exit(0);
}

const struct workload process_workloads[] = {
	{ "exec", 5, 2, 151, find_program, run_exec, NULL },
	{ "futex", 3, 160, 31, start_threads, run_futex, leave },
	{ }
};
