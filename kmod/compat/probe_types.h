/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Is a probe of the type that its tracepoint has in this kernel's own words? The kernel
 * takes any pointer, and one built to check its indirect calls (kCFI) stops at the
 * first call of a probe that has one argument less. For tap.c alone.
 */
#ifndef RINGTAP_COMPAT_PROBE_TYPES_H
#define RINGTAP_COMPAT_PROBE_TYPES_H

/* Before tracepoints could be walked, compat/tracepoint.c has the probes. */
#ifdef HAVE_TRACEPOINT_POINTERS
#include <trace/events/sched.h>
#include <trace/events/signal.h>
#include <trace/events/syscalls.h>
#if defined(HAVE_PAGE_FAULT_EVENTS)
#include <trace/events/exceptions.h>
#elif defined(HAVE_PAGE_FAULT_USER)
#include <asm/trace/exceptions.h>
#endif

#define check_probe(name, probe)	check_trace_callback_type_##name(probe)

#if defined(HAVE_PAGE_FAULT_EVENTS) || defined(HAVE_PAGE_FAULT_USER)
#define check_fault_probe(name, probe)	check_probe(name, probe)
#endif
#else
#define check_probe(name, probe)	((void)(probe))
#endif

#ifndef check_fault_probe
#define check_fault_probe(name, probe)	((void)(probe))
#endif

#endif
