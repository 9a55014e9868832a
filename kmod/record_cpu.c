// SPDX-License-Identifier: GPL-2.0
/* Records of what a CPU does without being called: it turns to another thread, faults, comes and goes. */
#include <linux/ptrace.h>
#include "record_facts.h"

/*
 * The thread that had the CPU may be past its end, and then has less than others:
 * no memory, and no struct signal.
 */
void record_switch(struct capture *capture, const struct task_struct *next, u64 ns)
{
	struct ringtap_memory memory = { 0 };
	struct ringtap_switch *switched;
	struct record rec __uninitialized;

	switched = record_begin(&rec, capture, RINGTAP_SWITCH, sizeof(*switched), 0, ns);
	if (!switched)
		return;
	switched->next_tgid = next->tgid;
	switched->next_tid = next->pid;
	if (current->mm)
		fill_memory(&memory, current->mm);
	switched->vm_size = memory.vm_size;
	switched->vm_rss = memory.vm_rss;
	switched->vm_swap = memory.vm_swap;
	switched->pf_major = current->maj_flt;
	switched->pf_minor = current->min_flt;
	record_end(&rec);
}

/* The upper half of all addresses is the kernel's, on every architecture that we know. */
static u64 shown_address(const struct capture *capture, unsigned long addr, struct ringtap_record *head)
{
	if ((long)addr >= 0 || capture->sees_kernel)
		return addr;
	head->flags |= RINGTAP_F_HIDDEN;
	return 0;
}

void record_fault(struct capture *capture, unsigned long addr, const struct pt_regs *regs,
		  unsigned long error, u64 ns)
{
	struct ringtap_fault *fault;
	struct record rec __uninitialized;

	fault = record_begin(&rec, capture, RINGTAP_FAULT, sizeof(*fault), 0, ns);
	if (!fault)
		return;
	fault->addr = shown_address(capture, addr, &fault->h);
	fault->ip = shown_address(capture, instruction_pointer((struct pt_regs *)regs), &fault->h);
	fault->error = error;
	record_end(&rec);
}

void record_cpu(struct capture *capture, u32 cpu, u32 action, u64 ns)
{
	struct ringtap_cpu *hotplug;
	struct record rec __uninitialized;

	hotplug = record_begin(&rec, capture, RINGTAP_CPU, sizeof(*hotplug), 0, ns);
	if (!hotplug)
		return;
	hotplug->cpu = cpu;
	hotplug->action = action;
	record_end(&rec);
}
