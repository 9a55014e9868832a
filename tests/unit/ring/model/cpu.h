/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * A CPU that stops before every access and can be saved and restored as bytes:
 * a coroutine on a stack of its own. What interrupts runs on the same stack.
 */
#ifndef RING_MODEL_CPU_H
#define RING_MODEL_CPU_H

#include <stdint.h>
#include <ucontext.h>

#define CPU_STACK 1536	/* about half of it is used, three records deep */

struct cpu {
	ucontext_t context;	/* while stopped */
	char stack[CPU_STACK] __attribute__((aligned(64)));
};

void cpu_start(struct cpu *cpu, void (*run)(void));
/* Runs the CPU to its next stop. Only one may run at a time. */
void cpu_go(struct cpu *cpu);
/* Called on the CPU: stops it. */
void cpu_stop(struct cpu *cpu);

/* What of a stopped CPU makes a difference, as 64-bit words */
struct cpu_view {
	uint64_t regs[16];
	const void *stack;
	unsigned long bytes;
};
void cpu_look(const struct cpu *cpu, struct cpu_view *view);

#endif
