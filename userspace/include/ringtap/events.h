/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * libringtap: events, as people and programs understand them: who did what to which file or peer,
 * with what result, and how long it took. ringtap.h has the raw records below.
 *
 * Every program that failed to connect, with its container:
 *
 *     struct ringtap_source *s = ringtap_source_new();
 *     struct ringtap_source_options options = RINGTAP_SOURCE_OPTIONS_INIT;
 *     const struct ringtap_format *line;
 *     const struct ringtap_event *event;
 *
 *     options.filter = "evt.type = connect and evt.failed = true";
 *     if (ringtap_source_open_live(s, &options) < 0 ||
 *         ringtap_source_format(s, "*%proc.name %container.id", &line) < 0)
 *             errx(1, "%s", ringtap_source_error(s));
 *     while (ringtap_source_next(s, -1, &event) > 0)
 *             puts(ringtap_event_format(event, line));
 *     ringtap_source_free(s);
 *
 * Errors. A function that can fail returns a negative errno value; ringtap_source_error() then
 * gives one line that says what was wrong and what to do about it. A pointer that is missing, or the
 * size of a struct that nobody has set, is -EINVAL, or as if the event had no such thing; -ENOMEM
 * where there is no memory.
 *
 * Lifetimes. An event, and all that pointers which were got from it or from its source point to, is
 * valid until the next call of ringtap_source_next(), ringtap_source_run() or ringtap_source_free()
 * with its source. The same field's, format's or JSON's text is the same pointer until then. Fields
 * and formats belong to their source and end with it.
 *
 * Threads. A source may be used by one thread at a time, but for ringtap_source_break() and
 * ringtap_source_stop(); sources are independent of each other.
 *
 * Versions. As in ringtap.h: structs begin with their size and grow at their end.
 */
#ifndef RINGTAP_EVENTS_H
#define RINGTAP_EVENTS_H

#include <stddef.h>
#include <stdint.h>

#include "ringtap.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Where events come from. Opaque. */
struct ringtap_source;
/* An event. Opaque. */
struct ringtap_event;
/* A field that was looked up by its name. Opaque. */
struct ringtap_field;
/* A format of `ringtap trace -p` that was compiled. Opaque. */
struct ringtap_format;

/* ---- a source's life ---------------------------------------------------------------------- */

enum ringtap_source_flags {
    RINGTAP_SOURCE_LEAN = 1,         /* live: without the time of entry, for less overhead */
    RINGTAP_SOURCE_START_STATE = 2,  /* also the events of processes that ran before the capture */
    RINGTAP_SOURCE_ENVIRONMENT = 4,  /* live: environment variables of programs */
    RINGTAP_SOURCE_FOLLOW = 8,       /* file: at its end, wait for what is written to it */
};

/* RINGTAP_SOURCE_OPTIONS_INIT sets the size and the defaults. */
struct ringtap_source_options {
    size_t size;
    uint32_t flags;         /* enum ringtap_source_flags */
    uint32_t snaplen;       /* live: bytes of each buffer; 0: RINGTAP_SNAPLEN_DEFAULT */
    const char *filter;     /* in the language of ringtap(7); NULL: all events */
    const char *device;     /* live; NULL: RINGTAP_DEVICE */
    uint64_t ring_bytes;    /* live: of all rings together; 0: the module's default */
    char *const *command;   /* live: runs this program and shows it and all below it; NULL: the host */
};

#define RINGTAP_SOURCE_OPTIONS_INIT \
    { sizeof(struct ringtap_source_options), 0, 0, NULL, NULL, 0, NULL }

/* A source that is not open yet. NULL: no memory. */
RINGTAP_API struct ringtap_source *ringtap_source_new(void);

/* Closes a source in whatever state it is and frees everything. NULL is let pass. */
RINGTAP_API void ringtap_source_free(struct ringtap_source *s);

/*
 * This host, from now on: makes a capture, and with the first event starts it and reads what runs
 * already.
 * 0, or: -EINVAL the filter or another option; -EPROTO another version of the module; -ENOEXEC the
 * command cannot be run; others as of open(2) and of ringtap_capture_setup().
 */
RINGTAP_API int ringtap_source_open_live(struct ringtap_source *s,
                                         const struct ringtap_source_options *options);

/*
 * A capture file, or standard input: "-". Waits for the head of the file, where that comes by a pipe.
 * 0, or: -EBADMSG it is none, or damaged; others as of open(2).
 */
RINGTAP_API int ringtap_source_open_file(struct ringtap_source *s, const char *path,
                                         const struct ringtap_source_options *options);

