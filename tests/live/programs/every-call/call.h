/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * A call that live-every-call makes: what it passes, what the kernel should answer, and how ringtap has to show the
 * arguments. In the text a * stands for what cannot be known before, and ' for ".
 */
#ifndef EVERY_CALL_CALL_H
#define EVERY_CALL_CALL_H

#include <limits.h>

enum kind {
	PLAIN,
	FORKS,		/* the child goes on with the rows below, up to and with the one that ENDS it; the parent behind that */
	ENDS,		/* does not return */
};

struct call {
	const char *name;
	int nr;
	enum kind kind;
	long want;		/* the result, -errno, SOME or ANY */
	const char *text;
	long args[6];
	unsigned int loads;	/* bit i: args[i] is the address of a long with the argument */
	long *saves;		/* where the result is kept, or NULL */
};

#define SOME	(LONG_MIN + 1)		/* success */
#define ANY	(LONG_MIN + 2)		/* depends on how the kernel was built, or on who asks */
#define SELF	(LONG_MIN + 3)		/* of an argument: the process's id, SELF in the text */

#define P(object)	((long)(object))
#define CALL(name, want, text, ...)		{ #name, SYS_##name, PLAIN, want, text, { __VA_ARGS__ }, 0, NULL }
#define LOAD(mask, name, want, text, ...)	{ #name, SYS_##name, PLAIN, want, text, { __VA_ARGS__ }, mask, NULL }
#define SAVE(to, name, want, text, ...)		{ #name, SYS_##name, PLAIN, want, text, { __VA_ARGS__ }, 0, to }
#define FORK(name, text, ...)			{ #name, SYS_##name, FORKS, SOME, text, { __VA_ARGS__ }, 0, NULL }
#define END(name, text, ...)			{ #name, SYS_##name, ENDS, ANY, text, { __VA_ARGS__ }, 0, NULL }

/* Descriptors that are open when the calls begin; the next free one is 3. */
enum {
	FILE_FD = 100,		/* "file", with CONTENTS */
	OTHER_FD,		/* "other", empty */
	DIR_FD,			/* "." */
	NULL_FD,		/* /dev/null */
	PIPE_R, PIPE_W, PIPE2_R, PIPE2_W,
	UNIX_A, UNIX_B,		/* a pair of streams */
	LISTEN_FD,		/* TCP, 127.0.0.1:PORT */
	TCP_FD,			/* TCP, not connected */
	UDP_FD,			/* UDP, 127.0.0.1:PORT, and sends to itself */
	PTY_FD,			/* a terminal */
	EPOLL_FD, EVENT_FD, TIMER_FD, INOTIFY_FD,
};

#define CONTENTS	"line one\nline two\n"
#define PORT		47123

extern const struct call calls[];
extern const unsigned int calls_number;

#endif
