/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* What the plugin's user asks for, as a command line of ringtap's. */
#ifndef RINGTAP_PLUGIN_OPEN_PARAMS_H
#define RINGTAP_PLUGIN_OPEN_PARAMS_H

#include <stddef.h>

/*
 * Words NAME=VALUE with spaces between them: program, and the options of `ringtap record` that the source has below; filter,
 * the last one, takes all that follows.
 */
struct capture_command {
	char *text;		/* what the arguments lie in */
	char *arguments[32];	/* ends with a null */
	char error[256];	/* why there is no command */
};

/* without: the process whose events are left out. 0, or -1: see error. */
int capture_command_make(struct capture_command *command, const char *params, const char *program, long without);
void capture_command_free(struct capture_command *command);

#endif
