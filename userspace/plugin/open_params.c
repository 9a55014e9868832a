/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "open_params.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The options that a word may set. */
static const char *const options[] = {"snaplen", "memory", "ring-size", "syscall", "pid", "tree", "uid", "type"};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char filter_is[] = "filter=", program_is[] = "program=";

static int is_option(const char *word, size_t size)
{
	size_t i;

	for (i = 0; i < COUNT(options); i++)
		if (strlen(options[i]) == size && !memcmp(options[i], word, size))
			return 1;
	return 0;
}

static int fail(struct capture_command *command, const char *why, const char *what)
{
	snprintf(command->error, sizeof(command->error), "%s '%.100s'; there are program, snaplen, memory, ring-size, syscall, "
		 "pid, tree, uid, type, and, as the last one, filter", why, what);
	capture_command_free(command);
	return -1;
}

/* Takes a word out of the params: "--" before it and a NUL behind, so it is an argument. The result is where it goes on. */
static const char *take_word(const char *from, char **to, char **argument)
{
	size_t size = strcspn(from, " \t\n");

	*argument = *to;
	memcpy(*to, "--", 2);
	memcpy(*to + 2, from, size);
	(*to)[2 + size] = 0;
	*to += size + 3;
	return from + size;
}

static int take(struct capture_command *command, const char *params, char *to, size_t count)
{
	const char *from = params + strspn(params, " \t\n");
	char *argument;

	while (*from && strncmp(from, filter_is, strlen(filter_is))) {
		from = take_word(from, &to, &argument);
		from += strspn(from, " \t\n");
		if (!strncmp(argument + 2, program_is, strlen(program_is)))
			command->arguments[0] = argument + 2 + strlen(program_is);
		else if (!is_option(argument + 2, strcspn(argument + 2, "=")) || !strchr(argument, '='))
			return fail(command, "no such parameter:", argument + 2);
		else if (count == COUNT(command->arguments) - 2)
			return fail(command, "too many parameters before", argument + 2);
		else
			command->arguments[count++] = argument;
	}
	if (!*from)
		return 0;
	from += strlen(filter_is);
	from += strspn(from, " \t\n");
	/* It would be an option. */
	if (*from == '-')
		return fail(command, "a filter does not begin like", from);
	if (*from)
		command->arguments[count] = strcpy(to, from);
	return 0;
}

int capture_command_make(struct capture_command *command, const char *params, const char *program, long without)
{
	static const char fixed[] = "record\0--format=scap\0--dialect=live\0-w-\0";
	/* Each word gains three bytes and has two at least, with what is behind it. */
	size_t size = strlen(program) + sizeof(fixed) + 32 + 3 * strlen(params) + 4, count = 1;
	char *to = malloc(size);
	const char *word;

	memset(command, 0, sizeof(*command));
	command->text = to;
	if (!to) {
		snprintf(command->error, sizeof(command->error), "out of memory");
		return -1;
	}
	command->arguments[0] = strcpy(to, program);
	to += strlen(program) + 1;
	memcpy(to, fixed, sizeof(fixed));
	for (word = to; *word; word += strlen(word) + 1)
		command->arguments[count++] = to + (word - to);
	to += sizeof(fixed);
	command->arguments[count++] = to;
	to += sprintf(to, "--without=%ld", without) + 1;
	return take(command, params, to, count);
}

void capture_command_free(struct capture_command *command)
{
	free(command->text);
	command->text = NULL;
}
