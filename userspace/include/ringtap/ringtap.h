/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * libringtap: captures system calls and process life through ringtap.ko.
 *
 * A capture, from its beginning to its end:
 *
 *     struct ringtap_capture *c = ringtap_capture_new();
 *     struct ringtap_setup setup;
 *
 *     ringtap_setup_init(&setup);
 *     if (ringtap_capture_open(c, NULL) < 0 || ringtap_capture_setup(c, &setup) < 0 ||
 *         ringtap_capture_start(c) < 0)
 *             errx(1, "%s", ringtap_capture_error(c));
 *     while (!done) {
 *             ringtap_capture_wait(c, 1000, NULL);
 *             ringtap_capture_drain(c, on_record, NULL);
 *     }
 *     ringtap_capture_stop(c);
 *     ringtap_capture_drain(c, on_record, NULL);
 *     ringtap_capture_free(c);
 *
 * Records, ioctl structs and constants are those of the kernel's header, included below.
 *
 * Errors. A function that can fail returns a negative errno value; ringtap_capture_error() then
 * gives one line that says what was wrong and what to do about it.
 *
 * Threads. A capture may be used by one thread at a time; captures are independent of each other.
 *
 * Versions. A program goes on running with a later library, and with an earlier one that has the
 * functions it calls. Structs grow at their end, and the library is told how long the program's are:
 * by their size, or by functions below that pass it on. What only one of the two knows is zero: a
 * program finds zeros where the library has nothing to tell, and what it sets that the library does
 * not know is refused (-EINVAL). Who calls through another language's tables of functions takes
 * those with _sized at their end; without it, they fill structs as the first version had them.
 */
#ifndef RINGTAP_RINGTAP_H
#define RINGTAP_RINGTAP_H

#include <signal.h>
#include <stddef.h>
#include <stdint.h>

#include "uapi/ringtap.h"

