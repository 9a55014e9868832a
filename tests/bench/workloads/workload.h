/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* A workload: something that a program does over and over, and how often before the clock is read. */
#ifndef WORKLOAD_H
#define WORKLOAD_H

#include "machine.h"

struct workload {
	const char *name;
	long calls;		/* system calls of an iteration, of all that take part */
	long batch;		/* iterations of a round: less than a clock tick's time */
	long rounds;
	void (*setup)(void);	/* may be NULL */
	void (*run)(long n);
	void (*end)(void);	/* may be NULL */
};

extern const struct workload call_workloads[];
extern const struct workload pipe_workloads[];
extern const struct workload process_workloads[];
extern const struct workload socket_workloads[];

_Noreturn void die(const char *what);
/* A call that has to succeed; what it returned */
long must(const char *what, long result);
/* A program that lies beside this one */
const char *beside(const char *name);

#endif
