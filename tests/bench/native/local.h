/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * The unit tests' shim, with the kernel's own local_t on x86: one instruction without a bus lock,
 * atomic against interruption alone. The shim's has the lock, which costs more than all the rest of
 * a record.
 */
#ifndef NATIVE_LOCAL_H
#define NATIVE_LOCAL_H

#include "shim.h"

#ifdef __x86_64__

static inline long native_cmpxchg(local_t *local, long old, long new)
{
	__asm__ volatile("cmpxchgq %2, %1" : "+a"(old), "+m"(local->value) : "r"(new) : "memory");
	return old;
}

static inline void native_inc(local_t *local)
{
	__asm__ volatile("incq %0" : "+m"(local->value));
}

#define local_cmpxchg	native_cmpxchg
#define local_inc	native_inc

#endif
#endif