/* The text of the last failure, one line without a newline; empty if there was none. Valid until the
 * next failure. */
RINGTAP_API const char *ringtap_source_error(const struct ringtap_source *s);

/* Where in the filter, field or format the last failure was: a byte's index; -1: nowhere. */
RINGTAP_API int ringtap_source_error_position(const struct ringtap_source *s);

/* ---- events --------------------------------------------------------------------------------- */

/*
 * The next event that passes the filter. timeout_ms: how long to wait for it; -1: no limit. What was
 * lost is an event, too (RINGTAP_LOST), whatever the filter says.
 *
 * 1: *event is one. 0: the time is over. Or: -ENODATA there are no more: the end of the file, of the
 * command, or ringtap_source_stop(); -EINTR ringtap_source_break(); -EBADF not open; -EBADMSG there are
 * no more because the file is damaged or cut off from here on, or a ring is; others as of read(2).
 */
RINGTAP_API int ringtap_source_next(struct ringtap_source *s, int timeout_ms,
                                    const struct ringtap_event **event);

/* Return 0 to go on, anything else to end ringtap_source_run(). Must not throw. */
typedef int (*ringtap_event_fn)(void *arg, const struct ringtap_event *event);

/*
 * Calls fn with each event until there are no more.
 * 0, or: what fn returned; as of ringtap_source_next(), but for -ENODATA.
 */
RINGTAP_API int ringtap_source_run(struct ringtap_source *s, ringtap_event_fn fn, void *arg);

/* Makes ringtap_source_next() and _run() return -EINTR, once; events that wait are not lost by it. May
 * be called by a handler of signals, and by another thread, which is heard within a second. */
RINGTAP_API void ringtap_source_break(struct ringtap_source *s);

/* Ends the source: what it has taken in is still given, and then -ENODATA. May be called as
 * ringtap_source_break(). */
RINGTAP_API void ringtap_source_stop(struct ringtap_source *s);

/*
 * Of a live source, a descriptor for poll(2), epoll(7) and event loops that stand on them. It is
 * readable when ringtap_source_next() has something to do, and quiet while records are held back to be
 * merged by time. Who sleeps on it calls ringtap_source_next() with timeout_ms 0 until that returns 0,
 * and sleeps then for ringtap_source_sleep_ms() at most. Not to be read, written or closed; it ends
 * with the source.
 *
 * The same one each time, or: -EOPNOTSUPP a file; -EBADF not open; others as of epoll_create1(2).
 */
RINGTAP_API int ringtap_source_event_fd(struct ringtap_source *s);

/* How long to sleep on ringtap_source_event_fd() before ringtap_source_next() is to be called in any
 * case; -1: no limit. */
RINGTAP_API int ringtap_source_sleep_ms(const struct ringtap_source *s);

enum ringtap_event_flags {
    RINGTAP_EVENT_START_STATE = 1, /* read from /proc at the start */
    RINGTAP_EVENT_RESULT = 2,      /* result is set: a call that returned */
    RINGTAP_EVENT_LATENCY = 4,     /* latency_ns is set */
};

/* What every event has. */
struct ringtap_event_info {
    size_t size;         /* of this struct, as it was asked for; so of all below */
    const char *name;    /* of the call; or "procexec", "drop"...: field evt.type */
    uint32_t type;       /* enum ringtap_type */
    uint32_t flags;      /* enum ringtap_event_flags */
    uint64_t number;     /* of this source's events, wanted or not; from 1 on */
    uint64_t wall_ns;    /* since 1970, UTC; of a call, when it returned */
    uint64_t ns;         /* CLOCK_MONOTONIC of the host */
    uint32_t cpu;        /* RINGTAP_ALL_CPUS: of none */
    uint32_t pid, tid;   /* as the host's first process knows them */
    uint32_t abi;        /* of a call: enum ringtap_abi */
    int32_t nr;          /* of a call: its number */
    int64_t result;      /* a value, or minus an error number */
    uint64_t latency_ns; /* from the entry of the call to its return */
};

/* The functions ..._sized() fill a struct of that size, whatever it held; their short forms take the
 * size from the header that a program was compiled with. */
RINGTAP_API void ringtap_event_get_info_sized(const struct ringtap_event *event,
                                          struct ringtap_event_info *info, size_t size);

static inline void ringtap_event_get_info(const struct ringtap_event *event,
                                      struct ringtap_event_info *info)
{
    ringtap_event_get_info_sized(event, info, sizeof(*info));
}

/* ---- fields: ringtap(7) and `ringtap list fields` have them all ------------------------------ */

