/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* What is known of containers, by events that told of them. */
#ifndef RINGTAP_PLUGIN_CONTAINER_FACTS_H
#define RINGTAP_PLUGIN_CONTAINER_FACTS_H

#include "container_json.h"

/* The oldest go first. */
enum { FACTS_MAX = 4096, FACTS_MEMORY_MAX = 32 << 20 };

/* With the NUL; longer ids are nobody's. */
enum { CONTAINER_ID_MAX = 256 };

struct facts {
	struct json *json;
	struct json_value container;	/* the object that has them */
	char id[CONTAINER_ID_MAX];	/* as it is shown: the short one */
	char *group;			/* the control group that is the container's; null: nobody told */
	struct facts *next_in_bucket;
	struct facts *older, *newer;
};

struct facts_table {
	struct facts *buckets[FACTS_MAX];
	struct facts *oldest, *newest;
	unsigned int count;
	size_t memory;
};

/*
 * Takes an event's text in, in the place of what was known of the container before. Null: it is damaged, or of no container,
 * and nothing has changed.
 */
const struct facts *facts_take(struct facts_table *table, const char *text, size_t size);
/*
 * What is known of the container of a group; where groups are not told, of that id, the short one. Captures of ringtap tell
 * them: a group that has another's id in its name, anybody may make. group null: any one. Null: nothing is known.
 */
const struct facts *facts_find(const struct facts_table *table, const char *id, const char *group);
void facts_forget(struct facts_table *table, const struct facts *facts);
void facts_clear(struct facts_table *table);

#endif
