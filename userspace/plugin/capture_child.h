/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * The program ringtap, run for the events that it writes. It runs beside the program that has loaded the plugin: with
 * privileges of its own, and what befalls it befalls nobody else.
 */
#ifndef RINGTAP_PLUGIN_CAPTURE_CHILD_H
#define RINGTAP_PLUGIN_CAPTURE_CHILD_H

#include <sys/types.h>

struct capture_child {
	pid_t pid;		/* -1: it does not run */
	int events;		/* its standard output, not blocking */
	int messages;		/* its standard error, not blocking */
	char said[256];		/* the last line there that begins with its name; others show where in a filter an error is */
	char line[256];		/* the one that has not ended yet */
	size_t line_size;
	int status;		/* as of wait(), once it has ended */
};

/* arguments: the first is the program, looked for as a shell does if it has no '/'. 0 or an errno. */
int capture_child_start(struct capture_child *child, char *const arguments[]);

/* Sleeps until there is something to be read of its events, or they have ended; 0: there was nothing for so long. */
int capture_child_wait(struct capture_child *child, int timeout_ms);

/* Reads what it has said. */
void capture_child_listen(struct capture_child *child);

/* Ends it and waits for it: said and status are of all that it did. */
void capture_child_end(struct capture_child *child);

/* Behind capture_child_end(): why it failed, as a line; null: it did not. */
const char *capture_child_failure(struct capture_child *child);

#endif
