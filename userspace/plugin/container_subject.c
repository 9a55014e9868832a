/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* Whose an event is: by what it says itself, else by the control groups of its thread. */
#include "container.h"

#include <stdlib.h>
#include <string.h>

/* systemd writes '-' in the middle of a name as "\x2d". Returns the length; 0: it does not fit. */
static size_t copy_id(const struct container_claim *claim, char to[CONTAINER_ID_MAX])
{
	static const char escaped[] = "\\x2d";
	const struct claim_part id = claim->id;
	size_t at = 0, length = 0;

	while (at < id.size) {
		const bool is_escaped = claim->is_escaped && id.size - at >= sizeof(escaped) - 1 &&
					!memcmp(id.text + at, escaped, sizeof(escaped) - 1);

		if (length == CONTAINER_ID_MAX - 1)
			return 0;
		to[length++] = is_escaped ? '-' : id.text[at];
		at += is_escaped ? sizeof(escaped) - 1 : 1;
	}
	to[length] = '\0';
	return length;
}

struct search {
	const struct plugin *plugin;
	struct libs_table_reader *reader;
	libs_table *groups;
	struct subject *subject;
};

/* Takes a group that is a container's. True: of that container facts are known, too. */
static bool take_group(const struct plugin *plugin, struct subject *subject, const char *path)
{
	const struct container_claim claim = ringtap_claim_of_group(path, strlen(path));
	char id[CONTAINER_ID_MAX], *group;
	size_t size;

	if (claim.runtime == CLAIM_NONE || claim.runtime == CLAIM_SYSTEMD)
		return false;
	size = copy_id(&claim, id);
	if (!size)
		return false;
	if (!subject->is_contained) {
		subject->is_contained = true;
		subject->runtime = claim.runtime;
		subject->id_is_name = claim.id_is_name;
		memcpy(subject->full_id, id, size + 1);
		memcpy(subject->id, id, size + 1);
		subject->id[ringtap_short_id_size(id, size)] = '\0';
	}
	if (strcmp(subject->full_id, id))
		return false;
	group = strndup(claim.own.text, claim.own.size);
	if (group)
		subject->facts = facts_find(&plugin->facts, subject->id, group);
	free(group);
	return subject->facts;
}

static uint32_t look_at_group(void *with, libs_entry *group)
{
	const struct search *search = with;
	union libs_value path;

	if (search->reader->read(search->groups, group, search->plugin->group_path, &path) != LIBS_SUCCESS || !path.text)
		return 1;
	return !take_group(search->plugin, search->subject, path.text);
}

static void find_by_thread(const struct plugin *plugin, uint64_t tid, struct libs_table_reader *reader,
			   struct subject *subject)
{
	struct search search = {plugin, reader, NULL, subject};
	const union libs_value key = {.s64 = (int64_t)tid};
	libs_entry *thread = reader->get(plugin->threads, &key);
	union libs_value value;

	if (!thread)
		return;
	subject->is_known = true;
	if (reader->read(plugin->threads, thread, plugin->groups, &value) == LIBS_SUCCESS && value.table) {
		search.groups = value.table;
		reader->each(value.table, look_at_group, &search);
	}
	if (plugin->start && reader->read(plugin->threads, thread, plugin->start, &value) == LIBS_SUCCESS)
		subject->start_ns = value.u64;
	reader->release(plugin->threads, thread);
}

static void ask(const struct plugin *plugin, const struct libs_event_input *input, struct libs_table_reader *reader,
		struct subject *subject)
{
	memset(subject, 0, sizeof(*subject));
	subject->event_ns = input->event->ns;
	if (!plugin->told || plugin->told_by != input->number) {
		find_by_thread(plugin, input->event->tid, reader, subject);
		return;
	}
	subject->facts = plugin->told;
	subject->is_known = subject->is_contained = true;
	strcpy(subject->id, subject->facts->id);
}

/* libs asks for one field at a time. */
const struct subject *find_subject(struct plugin *plugin, const struct libs_event_input *input,
				   struct libs_table_reader *reader)
{
	const bool is_same = input->number && plugin->subject_number == input->number &&
			     plugin->subject_tid == input->event->tid && plugin->subject_ns == input->event->ns;

	if (!is_same)
		ask(plugin, input, reader, &plugin->subject);
	plugin->subject_number = input->number;
	plugin->subject_tid = input->event->tid;
	plugin->subject_ns = input->event->ns;
	return &plugin->subject;
}