#ifdef __cplusplus
extern "C" {
#endif

#define RINGTAP_API __attribute__((visibility("default")))

/* A capture. Opaque. */
struct ringtap_capture;

/* Records of one CPU are held back this long, so that those of another, written earlier and
 * published later, can be delivered first. */
#define RINGTAP_MERGE_DELAY_DEFAULT_NS 2000000

/* What the client alone decides. RINGTAP_OPTIONS_INIT sets its size. */
struct ringtap_options {
    size_t size;
    const char *device;      /* NULL: RINGTAP_DEVICE */
    uint64_t merge_delay_ns; /* see RINGTAP_MERGE_DELAY_DEFAULT_NS */
};

#define RINGTAP_OPTIONS_INIT \
    { sizeof(struct ringtap_options), NULL, RINGTAP_MERGE_DELAY_DEFAULT_NS }

/* What the records that were read prove by their sequence numbers, of one CPU or of all:
 * produced == drained + lost + overwritten + gaps, and gaps is 0 unless something is broken. In
 * flight mode, of what has been read since the last ringtap_capture_hold(). */
struct ringtap_counts {
    size_t size;       /* in: sizeof(struct ringtap_counts) */
    uint64_t produced; /* sequence numbers that went by */
    uint64_t drained;  /* records read; LOST and PAD do not count */
    uint64_t lost;     /* by LOST records */
    uint64_t gaps;     /* numbers missing without a LOST record, or out of order */
    uint64_t lost_by_cause[RINGTAP_CAUSES_MAX];
    uint64_t lost_by_type[RINGTAP_TYPES_MAX];
    uint64_t overwritten; /* flight mode: numbers before the first record read */
    /* by LEVEL records; these have no numbers */
    uint64_t cut;
    uint64_t shed[RINGTAP_CLASSES_MAX];
};

/*
 * Called with a record where it lies in its ring: it is valid until the callback returns, and
 * must not be kept. cpu: whose ring it was. Return 0 to go on, anything else to end the drain
 * behind this record, of whatever type it is: the next drain goes on with the one that follows.
 * Must not throw. In there, functions that wait, drain, refresh, stop, hold or resume the same
 * capture give -EBUSY, and ringtap_capture_free() must not be called.
 */
typedef int (*ringtap_record_fn)(void *arg, unsigned cpu, const struct ringtap_record *record);

/*
 * Called with bytes of one ring that are whole records in a row, PAD included. The bytes are given
 * back to the producer when the callback returns. Return 0 to go on, anything else to end the
 * drain behind this span. Otherwise as ringtap_record_fn.
 */
typedef int (*ringtap_span_fn)(void *arg, unsigned cpu, const void *span, size_t bytes);

/* The library's version, like "0.1.0". */
RINGTAP_API const char *ringtap_version(void);

/* ---- a capture's life ------------------------------------------------------------------- */

/* A capture that is not open yet. NULL: no memory. */
RINGTAP_API struct ringtap_capture *ringtap_capture_new(void);

/* Ends a capture in whatever state it is and frees everything. NULL is let pass. */
RINGTAP_API void ringtap_capture_free(struct ringtap_capture *c);

/*
 * Opens the device and agrees on a version with the module.
 *
 * options: NULL asks for the defaults.
 *
 * 0, or: -ENOENT, -ENODEV, -ENXIO the module is not loaded; -EACCES, -EPERM no permission;
 * -EPROTO the module speaks another version of the ABI; -EINVAL options->size is not set, or they
 * ask for what is newer than the library;
 * -EBUSY this capture is open already; others as of open(2).
 */
RINGTAP_API int ringtap_capture_open(struct ringtap_capture *c,
                                     const struct ringtap_options *options);

/* The text of the last failure of a function of this capture, one line without a newline; empty if
 * none failed. Valid until the next call with this capture. */
RINGTAP_API const char *ringtap_capture_error(const struct ringtap_capture *c);

/* What the module is and can do; all zero before ringtap_capture_open(). A program may read all of
 * its struct, whatever the version of the library: what nobody has told is zero. */
RINGTAP_API const struct ringtap_info *ringtap_capture_info(const struct ringtap_capture *c);

/* The file, for its requests. poll(2) says POLLIN of it when it is time to drain, POLLPRI when it is
 * time to refresh; while the last drain holds records back, POLLIN may stay for up to the merge delay:
 * who sleeps takes ringtap_capture_wait() or ringtap_capture_event_fd(). -1: not open. */
RINGTAP_API int ringtap_capture_fd(const struct ringtap_capture *c);

/* Makes *setup ask for the defaults: entry times, 80 bytes of each buffer, sizes by the module.
 * size: sizeof(*setup). */
RINGTAP_API void ringtap_setup_init_sized(struct ringtap_setup *setup, size_t size);

static inline void ringtap_setup_init(struct ringtap_setup *setup)
{
    ringtap_setup_init_sized(setup, sizeof(*setup));
}

/*
 * Makes the rings and maps them. Afterwards *setup has the values in effect. setup->size must be
 * set, as ringtap_setup_init() does.
 *
 * 0, or: -EINVAL a value that the library or the module refuses; -EBUSY set up already; -ENOMEM the
 * rings do not fit into memory; -EBADF not open.
 */
RINGTAP_API int ringtap_capture_setup(struct ringtap_capture *c, struct ringtap_setup *setup);

/*
 * Says what is to be recorded, instead of what was said before; at any time after the setup.
 * filter->size must be set, as ringtap_filter_init() does.
 *
 * 0, or: -ESRCH one of filter->pids does not exist; -EINVAL a value that the module refuses;
 * -EOPNOTSUPP a type of RINGTAP_TYPES_ASKED that this kernel or module does not tell; -EBADF not open.
 */
RINGTAP_API int ringtap_capture_filter(struct ringtap_capture *c,
                                       const struct ringtap_filter *filter);

/*
 * Lets records flow. 0, or: -EBUSY too many captures run; -EINVAL not set up; -ENOMEM;
 * -EBADF not open.
 */
RINGTAP_API int ringtap_capture_start(struct ringtap_capture *c);

/*
 * Ends the flow. What was recorded is still in the rings: a drain that follows delivers all of it,
 * holds nothing back, and makes the module tell what was lost last.
 *
 * 0, or: -EINVAL not set up; -EBADF not open.
 */
RINGTAP_API int ringtap_capture_stop(struct ringtap_capture *c);

/* ---- protection ------------------------------------------------------------------------------- */

/*
 * Lets the module record less of a CPU when the client falls behind there; in stream mode, between
 * setup and start. LEVEL records tell of it. protect->size must be set.
 *
 * 0, or: -EBUSY the capture runs; -EINVAL flight mode, not set up, or a value that the module
 * refuses; -ENOSYS the module cannot do it; -ENOMEM.
 */
RINGTAP_API int ringtap_capture_protect(struct ringtap_capture *c,
                                        const struct ringtap_protect *protect);

/* ---- flight mode: setup.mode is RINGTAP_MODE_FLIGHT ------------------------------------------- */

/*
 * Stops the overwriting, so that what the rings hold can be read; recording goes on in what room
 * there is, and more as it is read. Drains then deliver, of each CPU, a record OVERWRITTEN, then
 * what the ring holds. Takes in rings of new CPUs.
 *
 * from_ns: records that were written before are left out, and counted with those overwritten.
 * oldest_ns: NULL, or set to the time of the oldest record that will be delivered; now if there is
 * none.
 *
 * 0, or: -EINVAL another mode, or not set up; -EBUSY held already; -EBADMSG a ring's content is
 * damaged; others as of ringtap_capture_refresh().
 */
RINGTAP_API int ringtap_capture_hold(struct ringtap_capture *c, uint64_t from_ns,
                                     uint64_t *oldest_ns);

/* Lets the overwriting go on. Then nothing can be read until the next hold. 0, or: -EINVAL. */
RINGTAP_API int ringtap_capture_resume(struct ringtap_capture *c);

/* ---- filters ------------------------------------------------------------------------------ */

/* Everything but the caller itself: what a new capture records. size: sizeof(*filter). */
RINGTAP_API void ringtap_filter_init_sized(struct ringtap_filter *filter, size_t size);

static inline void ringtap_filter_init(struct ringtap_filter *filter)
{
    ringtap_filter_init_sized(filter, sizeof(*filter));
}

/* Lets all system calls through, or none. */
RINGTAP_API void ringtap_filter_all_calls(struct ringtap_filter *filter, int on);

/* Lets call nr of an ABI (enum ringtap_abi) through, or not. Numbers below zero and from
 * RINGTAP_SYSCALL_OTHER on share one switch. */
RINGTAP_API void ringtap_filter_call(struct ringtap_filter *filter, unsigned abi, int nr, int on);

/* True: the filter lets the call through. */
RINGTAP_API int ringtap_filter_has_call(const struct ringtap_filter *filter, unsigned abi, int nr);

/* Lets records of a type (enum ringtap_type) through, or not. */
RINGTAP_API void ringtap_filter_type(struct ringtap_filter *filter, unsigned type, int on);

/* Only these processes; trees: and all below them. The array must live until the filter has been
 * given to ringtap_capture_filter(). */
RINGTAP_API void ringtap_filter_pids(struct ringtap_filter *filter, const uint32_t *pids,
                                     uint32_t count, int trees);

/* Only processes of these real user ids. The array must live as that of pids. */
RINGTAP_API void ringtap_filter_uids(struct ringtap_filter *filter, const uint32_t *uids,
                                     uint32_t count);

/* ---- reading -------------------------------------------------------------------------------- */

/*
 * Sleeps until there is something to drain, timeout_ms have passed (-1: no limit), or a signal that
 * sigmask lets in (NULL: the thread's own mask) has come. Takes in rings of new CPUs.
 * While the last drain holds records back, the sleep ends when they are due.
 *
 * 1 there may be something, 0 the time is over, or: -EINTR a signal; -EINVAL not set up;
 * others as of ppoll(2) and ringtap_capture_refresh().
 */
RINGTAP_API int ringtap_capture_wait(struct ringtap_capture *c, int timeout_ms,
                                     const sigset_t *sigmask);

/*
 * A descriptor for poll(2), epoll(7) and event loops that stand on them: it is readable when it is time
 * for a drain, which is all that has to be done then, and quiet while the last drain holds records back,
 * until they are due. Not to be read, written or closed; it ends with the capture.
 *
 * The same one each time, or: -EINVAL not set up; others as of epoll_create1(2) and timerfd_create(2).
 */
RINGTAP_API int ringtap_capture_event_fd(struct ringtap_capture *c);

/*
 * Maps the rings of CPUs that came up since. For those who poll ringtap_capture_fd() themselves, on
 * POLLPRI; ringtap_capture_wait() and ringtap_capture_stop() do it on their own, and so does a drain
 * for those who have asked for ringtap_capture_event_fd().
 *
 * How many rings are new, or: -ENOMEM; -EINVAL not set up; others as of mmap(2).
 */
RINGTAP_API int ringtap_capture_refresh(struct ringtap_capture *c);

/*
 * Delivers what all rings hold, in the order of time: LOST records included, PAD left out. Records
 * younger than the merge delay stay for the next drain, unless the capture has been stopped.
 * A producer that was held up for longer than the merge delay while it wrote is delivered late.
 *
 * How many records were delivered, or: -EBADMSG a ring's content is damaged; -EINVAL not set up.
 */
RINGTAP_API int64_t ringtap_capture_drain(struct ringtap_capture *c, ringtap_record_fn fn,
                                          void *arg);

/*
 * Delivers what all rings hold, ring by ring, for those who store records as they are.
 *
 * horizon_ns: NULL, or set to a time up to which all records of all rings have now been delivered
 * (but for those of a producer that was held up for longer than the merge delay).
 *
 * How many bytes were delivered, or: as of ringtap_capture_drain().
 */
RINGTAP_API int64_t ringtap_capture_drain_spans(struct ringtap_capture *c, ringtap_span_fn fn,
                                                void *arg, uint64_t *horizon_ns);

/* ---- numbers ----------------------------------------------------------------------------------
 */

/* The lowest CPU above `cpu` that has a ring here; -1 begins, -1 ends. */
RINGTAP_API int ringtap_capture_next_cpu(const struct ringtap_capture *c, int cpu);

/*
 * The reader's own count, of one CPU or of RINGTAP_ALL_CPUS. counts->size must be set.
 * 0, or: -ENODEV that CPU has no ring here; -EINVAL counts->size.
 */
RINGTAP_API int ringtap_capture_counts(struct ringtap_capture *c, unsigned cpu,
                                       struct ringtap_counts *counts);

/*
 * The module's count, of one CPU or of RINGTAP_ALL_CPUS; exact once the capture has been stopped.
 * size: sizeof(*stat).
 * 0, or: -ENODEV that CPU has no ring; -EINVAL not set up; -EBADF not open.
 */
RINGTAP_API int ringtap_capture_stat_sized(struct ringtap_capture *c, unsigned cpu,
                                           struct ringtap_stat *stat, size_t size);

static inline int ringtap_capture_stat(struct ringtap_capture *c, unsigned cpu,
                                       struct ringtap_stat *stat)
{
    return ringtap_capture_stat_sized(c, cpu, stat, sizeof(*stat));
}

/*
 * Captures on this host, whoever's: the one with the lowest id from `id` on. Needs an open capture,
 * which need not be set up. size: sizeof(*found).
 * 0, or: -ENOENT there is none; -EBADF not open.
 */
RINGTAP_API int ringtap_capture_list_sized(struct ringtap_capture *c, uint32_t id,
                                           struct ringtap_captures *found, size_t size);

static inline int ringtap_capture_list(struct ringtap_capture *c, uint32_t id,
                                       struct ringtap_captures *found)
{
    return ringtap_capture_list_sized(c, id, found, sizeof(*found));
}

#ifdef __cplusplus
}
#endif

#endif /* RINGTAP_RINGTAP_H */
