/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* The plugin `container`, as libs calls it. */
#include "container.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))

enum { LABEL_MAX = 100 };

/* Events that tell of a container. Files of this project and older ones have the large one; libs' own plugin the last. */
enum { CONTAINER_SMALL = 272, CONTAINER = 324, ASYNCHRONOUS = 402 };

EXPORT const char *plugin_get_required_api_version(void);
EXPORT const char *plugin_get_name(void);
EXPORT const char *plugin_get_description(void);
EXPORT const char *plugin_get_contact(void);
EXPORT const char *plugin_get_version(void);
EXPORT void *plugin_init(const struct libs_init_input *input, int32_t *status);
EXPORT void plugin_destroy(void *state);
EXPORT const char *plugin_get_last_error(void *state);
EXPORT const char *plugin_get_fields(void);
EXPORT const char *plugin_get_extract_event_sources(void);
EXPORT int32_t plugin_extract_fields(void *state, const struct libs_event_input *event, const struct libs_extract_input *input);
EXPORT uint16_t *plugin_get_parse_event_types(uint32_t *count, void *state);
EXPORT const char *plugin_get_parse_event_sources(void);
EXPORT int32_t plugin_parse_event(void *state, const struct libs_event_input *event, const void *input);

const char *plugin_get_required_api_version(void)
{
	return "3.0.0";
}

/* Falco's rules ask for this name, and for a version of libs' own plugin whose fields these are. */
const char *plugin_get_name(void)
{
	return "container";
}

const char *plugin_get_version(void)
{
	return "0.7.0";
}

const char *plugin_get_description(void)
{
	return "Containers and pods of ringtap's captures, by what the captures tell of them; no daemon is asked";
}

const char *plugin_get_contact(void)
{
	return "https://github.com/ringtap/ringtap";
}

/* ---- the beginning */

/* Those are about daemons that libs' own plugin asks: configurations for both may have them. */
static bool is_of_daemons(struct json_value name)
{
	return json_equals(name, "engines") || json_equals(name, "hooks") || json_equals(name, "with_size");
}

static bool take_option(struct plugin *plugin, struct json_value name)
{
	char text[64];

	if (is_of_daemons(name))
		return true;
	json_copy(name, text, sizeof(text));
	if (!json_equals(name, "label_max_len"))
		snprintf(plugin->error, sizeof(plugin->error), "the configuration has an unknown option \"%s\"", text);
	else if (!json_number(json_of_name(name), &plugin->label_max))
		snprintf(plugin->error, sizeof(plugin->error), "the option label_max_len is to be a number of bytes");
	return !plugin->error[0];
}

static bool take_config(struct plugin *plugin, const char *config)
{
	struct json_value name = {0};
	struct json *json;

	if (!config || !config[strspn(config, " \t\r\n")] || !strcmp(config, "null"))
		return true;
	json = json_parse(config, strlen(config));
	if (!json || !json_is_object(json_root(json)))
		snprintf(plugin->error, sizeof(plugin->error), "the configuration is no JSON object");
	else
		while (json_next(json_root(json), &name) && take_option(plugin, name))
			;
	json_free(json);
	return !plugin->error[0];
}

/* The fields of a table in a table are known by one in an entry, and be it an entry that nobody else ever sees. */
static libs_table_field *field_of_groups(const struct plugin *plugin, const struct libs_tables *tables)
{
	libs_entry *entry = tables->writer->create(plugin->threads);
	libs_table_field *field = NULL;
	union libs_value groups;

	if (!entry)
		return NULL;
	if (tables->reader->read(plugin->threads, entry, plugin->groups, &groups) == LIBS_SUCCESS)
		field = tables->fields->get(groups.table, "second", LIBS_STRING);
	tables->writer->destroy(plugin->threads, entry);
	return field;
}

static bool find_tables(struct plugin *plugin, const struct libs_init_input *input)
{
	const struct libs_tables *tables = input->tables;

	if (tables && tables->fields && tables->reader && tables->writer)
		plugin->threads = tables->get(input->owner, "threads", LIBS_INT64);
	if (plugin->threads)
		plugin->groups = tables->fields->get(plugin->threads, "cgroups", LIBS_TABLE);
	if (plugin->groups)
		plugin->group_path = field_of_groups(plugin, tables);
	if (!plugin->group_path) {
		snprintf(plugin->error, sizeof(plugin->error), "this program does not tell the control groups of its threads");
		return false;
	}
	plugin->start = tables->fields->get(plugin->threads, "pidns_init_start_ts", LIBS_UINT64);
	return true;
}

void *plugin_init(const struct libs_init_input *input, int32_t *status)
{
	struct plugin *plugin = calloc(1, sizeof(*plugin));

	*status = LIBS_FAILURE;
	if (!plugin)
		return NULL;
	plugin->label_max = LABEL_MAX;
	if (take_config(plugin, input->config) && find_tables(plugin, input))
		*status = LIBS_SUCCESS;
	return plugin;
}

