// SPDX-License-Identifier: GPL-2.0
/* Records of what a CPU does without being called: it turns to another thread, faults, comes and goes. */
#include <linux/ptrace.h>
#include "capture_facts.h"

/*
 * The thread that had the CPU may be past its end, and then has less than others:
 * no memory, and no struct signal.
 */
void capture_switch(struct capture *capture, const struct task_struct *next, u64 ns)
{
	struct ringtap_memory memory = { 0 };
	struct ringtap_switch *to;
	struct record rec __uninitialized;

	to = record_begin(&rec, capture, RINGTAP_SWITCH, sizeof(*to), 0, ns);
	if (!to)
		return;
	to->next_tgid = next->tgid;
	to->next_tid = next->pid;
	if (current->mm)
		fill_memory(&memory, current->mm);
	to->vm_size = memory.vm_size;
	to->vm_rss = memory.vm_rss;
	to->vm_swap = memory.vm_swap;
	to->pf_major = current->maj_flt;
	to->pf_minor = current->min_flt;
	record_end(&rec);
}

/* The upper half of all addresses is the kernel's, on every architecture that we know. */
static u64 told_address(const struct capture *capture, unsigned long addr, struct ringtap_record *head)
{
	if ((long)addr >= 0 || capture->sees_kernel)
		return addr;
	head->flags |= RINGTAP_F_HIDDEN;
	return 0;
}

void capture_fault(struct capture *capture, unsigned long addr, const struct pt_regs *regs,
		   unsigned long error, u64 ns)
{
	struct ringtap_fault *fault;
	struct record rec __uninitialized;

	fault = record_begin(&rec, capture, RINGTAP_FAULT, sizeof(*fault), 0, ns);
	if (!fault)
		return;
	fault->addr = told_address(capture, addr, &fault->h);
	fault->ip = told_address(capture, instruction_pointer((struct pt_regs *)regs), &fault->h);
	fault->error = error;
	record_end(&rec);
}

void capture_cpu_action(struct capture *capture, u32 cpu, u32 action, u64 ns)
{
	struct ringtap_cpu *to;
	struct record rec __uninitialized;

	to = record_begin(&rec, capture, RINGTAP_CPU, sizeof(*to), 0, ns);
	if (!to)
		return;
	to->cpu = cpu;
	to->action = action;
	record_end(&rec);
}
