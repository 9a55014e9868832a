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
	return sizeof(*facts) + json_memory(facts->json);
}

static struct facts **place_of(struct facts_table *table, const char *id)
{
	struct facts **at = &table->buckets[bucket_of(id)];

	while (*at && strcmp((*at)->id, id))
		at = &(*at)->next_of_id;
	return at;
}

const struct facts *facts_find(const struct facts_table *table, const char *id)
{
	const struct facts *at = table->buckets[bucket_of(id)];

	while (at && strcmp(at->id, id))
		at = at->next_of_id;
	return at;
}

static void facts_free(struct facts *facts)
{
	json_free(facts->json);
	free(facts);
}

void facts_forget(struct facts_table *table, const char *id)
{
	struct facts **at = place_of(table, id), *facts = *at;

	if (!facts)
		return;
	*at = facts->next_of_id;
	*(facts->older ? &facts->older->newer : &table->oldest) = facts->newer;
	*(facts->newer ? &facts->newer->older : &table->newest) = facts->older;
	table->count--;
	table->memory -= memory_of(facts);
	facts_free(facts);
}

void facts_clear(struct facts_table *table)
{
	while (table->oldest)
		facts_forget(table, table->oldest->id);
}

static void add(struct facts_table *table, struct facts *facts)
{
	struct facts **at;

	facts_forget(table, facts->id);
	at = place_of(table, facts->id);
	*at = facts;
	facts->older = table->newest;
	*(table->newest ? &table->newest->newer : &table->oldest) = facts;
	table->newest = facts;
	table->count++;
	table->memory += memory_of(facts);
	while (table->oldest != facts && (table->count > FACTS_MAX || table->memory > FACTS_MEMORY_MAX))
		facts_forget(table, table->oldest->id);
}

const struct facts *facts_take(struct facts_table *table, const char *text, size_t size)
{
	struct facts *facts = calloc(1, sizeof(*facts));
	size_t length;

	if (!facts)
		return NULL;
	facts->json = json_parse(text, size);
	if (!facts->json) {
		free(facts);
		return NULL;
	}
	facts->container = json_member(json_root(facts->json), "container");
	length = json_copy(json_member(facts->container, "id"), facts->id, sizeof(facts->id));
	if (!length || length >= sizeof(facts->id)) {
		facts_free(facts);
		return NULL;
	}
	add(table, facts);
	return facts;
}