static void drop_answers(struct plugin *plugin)
{
	uint32_t at;

	for (at = 0; at < plugin->answers_max; at++) {
		free(plugin->answers[at].text);
		plugin->answers[at].text = NULL;
	}
}

void plugin_destroy(void *state)
{
	struct plugin *plugin = state;

	if (!plugin)
		return;
	drop_answers(plugin);
	free(plugin->answers);
	facts_clear(&plugin->facts);
	free(plugin);
}

const char *plugin_get_last_error(void *state)
{
	const struct plugin *plugin = state;

	return plugin ? plugin->error : "there is no memory";
}

/* ---- events that tell of containers */

struct parameter {
	const char *bytes;
	size_t size;
};

static size_t length_at(const struct libs_event *event, size_t width, uint32_t number)
{
	const char *at = (const char *)event + sizeof(*event) + width * number;
	uint16_t small;
	uint32_t large;

	memcpy(&small, at, sizeof(small));
	if (width == sizeof(small))
		return small;
	memcpy(&large, at, sizeof(large));
	return large;
}

/* Nothing where the event has no such parameter. */
static struct parameter parameter_of(const struct libs_event *event, uint32_t number)
{
	const size_t width = event->type == CONTAINER_SMALL ? sizeof(uint16_t) : sizeof(uint32_t);
	size_t at, size = 0;
	uint32_t before;

	if (number >= event->parameters || event->size < sizeof(*event) ||
	    event->parameters > (event->size - sizeof(*event)) / width)
		return (struct parameter){0};
	at = sizeof(*event) + width * event->parameters;
	for (before = 0; before <= number; before++) {
		at += size;
		size = length_at(event, width, before);
		if (size > event->size - at)
			return (struct parameter){0};
	}
	return (struct parameter){(const char *)event + at, size};
}

static bool is_text(struct parameter parameter, const char *text)
{
	return parameter.size == strlen(text) + 1 && !memcmp(parameter.bytes, text, parameter.size);
}

static int32_t take_facts(struct plugin *plugin, const struct libs_event_input *input, struct parameter json)
{
	if (json.bytes)
		plugin->told = facts_take(&plugin->facts, json.bytes, strnlen(json.bytes, json.size));
	if (!plugin->told) {
		snprintf(plugin->error, sizeof(plugin->error), "event %llu tells of a container, but is damaged",
			 (unsigned long long)input->number);
		return LIBS_FAILURE;
	}
	plugin->told_by = input->number;
	return LIBS_SUCCESS;
}

/* What has gone is still known to who asks about this event, and not any more when another one is taken in. */
static void forget_gone(struct plugin *plugin)
{
	if (plugin->told_is_gone)
		facts_forget(&plugin->facts, plugin->told);
	plugin->told_is_gone = false;
	plugin->told = NULL;
}

uint16_t *plugin_get_parse_event_types(uint32_t *count, void *state)
{
	static uint16_t types[] = {CONTAINER_SMALL, CONTAINER, ASYNCHRONOUS};

	(void)state;
	*count = sizeof(types) / sizeof(types[0]);
	return types;
}

const char *plugin_get_parse_event_sources(void)
{
	return "[\"syscall\"]";
}

int32_t plugin_parse_event(void *state, const struct libs_event_input *input, const void *tables)
{
	const struct parameter first = parameter_of(input->event, 0), name = parameter_of(input->event, 1);
	struct plugin *plugin = state;
	int32_t status;

	(void)tables;
	plugin->subject_number = 0;
	forget_gone(plugin);
	if (input->event->type != ASYNCHRONOUS)
		return take_facts(plugin, input, first);
	if (!is_text(name, "container") && !is_text(name, "container_removed"))
		return LIBS_SUCCESS;
	status = take_facts(plugin, input, parameter_of(input->event, 2));
	plugin->told_is_gone = status == LIBS_SUCCESS && is_text(name, "container_removed");
	return status;
}

/* ---- questions */

const char *plugin_get_fields(void)
{
	return list_fields();
}

const char *plugin_get_extract_event_sources(void)
{
	return "[\"syscall\"]";
}

static bool make_space(struct plugin *plugin, uint32_t questions)
{
	struct answer *answers;

	if (questions <= plugin->answers_max)
		return true;
	answers = calloc(questions, sizeof(*answers));
	if (!answers) {
		snprintf(plugin->error, sizeof(plugin->error), "there is no memory");
		return false;
	}
	free(plugin->answers);
	plugin->answers = answers;
	plugin->answers_max = questions;
	return true;
}

int32_t plugin_extract_fields(void *state, const struct libs_event_input *event, const struct libs_extract_input *input)
{
	struct plugin *plugin = state;
	const struct subject *subject;
	uint32_t at;

	drop_answers(plugin);
	if (!make_space(plugin, input->count))
		return LIBS_FAILURE;
	subject = find_subject(plugin, event, input->reader);
	for (at = 0; at < input->count; at++) {
		struct libs_field_request *request = &input->requests[at];
		struct answer *answer = &plugin->answers[at];

		request->count = answer_field(plugin, subject, request, answer);
		request->values.text = &answer->value.text;
	}
	return LIBS_SUCCESS;
}