enum ringtap_value_type {
    RINGTAP_VALUE_TEXT = 1,
    RINGTAP_VALUE_BYTES,    /* what a buffer held */
    RINGTAP_VALUE_NUMBER,
    RINGTAP_VALUE_DURATION, /* number: nanoseconds */
    RINGTAP_VALUE_BOOLEAN,  /* number: 0 or 1 */
    RINGTAP_VALUE_ADDRESS,  /* text, and ip: IPv4 as ::ffff:a.b.c.d */
};

/* One value of a field: its type says which members count. The text is not escaped, and not followed
 * by a NUL: it is what a process wrote. */
struct ringtap_value {
    const char *text;
    size_t len;
    uint64_t number; /* two's complement, if is_negative */
    uint32_t is_negative;
    uint32_t type; /* enum ringtap_value_type */
    uint8_t ip[16];
};

/*
 * Looks a field up: "fd.name", "evt.arg.flags", "proc.aname[2]", "tolower(proc.name)".
 * 0, or: -EINVAL there is no such field, or its argument is wrong; -EBADF not open.
 */
RINGTAP_API int ringtap_source_field(struct ringtap_source *s, const char *name,
                                     const struct ringtap_field **field);

/* enum ringtap_value_type */
RINGTAP_API int ringtap_field_type(const struct ringtap_field *field);

/*
 * What a field says of an event: one value, or several (fd.ip: both ends').
 * values: NULL, or set to the first; how many there are; 0: the event has no such field.
 */
RINGTAP_API size_t ringtap_event_values(const struct ringtap_event *event,
                                        const struct ringtap_field *field,
                                        const struct ringtap_value **values);

/* The same as `ringtap trace -p` prints it: several values with commas between them, and what would
 * change a terminal escaped. NULL: the event has no such field. */
RINGTAP_API const char *ringtap_event_text(const struct ringtap_event *event,
                                           const struct ringtap_field *field);

/* The first value of a number, duration or boolean; from 2^63 on, what two's complement makes of it. 1,
 * or: 0 the event has no such field, or it is none of these. */
RINGTAP_API int ringtap_event_number(const struct ringtap_event *event,
                                     const struct ringtap_field *field, int64_t *number);

/*
 * Compiles a format: text with %FIELD in it.
 * 0, or: -EINVAL; -EBADF not open.
 */
RINGTAP_API int ringtap_source_format(struct ringtap_source *s, const char *text,
                                      const struct ringtap_format **format);

/* The event in that format. NULL: it lacks one of the fields, and the format does not begin with '*'. */
RINGTAP_API const char *ringtap_event_format(const struct ringtap_event *event,
                                             const struct ringtap_format *format);

/* The whole event as one JSON object, as `ringtap trace --json` prints it, without a newline. */
RINGTAP_API const char *ringtap_event_json(const struct ringtap_event *event);

/* ---- arguments and items ---------------------------------------------------------------------- */

/* An argument of a call. */
struct ringtap_argument {
    size_t size;
    const char *name;   /* "pathname" */
    const char *type;   /* "path", "fd"...: see `ringtap list syscalls` */
    const char *text;   /* as `ringtap trace` prints it */
    uint64_t value;     /* two's complement, if is_signed */
    uint32_t is_signed;
};

/* How many arguments the call has, and are known; 0: none, or the event is no call. */
RINGTAP_API unsigned ringtap_event_arguments(const struct ringtap_event *event);

/* The argument at index. 0, or: -ENOENT there is none. */
RINGTAP_API int ringtap_event_get_argument_sized(const struct ringtap_event *event, unsigned index,
                                             struct ringtap_argument *argument, size_t size);

static inline int ringtap_event_get_argument(const struct ringtap_event *event, unsigned index,
                                         struct ringtap_argument *argument)
{
    return ringtap_event_get_argument_sized(event, index, argument, sizeof(*argument));
}

/* Captured bytes. */
struct ringtap_event_item {
    size_t size;
    const char *name;  /* of its kind: "path" */
    uint32_t kind;     /* enum ringtap_kind */
    uint32_t arg;      /* index, RINGTAP_ARG_NONE or RINGTAP_ARG_RESULT */
    uint32_t flags;    /* RINGTAP_ITEM_* */
    uint64_t orig_len; /* before it was cut */
    const void *bytes;
    size_t len;
};

/* The item at index. 0, or: -ENOENT there is none. */
RINGTAP_API int ringtap_event_get_item_sized(const struct ringtap_event *event, unsigned index,
                                         struct ringtap_event_item *item, size_t size);

static inline int ringtap_event_get_item(const struct ringtap_event *event, unsigned index,
                                     struct ringtap_event_item *item)
{
    return ringtap_event_get_item_sized(event, index, item, sizeof(*item));
}

