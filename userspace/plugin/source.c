/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * libringtap-source.so: the events of this host's system calls, for programs that stand on the libraries of Sysdig and Falco
 * and would take them from a driver else. It starts ringtap, which captures and encodes, and hands on what it writes.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "capture_child.h"
#include "event_stream.h"
#include "open_params.h"

#define EXPORTED __attribute__((visibility("default")))

/* Libs want to see to other things as often as that. */
#define IDLE_MS 30
/* It has to read which processes and descriptors there are; a host that takes longer has other troubles. */
#define STARTS_WITHIN_MS 120000

struct plugin {
	char error[512];
};

struct instance {
	struct capture_child child;
	struct event_stream stream;
};

EXPORTED const char *plugin_get_required_api_version(void) { return "3.0.0"; }
EXPORTED const char *plugin_get_name(void) { return "ringtap"; }
EXPORTED const char *plugin_get_description(void)
{
	return "System calls and processes of this host, captured by the kernel module ringtap";
}
EXPORTED const char *plugin_get_contact(void) { return "ringtap(8)"; }
EXPORTED const char *plugin_get_version(void) { return RINGTAP_VERSION; }

EXPORTED const char *plugin_list_open_params(void *plugin, int32_t *rc)
{
	(void)plugin;
	*rc = LIBS_SUCCESS;
	return "[{\"value\": \"\", \"desc\": \"all system calls and processes of this host\"},"
	       " {\"value\": \"snaplen=200 memory=64M filter=evt.type in (execve, connect, openat)\","
	       " \"desc\": \"as the options of `ringtap record` have it; filter comes last\"}]";
}

EXPORTED void *plugin_init(const struct libs_init_input *input, int32_t *rc)
{
	struct plugin *plugin = calloc(1, sizeof(*plugin));

	(void)input;
	*rc = plugin ? LIBS_SUCCESS : LIBS_FAILURE;
	return plugin;
}

EXPORTED void plugin_destroy(void *plugin)
{
	free(plugin);
}

EXPORTED const char *plugin_get_last_error(void *plugin)
{
	return plugin ? ((struct plugin *)plugin)->error : "out of memory";
}

static void set_error(struct plugin *plugin, const char *why)
{
	snprintf(plugin->error, sizeof(plugin->error), "%s", why);
}

EXPORTED void plugin_close(void *plugin, void *handle)
{
	struct instance *instance = handle;

	(void)plugin;
	if (!instance)
		return;
	capture_child_end(&instance->child);
	event_stream_close(&instance->stream);
	free(instance);
}

/* What it ends with is an error's line, or nothing. */
static int32_t end_of(struct plugin *plugin, struct instance *instance)
{
	const char *failure;

	capture_child_end(&instance->child);
	failure = capture_child_failure(&instance->child);
	if (!failure)
		return LIBS_END;
	set_error(plugin, failure);
	return LIBS_FAILURE;
}

/* The module's, or the system's, program where there is one; else as a shell finds it. */
static const char *program(void)
{
	return access(RINGTAP_PROGRAM, X_OK) ? "ringtap" : RINGTAP_PROGRAM;
}

/* Its first bytes say that it captures; before them come the errors of a capture that cannot be. */
static int32_t start(struct plugin *plugin, struct instance *instance, char *const arguments[])
{
	int error = capture_child_start(&instance->child, arguments);
	ssize_t got;

	if (error) {
		snprintf(plugin->error, sizeof(plugin->error), "%.200s: %s", arguments[0], strerror(error));
		return LIBS_FAILURE;
	}
	do {
		if (!capture_child_wait(&instance->child, STARTS_WITHIN_MS)) {
			set_error(plugin, "the program ringtap does not begin to capture");
			return LIBS_FAILURE;
		}
		got = event_stream_fill(&instance->stream, instance->child.events);
	} while (got < 0 && errno == EAGAIN);
	if (got > 0)
		return LIBS_SUCCESS;
	if (end_of(plugin, instance) == LIBS_END)
		set_error(plugin, "the program ringtap has ended without an event");
	return LIBS_FAILURE;
}

static struct instance *make_instance(void)
{
	struct instance *instance = calloc(1, sizeof(*instance));

	if (!instance)
		return NULL;
	instance->child.pid = -1;
	if (!event_stream_open(&instance->stream))
		return instance;
	free(instance);
	return NULL;
}

EXPORTED void *plugin_open(void *handle, const char *params, int32_t *rc)
{
	struct plugin *plugin = handle;
	struct capture_command command;
	struct instance *instance;

	*rc = LIBS_FAILURE;
	if (capture_command_make(&command, params ? params : "", program(), (long)getpid())) {
		set_error(plugin, command.error);
		return NULL;
	}
	instance = make_instance();
	if (!instance)
		set_error(plugin, "out of memory");
	else
		*rc = start(plugin, instance, command.arguments);
	capture_command_free(&command);
	if (*rc == LIBS_SUCCESS)
		return instance;
	plugin_close(plugin, instance);
	return NULL;
}

/* Success: there is more to be given. */
static int32_t fill(struct plugin *plugin, struct instance *instance)
{
	ssize_t got;

	if (instance->child.pid < 0)
		return LIBS_END;
	got = event_stream_fill(&instance->stream, instance->child.events);
	if (got < 0 && errno == EAGAIN) {
		capture_child_listen(&instance->child);
		if (!capture_child_wait(&instance->child, IDLE_MS))
			return LIBS_TIMEOUT;
		got = event_stream_fill(&instance->stream, instance->child.events);
	}
	if (got > 0)
		return LIBS_SUCCESS;
	return got < 0 && errno == EAGAIN ? LIBS_TIMEOUT : end_of(plugin, instance);
}

EXPORTED int32_t plugin_next_batch(void *handle, void *of, uint32_t *count, struct libs_event ***events)
{
	struct plugin *plugin = handle;
	struct instance *instance = of;
	int found = event_stream_batch(&instance->stream);

	*count = 0;
	if (!found) {
		int32_t rc = fill(plugin, instance);

		if (rc != LIBS_SUCCESS)
			return rc;
		found = event_stream_batch(&instance->stream);
	}
	if (found < 0) {
		set_error(plugin, "what the program ringtap writes are no events: is it of another version?");
		return LIBS_FAILURE;
	}
	*count = (uint32_t)found;
	*events = instance->stream.batch;
	/* The beginning of an event alone: the rest is on its way. */
	return found ? LIBS_SUCCESS : LIBS_TIMEOUT;
}
