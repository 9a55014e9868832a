/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "fake_libs.h"

#include <dlfcn.h>
#include <string.h>

struct fake_thread thread;
int entries_out;
struct plugin_functions plugin;

/* What tables, entries and fields point to is told apart by where it is. */
static char threads_table, groups_table, thread_entry, made_entry, groups_field, path_field, start_field;

static libs_table *get_table(libs_owner *owner, const char *name, int key_type)
{
	(void)owner;
	return !strcmp(name, "threads") && key_type == LIBS_INT64 ? &threads_table : NULL;
}

static libs_table_field *get_field(libs_table *table, const char *name, int type)
{
	if (table == &threads_table && !strcmp(name, "cgroups") && type == LIBS_TABLE)
		return &groups_field;
	if (table == &threads_table && !strcmp(name, "pidns_init_start_ts") && type == LIBS_UINT64)
		return &start_field;
	return table == &groups_table && !strcmp(name, "second") && type == LIBS_STRING ? &path_field : NULL;
}

static libs_entry *create_entry(libs_table *table)
{
	CHECK(table == &threads_table);
	entries_out++;
	return &made_entry;
}

static void give_back(libs_table *table, libs_entry *entry)
{
	CHECK(table == &threads_table && (entry == &made_entry || entry == &thread_entry));
	entries_out--;
}

static libs_entry *get_entry(libs_table *table, const union libs_value *key)
{
	CHECK(table == &threads_table);
	if (key->s64 != 100)
		return NULL;
	entries_out++;
	return &thread_entry;
}

static int read_field(libs_table *table, libs_entry *entry, const libs_table_field *field, union libs_value *out)
{
	if (table == &groups_table && field == &path_field)
		out->text = *(const char **)entry;
	else if (field == &groups_field)
		out->table = &groups_table;
	else if (field == &start_field && entry == &thread_entry)
		out->u64 = thread.start_ns;
	else
		return LIBS_FAILURE;
	return LIBS_SUCCESS;
}

static uint32_t each_entry(libs_table *table, uint32_t (*function)(void *, libs_entry *), void *with)
{
	int at;

	CHECK(table == &groups_table);
	for (at = 0; at < GROUPS_MAX && thread.groups[at]; at++)
		if (!function(with, &thread.groups[at]))
			return 0;
	return 1;
}

static struct libs_table_fields fields = {.get = get_field};
static struct libs_table_reader reader = {.get = get_entry, .read = read_field, .release = give_back, .each = each_entry};
static struct libs_table_writer writer = {.create = create_entry, .destroy = give_back};

static void *symbol(void *library, const char *name)
{
	void *found = dlsym(library, name);

	if (!found)
		fprintf(stderr, "%s\n", dlerror());
	CHECK(found);
	return found;
}

void load_plugin(const char *path)
{
	void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);

	if (!library)
		fprintf(stderr, "%s\n", dlerror());
	CHECK(library);
#define TAKE(name) *(void **)&plugin.name = symbol(library, "plugin_" #name)
	TAKE(init);
	TAKE(destroy);
	TAKE(get_last_error);
	TAKE(get_fields);
	TAKE(get_name);
	TAKE(get_version);
	TAKE(get_required_api_version);
	TAKE(get_parse_event_types);
	TAKE(parse_event);
	TAKE(extract_fields);
}

void *begin_plugin(const char *config, char *error, size_t size)
{
	const struct libs_tables tables = {.get = get_table, .fields = &fields, .reader = &reader, .writer = &writer};
	const struct libs_init_input input = {.config = config, .tables = &tables};
	int32_t status = LIBS_FAILURE;
	void *state = plugin.init(&input, &status);

	CHECK(state);
	snprintf(error, size, "%s", plugin.get_last_error(state));
	CHECK(entries_out == 0);
	if (status == LIBS_SUCCESS)
		return state;
	plugin.destroy(state);
	return NULL;
}

struct libs_event *make_event(uint16_t type, uint64_t tid, unsigned int count, const char *const *texts)
{
	const size_t width = type == 272 ? 2 : 4;
	size_t size = sizeof(struct libs_event) + width * count;
	struct libs_event *event;
	unsigned int at;
	char *to;

	for (at = 0; at < count; at++)
		size += strlen(texts[at]) + 1;
	event = malloc(size);
	CHECK(event);
	*event = (struct libs_event){.ns = 5000, .tid = tid, .size = size, .type = type, .parameters = count};
	to = (char *)(event + 1) + width * count;
	for (at = 0; at < count; at++) {
		const uint32_t length = strlen(texts[at]) + 1;

		memcpy((char *)(event + 1) + width * at, &length, width);
		memcpy(to, texts[at], length);
		to += length;
	}
	return event;
}

int32_t tell_event(void *state, const struct libs_event *event, uint64_t number)
{
	const struct libs_event_input input = {event, number, "syscall"};

	return plugin.parse_event(state, &input, NULL);
}

int32_t tell(void *state, uint16_t type, uint64_t number, const char *json)
{
	struct libs_event *event = make_event(type, UINT64_MAX, 1, &json);
	const int32_t status = tell_event(state, event, number);

	free(event);
	return status;
}

/* The place of a field in the list, as libs counts them */
static uint32_t place_of(const char *field)
{
	const char *at = plugin.get_fields();
	char wanted[128];
	uint32_t place = 0;

	snprintf(wanted, sizeof(wanted), "{\"name\":\"%s\"", field);
	for (at = strstr(at, "{\"name\":"); at; at = strstr(at + 1, "{\"name\":"), place++)
		if (!strncmp(at, wanted, strlen(wanted)))
			return place;
	fprintf(stderr, "there is no field %s\n", field);
	exit(1);
}

static struct libs_field_request ask(void *state, const struct libs_event *event, uint64_t number, const char *field,
				     const char *key)
{
	struct libs_field_request request = {.field = place_of(field), .name = field, .key = key, .has_argument = key != NULL,
					     .index = key ? strtoull(key, NULL, 10) : 0};
	const struct libs_event_input input = {event, number, "syscall"};
	const struct libs_extract_input question = {.count = 1, .requests = &request, .reader = &reader};

	CHECK(plugin.extract_fields(state, &input, &question) == LIBS_SUCCESS);
	CHECK(entries_out == 0);
	return request;
}

/* Each question is about another event. */
static struct libs_field_request ask_new(void *state, const char *field, const char *key)
{
	static uint64_t number = 1000000;
	const struct libs_event event = {.ns = 5000, .tid = 100, .size = sizeof(event), .type = 7};

	return ask(state, &event, ++number, field, key);
}

const char *text_of(void *state, const char *field, const char *key)
{
	const struct libs_field_request answer = ask_new(state, field, key);

	return answer.count ? *answer.values.text : NULL;
}

bool number_of(void *state, const char *field, uint64_t *number)
{
	const struct libs_field_request answer = ask_new(state, field, NULL);

	if (answer.count)
		*number = strstr(field, "_ts") || strstr(field, "duration") ? *answer.values.u64 : *answer.values.boolean;
	return answer.count;
}

const char *text_at(void *state, const struct libs_event *event, uint64_t number, const char *field)
{
	const struct libs_field_request answer = ask(state, event, number, field, NULL);

	return answer.count ? *answer.values.text : NULL;
}
