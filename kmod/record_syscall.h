/* SPDX-License-Identifier: GPL-2.0 */
/* Records of system calls. */
#ifndef RINGTAP_RECORD_SYSCALL_H
#define RINGTAP_RECORD_SYSCALL_H

#include "arch.h"
#include "record.h"
#include "view.h"

struct call {
	struct pt_regs *regs;
	long ret;
	int nr;
	int abi;
	u64 ns;
	u64 entry_ns;		/* 0: not known */
	bool args_gone;
	bool renumbered;	/* it began as entry_nr */
	u16 entry_nr;
	u32 address_size;	/* see call_address_size() */
};

#define ADDRESS_SIZE_UNKNOWN	(~0U)

/*
 * Bytes that the caller has for the address that the call returns. Asked at the
 * call's entry, since the kernel then puts the address's length in its place.
 */
u32 call_address_size(const struct call *call);
/* The same of a call of the native ABI for which call_has_address_size() says yes */
u32 native_address_size(const struct pt_regs *regs);
void address_sizes_init(void);
/* Does it depend on the call's entry at all? */
bool call_has_address_size(int abi, int nr);
/* Is its record more than what record_fill_call() writes? */
bool call_has_items(int abi, int nr);
/* Is there something of it that views.tbl asks for? */
bool call_has_view(int abi, int nr);
/* What views.tbl says of it */
const struct view *record_view_of(int abi, int nr);
/* Does it change the caller's credentials, or its namespaces? */
bool call_changes_cred(int abi, int nr);

/* When the call, which returns, began, or 0; and the address_size that it had is noted in it. */
u64 call_take_entry(struct call *call);

/* The most that the items of such a call take */
u32 record_return_space(const struct capture *capture, int abi, int nr);
void record_return(struct capture *capture, const struct call *call, u32 space);
void record_entry(struct capture *capture, const struct call *call);

/* All of a SYSCALL record but the members that every type has */
static __always_inline void record_fill_call(struct ringtap_syscall *sys, const struct call *call)
{
	sys->h.flags = call->entry_ns ? RINGTAP_F_ENTRY_TIME : 0;
	sys->nr = call->nr;
	sys->abi = call->abi;
	sys->items = 0;
	sys->entry_nr = 0;
	arch_args(call->regs, call->abi, sys->args);
	sys->ret = call->ret;
	sys->entry_ns = call->entry_ns;
}

#endif
