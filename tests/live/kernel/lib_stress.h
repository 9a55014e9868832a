/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* For tests that wear the module out: how much of it, what memory is left, and allocations that fail. */
#ifndef LIB_STRESS_H
#define LIB_STRESS_H

#include "lib.h"

/* The long form's number if RINGTAP_TEST_LONG is set. */
long times(long usual, long in_long_form);

/* ---- memory, in kB ---- */

struct memory {
	long free;	/* with what is cached */
	long slab;	/* that cannot be reclaimed */
	long vmalloc;
	long percpu;
};

/* Free pages, those that a CPU keeps at hand included */
long memory_free(void);
/* What is in use now, when caches are empty and what waits to be freed has been. */
void memory_take(struct memory *memory);
/* Prints both, and fails if more is in use than before, beyond what comes and goes. */
void memory_compare(const struct memory *before, const char *what);

/* ---- the kernel log ---- */

/*
 * The kernel shows a stack, as a warning, where it kills for want of memory or vmalloc finds none.
 * That is no complaint: kept from the console between these two, which still shows what is worse.
 */
void console_without_warnings(void);
void console_as_before(void);

/* ---- load ---- */

/* Processes that do nothing but make calls, with children and files. They end with us. */
struct load {
	int nr;
	pid_t pids[8];
};

void load_start(struct load *load, int nr);
void load_stop(struct load *load);

/* ---- the module ---- */

extern const char *module_file;

/* Skips the test where the module cannot be loaded again. */
void need_module_file(void);
/* 0 or -errno */
int module_load(void);
int module_unload(void);
long module_refs(void);
/* Captures that are set up */
unsigned int captures_listed(void);

/* ---- allocations that fail ---- */

/* Skips the test if this kernel cannot make them fail. */
void need_faults(void);

/* What is done with one of its allocations failing, again and again, with another one each time */
struct faulty {
	const char *name;
	void (*prepare)(void);
	long (*act)(void);		/* -errno on failure */
	void (*undo)(long result);	/* checks what it left, and cleans up */
	bool never_fails;
};

/* Ends when nothing was left to fail; says how many allocations did. */
void fail_each(const struct faulty *what);

#endif
