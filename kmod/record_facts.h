/* SPDX-License-Identifier: GPL-2.0 */
/* What the kernel's objects say of a process, for records and items alike. */
#ifndef RINGTAP_RECORD_FACTS_H
#define RINGTAP_RECORD_FACTS_H

#include <linux/cred.h>
#include <linux/mm_types.h>
#include <linux/sched.h>
#include "record.h"

/* 64 bits in all kernels, whatever the type is made of */
static inline u64 cap_bits(const kernel_cap_t *cap)
{
	u64 bits;

	BUILD_BUG_ON(sizeof(*cap) != sizeof(bits));
	memcpy(&bits, cap, sizeof(bits));
	return bits;
}

void fill_ids(struct ringtap_ids *ids, const struct cred *cred);
/* Those of the current thread */
void fill_cred(struct ringtap_cred *cred);
void fill_memory(struct ringtap_memory *memory, struct mm_struct *mm);
void fill_usage(struct ringtap_usage *usage, struct task_struct *task);
/* The program that the current process runs */
void fill_exe(struct ringtap_exec *exec);
/* When the first process of a task's pid namespace was made; 0: it has gone */
u64 pidns_start_ns(struct task_struct *task);
/* Who gets the children of the current thread, which ends; 0: it has none */
u32 reaper_tid(void);

#endif
