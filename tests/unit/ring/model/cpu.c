/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "cpu.h"

#include <string.h>

static ucontext_t outside;

void cpu_start(struct cpu *cpu, void (*run)(void))
{
	getcontext(&cpu->context);
	cpu->context.uc_stack.ss_sp = cpu->stack;
	cpu->context.uc_stack.ss_size = sizeof(cpu->stack);
	cpu->context.uc_link = NULL;
	makecontext(&cpu->context, run, 0);
}

void cpu_go(struct cpu *cpu)
{
	swapcontext(&outside, &cpu->context);
}

void cpu_stop(struct cpu *cpu)
{
	swapcontext(&cpu->context, &outside);
}

/*
 * A stop is a call, so of the registers only those count that calls preserve,
 * and of the stack only what is in use.
 */
void cpu_look(const struct cpu *cpu, struct cpu_view *view)
{
	const mcontext_t *m = &cpu->context.uc_mcontext;
	uintptr_t sp;

	memset(view->regs, 0, sizeof(view->regs));
#if defined(__x86_64__)
	static const int kept[] = { REG_RSP, REG_RIP, REG_RBX, REG_RBP,
				    REG_R12, REG_R13, REG_R14, REG_R15 };

	for (unsigned int i = 0; i < sizeof(kept) / sizeof(*kept); i++)
		view->regs[i] = m->gregs[kept[i]];
	sp = m->gregs[REG_RSP];
#elif defined(__aarch64__)
	memcpy(view->regs, &m->regs[19], 12 * sizeof(uint64_t));
	view->regs[12] = m->pc;
	sp = view->regs[13] = m->sp;
#else
#error "which registers does a call preserve here?"
#endif
	view->stack = (const void *)sp;
	view->bytes = (uintptr_t)cpu->stack + sizeof(cpu->stack) - sp;
}