/* ---- the host at this moment: that of the last event ----------------------------------------- */

/* Texts are empty where nothing is known, and not escaped. Valid as an event is. */
struct ringtap_process {
    size_t size;
    uint32_t pid, ppid;
    uint32_t is_sure; /* 0: records were lost that may have changed it */
    uint32_t uid, gid, euid, egid;
    uint32_t loginuid, sessionid; /* RINGTAP_ID_NONE: none */
    uint32_t threads, open_fds;
    uint64_t start_ns; /* CLOCK_MONOTONIC; 0: not known */
    const char *name;  /* of its first thread */
    const char *exe;   /* the program's path */
    const char *cwd;
    const char *cgroup;
    const char *args; /* strings, each with its NUL; args_len bytes */
    size_t args_len;
    /* of its container; empty: it is in none */
    const char *container_id, *container_name, *container_image;
};

/* 0, or: -ESRCH not known; -EBADF not open. */
RINGTAP_API int ringtap_source_process_sized(struct ringtap_source *s, uint32_t pid,
                                             struct ringtap_process *process, size_t size);

static inline int ringtap_source_process(struct ringtap_source *s, uint32_t pid,
                                         struct ringtap_process *process)
{
    return ringtap_source_process_sized(s, pid, process, sizeof(*process));
}

/* The ids of all processes, in no order: as many as the array has room for. How many there are. */
RINGTAP_API size_t ringtap_source_processes(struct ringtap_source *s, uint32_t *pids, size_t space);

struct ringtap_thread {
    size_t size;
    uint32_t tid, pid;
    const char *name;
};

/* 0, or: -ESRCH not known; -EBADF not open. */
RINGTAP_API int ringtap_source_thread_sized(struct ringtap_source *s, uint32_t tid,
                                            struct ringtap_thread *thread, size_t size);

static inline int ringtap_source_thread(struct ringtap_source *s, uint32_t tid,
                                        struct ringtap_thread *thread)
{
    return ringtap_source_thread_sized(s, tid, thread, sizeof(*thread));
}

struct ringtap_descriptor {
    size_t size;
    const char *kind; /* "file", "ipv4"... */
    const char *name; /* path, or both ends of a connection */
    uint32_t is_sure; /* as of a process */
    uint32_t is_deleted;
    uint32_t open_flags; /* O_* of the machine that was captured */
    uint64_t dev, ino;
};

/* 0, or: -EBADF not known, or the source is not open. */
RINGTAP_API int ringtap_source_descriptor_sized(struct ringtap_source *s, uint32_t pid, int fd,
                                                struct ringtap_descriptor *descriptor,
                                                size_t size);

static inline int ringtap_source_descriptor(struct ringtap_source *s, uint32_t pid, int fd,
                                            struct ringtap_descriptor *descriptor)
{
    return ringtap_source_descriptor_sized(s, pid, fd, descriptor, sizeof(*descriptor));
}

/* The numbers of a process's descriptors, in order, as ringtap_source_processes(). */
RINGTAP_API size_t ringtap_source_descriptors(struct ringtap_source *s, uint32_t pid, int *fds,
                                              size_t space);

/* ---- numbers, and files ------------------------------------------------------------------------ */

/*
 * What the records that were read prove by their sequence numbers, of all CPUs: see struct
 * ringtap_counts. counts->size must be set. What is lost in the end is told behind -ENODATA.
 * 0, or: -EINVAL counts->size; -EBADF not open.
 */
RINGTAP_API int ringtap_source_counts(struct ringtap_source *s, struct ringtap_counts *counts);

/*
 * Of a live source: all records that are read from now on go to this capture file, too, with what runs
 * on the host; whatever the filter says, as far as they are captured. The file before it, if there was
 * one, is ended. path: NULL ends that only.
 *
 * 0, or: -EOPNOTSUPP a file; -EBADF not open; others as of open(2) and write(2).
 */
RINGTAP_API int ringtap_source_save(struct ringtap_source *s, const char *path);

/* How many bytes have been written to that file; 0: there is none. */
RINGTAP_API uint64_t ringtap_source_saved_bytes(const struct ringtap_source *s);

/* ---- the tables ------------------------------------------------------------------------------ */

/* The name of call nr of an ABI (enum ringtap_abi) of this machine. NULL: not known. */
RINGTAP_API const char *ringtap_call_name(unsigned abi, int nr);

/* Its number in an ABI; -ENOENT: that has no such call. */
RINGTAP_API int ringtap_call_number(unsigned abi, const char *name);

#ifdef __cplusplus
}
#endif

#endif
