/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * What the live tests of the kernel module share: talk about what went wrong,
 * a capture with its rings mapped, children that are captured, and records.
 *
 * A test that returns has passed; whatever is not as expected ends it at once,
 * with a line that names what was expected and what was seen.
 */
#ifndef LIB_H
#define LIB_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include "machine.h"
#include "ringtap.h"

#define PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define MAX_CPUS 64
#define ANY (-1)

/* ---- verdicts ---- */

_Noreturn void fail(const char *fmt, ...) PRINTF(1, 2);
_Noreturn void skip(const char *fmt, ...) PRINTF(1, 2);
void expect(bool is_so, const char *fmt, ...) PRINTF(2, 3);
/* The text names what was looked at. */
void expect_eq(uint64_t seen, uint64_t expected, const char *fmt, ...) PRINTF(3, 4);
/* result is that of a libc call which should have failed with that error. */
void expect_error(long result, int error, const char *fmt, ...) PRINTF(3, 4);
void expect_bytes(const void *seen, size_t len, const void *expected, size_t expected_len,
		  const char *what);

/* ---- time, CPUs, files ---- */

uint64_t now_ns(void);
void sleep_ms(unsigned int ms);
void pin_to(int cpu);
int online_cpus(void);
bool set_online(int cpu, bool online);
/* The first bytes of a file, as a string. false: it cannot be read */
bool slurp(const char *path, char *to, size_t room);
/* Bytes: that nobody uses; that were ever given to anybody. */
uint64_t mem_free(void);
/* ... and what the kernel takes from files before it would kill anybody */
uint64_t mem_idle(void);
uint64_t mem_allocated(void);
bool write_file(const char *path, const char *text);
/* Zeroed, and shared with children */
void *shared_memory(size_t len);
/* Where len bytes of memory end; what follows has that protection (-1: there is nothing). */
char *memory_before(size_t len, int protection);
bool kernel_is_at_least(int major, int minor, int patch);
void copy_file(const char *from, const char *to, mode_t mode);
/* A helper program, which lies beside the test itself. */
const char *beside(const char *name);

/* ---- captures ---- */

struct ring {
	int cpu;
	struct ringtap_consumer *consumer;	/* NULL: not mapped */
	const struct ringtap_producer *producer;
	const char *data;
	uint64_t size;
	uint64_t tail;
	/* what the bytes alone say */
	uint64_t seq;				/* the next record's number */
	uint64_t drained;
	uint64_t lost;
	uint64_t drained_by_type[RINGTAP_TYPES_MAX];
	uint64_t lost_by_type[RINGTAP_TYPES_MAX];
};

struct capture {
	int fd;
	struct ringtap_info info;
	struct ringtap_setup setup;
	struct ring rings[MAX_CPUS];
};

/* Zero or -errno */
int request(const struct capture *c, unsigned long what, void *arg);

void capture_open(struct capture *c);
/* With rings of that size, mapped. */
void capture_setup(struct capture *c, uint32_t flags, uint32_t snaplen, uint64_t ring_size);
void capture_make(struct capture *c, uint32_t flags, uint32_t snaplen, uint64_t ring_size);
/* Maps the rings that are not mapped yet. */
void capture_map(struct capture *c);
void capture_filter(struct capture *c, struct ringtap_filter *filter);
void capture_start(struct capture *c);
void capture_stop(struct capture *c);
void capture_close(struct capture *c);
void capture_stat(struct capture *c, uint32_t cpu, struct ringtap_stat *stat);

/* Filters begin with what lets everything through. */
void filter_all(struct ringtap_filter *filter);
void filter_no_calls(struct ringtap_filter *filter);
void filter_add_call(struct ringtap_filter *filter, int abi, int nr);
void filter_pids(struct ringtap_filter *filter, uint32_t flags, const uint32_t *pids, uint32_t nr);

/* ---- rings ---- */

