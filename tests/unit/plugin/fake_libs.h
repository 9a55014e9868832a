/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* What libs is to a plugin: it loads it, and has tables of threads and of their control groups. */
#ifndef RINGTAP_TESTS_PLUGIN_FAKE_LIBS_H
#define RINGTAP_TESTS_PLUGIN_FAKE_LIBS_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "libs_plugin.h"

enum { GROUPS_MAX = 4 };

/* The one thread there is; its id is 100. Groups end with a null. */
struct fake_thread {
	const char *groups[GROUPS_MAX];
	uint64_t start_ns;
};
extern struct fake_thread thread;

/* Those of tables that libs was asked for, and has not got back */
extern int entries_out;

struct plugin_functions {
	void *(*init)(const struct libs_init_input *, int32_t *);
	void (*destroy)(void *);
	const char *(*get_last_error)(void *);
	const char *(*get_fields)(void);
	const char *(*get_name)(void);
	const char *(*get_version)(void);
	const char *(*get_required_api_version)(void);
	uint16_t *(*get_parse_event_types)(uint32_t *, void *);
	int32_t (*parse_event)(void *, const struct libs_event_input *, const void *);
	int32_t (*extract_fields)(void *, const struct libs_event_input *, const struct libs_extract_input *);
};
extern struct plugin_functions plugin;

/* path null: the plugin is part of this program. */
void load_plugin(const char *path);

/* A plugin at work; null, with an error of one line: it refused. */
void *begin_plugin(const char *config, char *error, size_t size);

/* An event of one parameter or more, of lengths of that width; to be freed. */
struct libs_event *make_event(uint16_t type, uint64_t tid, unsigned int count, const char *const *texts);
/* The plugin takes it in, as the event of that number. */
int32_t tell(void *state, uint16_t type, uint64_t number, const char *json);
int32_t tell_event(void *state, const struct libs_event *event, uint64_t number);

/* What the field is at an event of thread 100; null: it is absent. Valid until the next question. */
const char *text_of(void *state, const char *field, const char *key);
/* The same of a number or of a truth */
bool number_of(void *state, const char *field, uint64_t *number);
/* Of that event, of whichever thread */
const char *text_at(void *state, const struct libs_event *event, uint64_t number, const char *field);

#endif
