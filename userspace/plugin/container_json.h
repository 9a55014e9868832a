/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* JSON texts of strangers, looked into where they are. */
#ifndef RINGTAP_PLUGIN_CONTAINER_JSON_H
#define RINGTAP_PLUGIN_CONTAINER_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Longer texts, and such with more values than that, count as damaged. The work on a text that is made to cost much grows
 * with the square of its values: these take 3 ms.
 */
enum { JSON_TEXT_MAX = 1 << 16, JSON_VALUES_MAX = 2048 };

struct json;

/* A value, valid as long as its text. Zeros: there is none; whatever is asked of it, the answer is that. */
struct json_value {
	const struct json *json;
	unsigned int at;
};

/* Keeps a copy of the text. Null: it is damaged, or there is no memory. */
struct json *json_parse(const char *text, size_t size);
void json_free(struct json *json);
/* Bytes of memory that it takes */
size_t json_memory(const struct json *json);
struct json_value json_root(const struct json *json);

static inline bool json_is(struct json_value value)
{
	return value.json;
}

bool json_is_object(struct json_value value);
/* Of equal names the first counts. */
struct json_value json_member(struct json_value object, const char *name);
/* The next one in an array, or the next name in an object; after zeros the first. False: there are no more. */
bool json_next(struct json_value in, struct json_value *child);
struct json_value json_of_name(struct json_value name);

bool json_is_text(struct json_value value);
bool json_is_boolean(struct json_value value);
bool json_is_true(struct json_value value);
/* False: it is no whole number that fits. */
bool json_number(struct json_value value, uint64_t *number);
bool json_equals(struct json_value text, const char *with);
bool json_begins(struct json_value text, const char *with);
/*
 * A text with its escapes resolved, up to a NUL that it may have: writes as much as fits with a NUL behind it, and returns,
 * as snprintf() does, how many bytes there are.
 */
size_t json_copy(struct json_value text, char *to, size_t size);

#endif
