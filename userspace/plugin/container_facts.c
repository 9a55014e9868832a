/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "container_facts.h"

#include <stdlib.h>
#include <string.h>

/* FNV-1a. Whoever chooses ids to have them in one bucket makes a list of FACTS_MAX out of it. */
static unsigned int bucket_of(const char *id)
{
	uint32_t hash = 2166136261u;

	while (*id)
		hash = (hash ^ (unsigned char)*id++) * 16777619u;
	return hash % FACTS_MAX;
}

static size_t memory_of(const struct facts *facts)
{
	return sizeof(*facts) + json_memory(facts->json) + (facts->group ? strlen(facts->group) + 1 : 0);
}

static bool are_of(const struct facts *facts, const char *id, const char *group)
{
	return !strcmp(facts->id, id) && (!facts->group || !group || !strcmp(facts->group, group));
}

const struct facts *facts_find(const struct facts_table *table, const char *id, const char *group)
{
	const struct facts *at = table->buckets[bucket_of(id)];

	while (at && !are_of(at, id, group))
		at = at->next_in_bucket;
	return at;
}

static void facts_free(struct facts *facts)
{
	json_free(facts->json);
	free(facts->group);
	free(facts);
}

void facts_forget(struct facts_table *table, const struct facts *facts)
{
	struct facts **at = &table->buckets[bucket_of(facts->id)], *gone;

	while (*at != facts)
		at = &(*at)->next_in_bucket;
	gone = *at;
	*at = gone->next_in_bucket;
	*(gone->older ? &gone->older->newer : &table->oldest) = gone->newer;
	*(gone->newer ? &gone->newer->older : &table->newest) = gone->older;
	table->count--;
	table->memory -= memory_of(gone);
	facts_free(gone);
}

void facts_clear(struct facts_table *table)
{
	while (table->oldest)
		facts_forget(table, table->oldest);
}

static void add(struct facts_table *table, struct facts *facts)
{
	const struct facts *before = facts_find(table, facts->id, facts->group);
	struct facts **bucket = &table->buckets[bucket_of(facts->id)];

	if (before)
		facts_forget(table, before);
	facts->next_in_bucket = *bucket;
	*bucket = facts;
	facts->older = table->newest;
	*(table->newest ? &table->newest->newer : &table->oldest) = facts;
	table->newest = facts;
	table->count++;
	table->memory += memory_of(facts);
	while (table->oldest != facts && (table->count > FACTS_MAX || table->memory > FACTS_MEMORY_MAX))
		facts_forget(table, table->oldest);
}

/* False: it is of no container, or there is no memory. */
static bool name_facts(struct facts *facts)
{
	const struct json_value group = json_member(facts->container, "cgroup");
	const size_t length = json_copy(json_member(facts->container, "id"), facts->id, sizeof(facts->id));
	const size_t group_length = json_copy(group, NULL, 0);

	if (!length || length >= sizeof(facts->id))
		return false;
	if (!group_length)
		return true;
	facts->group = malloc(group_length + 1);
	if (facts->group)
		json_copy(group, facts->group, group_length + 1);
	return facts->group;
}

const struct facts *facts_take(struct facts_table *table, const char *text, size_t size)
{
	struct facts *facts = calloc(1, sizeof(*facts));

	if (!facts)
		return NULL;
	facts->json = json_parse(text, size);
	if (facts->json)
		facts->container = json_member(json_root(facts->json), "container");
	if (!facts->json || !name_facts(facts)) {
		facts_free(facts);
		return NULL;
	}
	add(table, facts);
	return facts;
}
