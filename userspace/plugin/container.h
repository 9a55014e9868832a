/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* The plugin `container`: its state, and how its parts ask each other. */
#ifndef RINGTAP_PLUGIN_CONTAINER_H
#define RINGTAP_PLUGIN_CONTAINER_H

#include "container_facts.h"
#include "libs_plugin.h"
#include "model/container_claim.h"

/* Whose an event is */
struct subject {
	bool is_known;		/* else nothing is known of its thread */
	bool is_contained;
	char id[CONTAINER_ID_MAX];	/* as it is shown: the short one */
	/* What its control group says; none: the event itself told of it */
	enum claimed_runtime runtime;
	char full_id[CONTAINER_ID_MAX];
	bool id_is_name;
	const struct facts *facts;	/* null: nobody told */
	uint64_t start_ns;	/* 0: not known */
	uint64_t event_ns;
};

struct answer {
	union libs_value value;
	char *text;	/* its own, to be freed; or null */
};

struct plugin {
	char error[256];
	uint64_t label_max;	/* labels that are longer are not shown */
	struct facts_table facts;
	const struct facts *told;	/* what the last event that tells of a container told; null: nothing */
	uint64_t told_by;		/* that event's number */
	bool told_is_gone;		/* it told of the container's end */

	libs_table *threads;
	libs_table_field *groups;	/* of a thread: the table of its control groups */
	libs_table_field *group_path;	/* of one of them */
	libs_table_field *start;	/* of a thread: when its namespace's first process began; null: nobody tells */

	/* Whose the last event was, until facts change; and which event that was. Number 0: none is known. */
	struct subject subject;
	uint64_t subject_number, subject_tid, subject_ns;

	struct answer *answers;	/* the last ones, one for each question */
	uint32_t answers_max;
};

/* Valid until the plugin takes in an event. */
const struct subject *find_subject(struct plugin *plugin, const struct libs_event_input *input,
				   struct libs_table_reader *reader);

/* The fields, as JSON; the same text each time */
const char *list_fields(void);
/* False: there is no answer, or no memory for it. */
bool answer_field(const struct plugin *plugin, const struct subject *subject, const struct libs_field_request *request,
		  struct answer *answer);

#endif