typedef void record_fn(const struct ringtap_record *rec, int cpu, void *arg);

/* The next record in place, checked; NULL: none. PADs are skipped. */
const struct ringtap_record *ring_next(struct ring *ring);
/* Gives back all that ring_next() has passed. */
void ring_release(struct ring *ring);
/* Reads what is there; returns how many records that were. fn may be NULL. */
uint64_t capture_drain(struct capture *c, record_fn *fn, void *arg);
/* Stops, reads the rest, and proves: produced = drained + lost. */
void capture_finish(struct capture *c, record_fn *fn, void *arg);
/* Sums over the rings of a capture, from the bytes alone */
uint64_t drained_of(const struct capture *c, int type);
uint64_t lost_of(const struct capture *c, int type);

/* ---- children ---- */

struct child {
	pid_t pid;
	int go;
};

/* A child that waits to be let go, runs, and ends with status 0. */
void child_fork(struct child *child, void (*run)(void *arg), void *arg);
/* The same with that very id; false: it is not to be had */
bool child_fork_as(struct child *child, pid_t pid, void (*run)(void *arg), void *arg);
void child_go(struct child *child);
/* The status as wait(2) gives it */
int child_wait(struct child *child);
/* The child has passed. */
void child_join(struct child *child);

/* ---- records that are kept ---- */

struct kept {
	const struct ringtap_record *rec;
	int cpu;
	size_t order;
};

struct records {
	struct kept *at;	/* by time */
	size_t nr;
	size_t room;
	pid_t pid;		/* of the child that was captured */
	int status;		/* it ended with */
};

/* A record_fn, arg is a struct records. */
void keep(const struct ringtap_record *rec, int cpu, void *arg);
void sort_records(struct records *records);
/* Captures a child with all below it, and loses nothing. */
void capture_child(struct capture *c, void (*run)(void *arg), void *arg, struct records *to);
/* The same with what the filter says, of the child and all below it. */
void capture_filtered(struct capture *c, struct ringtap_filter *filter, void (*run)(void *arg),
		      void *arg, struct records *to);

/* From index *pos on, which is moved behind it; NULL: none. nr and abi may be ANY. */
const struct ringtap_syscall *next_call(const struct records *records, size_t *pos, int abi, int nr);
/* The only, or the first, or none: NULL */
const struct ringtap_syscall *find_call(const struct records *records, int abi, int nr);
/* The first call with that number and first argument; fails if there is none. */
const struct ringtap_syscall *call_with(const struct records *records, int nr, uint64_t arg0);
/* The same, of an openat that was given that path; fails if none is left. */
const struct ringtap_syscall *next_open(const struct records *records, size_t *pos, const char *path);
/* The first record of a type from *pos on, which is moved behind it; NULL: none. pos may be NULL. */
const void *next_record(const struct records *records, size_t *pos, int type);
size_t count_records(const struct records *records, int type);
/* Those of the child itself between MARK(mark) and its next mark */
size_t count_behind_mark(const struct records *records, uint64_t mark, int type);

/* ---- items ---- */

/* The item after prev (NULL: the first); NULL: none is left. */
const struct ringtap_item *item_next(const struct ringtap_record *rec,
				     const struct ringtap_item *prev);
/* kind and arg may be ANY. NULL: there is none. */
const struct ringtap_item *item_find(const struct ringtap_record *rec, int kind, int arg);
const char *item_data(const struct ringtap_item *item);
/* There is such an item, and it is just so. */
void expect_item(const struct ringtap_record *rec, int kind, int arg, const void *bytes,
		 uint32_t len, uint64_t orig_len, int flags, const char *what);

/* The name given to execve, where this kernel tells of it. */
void expect_filename(const struct ringtap_info *info, const struct ringtap_record *exec, const char *name);

/* A call that does nothing and stands in the records as a mark. */
#define MARK(number) raw_call(SYS_getppid, (number), 0, 0, 0, 0, 0)

#endif
