/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "container_json.h"

#include <stdlib.h>
#include <string.h>

#define JSMN_STATIC
#define JSMN_STRICT
#define JSMN_PARENT_LINKS
#include <jsmn.h>

struct json {
	unsigned int count;
	size_t size;
	const char *text;	/* behind the values */
	jsmntok_t values[];
};

static struct json *json_of(const jsmntok_t *values, unsigned int count, const char *text, size_t size)
{
	struct json *json = malloc(sizeof(*json) + count * sizeof(*values) + size);

	if (!json)
		return NULL;
	json->count = count;
	json->size = size;
	json->text = (const char *)&json->values[count];
	memcpy(json->values, values, count * sizeof(*values));
	memcpy(&json->values[count], text, size);
	return json;
}

struct json *json_parse(const char *text, size_t size)
{
	struct json *json = NULL;
	jsmn_parser parser;
	jsmntok_t *values;
	int count;

	if (size > JSON_TEXT_MAX)
		return NULL;
	values = malloc(JSON_VALUES_MAX * sizeof(*values));
	if (!values)
		return NULL;
	jsmn_init(&parser);
	count = jsmn_parse(&parser, text, size, values, JSON_VALUES_MAX);
	if (count > 0)
		json = json_of(values, count, text, size);
	free(values);
	return json;
}

void json_free(struct json *json)
{
	free(json);
}

size_t json_memory(const struct json *json)
{
	return sizeof(*json) + json->count * sizeof(json->values[0]) + json->size;
}

struct json_value json_root(const struct json *json)
{
	return (struct json_value){json, 0};
}

static const jsmntok_t *token(struct json_value value)
{
	return &value.json->values[value.at];
}

static bool is(struct json_value value, jsmntype_t type)
{
	return value.json && token(value)->type == type;
}

bool json_is_object(struct json_value value)
{
	return is(value, JSMN_OBJECT);
}

bool json_is_text(struct json_value value)
{
	return is(value, JSMN_STRING);
}

bool json_next(struct json_value in, struct json_value *child)
{
	unsigned int at;

	if (!is(in, JSMN_OBJECT) && !is(in, JSMN_ARRAY))
		return false;
	at = child->json ? child->at + 1 : in.at + 1;
	for (; at < in.json->count && in.json->values[at].start < token(in)->end; at++)
		if (in.json->values[at].parent == (int)in.at) {
			*child = (struct json_value){in.json, at};
			return true;
		}
	return false;
}

struct json_value json_of_name(struct json_value name)
{
	const struct json_value value = {name.json, name.at + 1};

	if (json_is_text(name) && value.at < name.json->count && token(value)->parent == (int)name.at)
		return value;
	return (struct json_value){0};
}

struct json_value json_member(struct json_value object, const char *name)
{
	struct json_value at = {0};

	if (!json_is_object(object))
		return at;
	while (json_next(object, &at))
		if (json_equals(at, name))
			return json_of_name(at);
	return (struct json_value){0};
}

/* What jsmn takes for one may be any word that begins like one. */
static bool is_word(struct json_value value, const char *word)
{
	return is(value, JSMN_PRIMITIVE) && strlen(word) == (size_t)(token(value)->end - token(value)->start) &&
	       !memcmp(value.json->text + token(value)->start, word, strlen(word));
}

bool json_is_true(struct json_value value)
{
	return is_word(value, "true");
}

bool json_is_boolean(struct json_value value)
{
	return is_word(value, "true") || is_word(value, "false");
}

bool json_number(struct json_value value, uint64_t *number)
{
	uint64_t sum = 0;
	int at;

	if (!is(value, JSMN_PRIMITIVE))
		return false;
	for (at = token(value)->start; at < token(value)->end; at++) {
		const unsigned int digit = (unsigned char)value.json->text[at] - '0';

		if (digit > 9 || sum > (UINT64_MAX - digit) / 10)
			return false;
		sum = 10 * sum + digit;
	}
	*number = sum;
	return true;
}

/* ---- texts */

struct reading {
	const char *at, *end;
};

static unsigned int hex_digit(char of)
{
	return of <= '9' ? of - '0' : (of | 0x20) - 'a' + 10;
}

/* jsmn has seen the digits, or the text's end. */
static unsigned int take_hex(struct reading *from)
{
	unsigned int sum = 0;
	int digits;

	for (digits = 0; digits < 4 && from->at < from->end; digits++)
		sum = 16 * sum + hex_digit(*from->at++);
	return sum;
}

static unsigned int take_code(struct reading *from)
{
	const unsigned int replacement = 0xfffd;
	unsigned int code = take_hex(from), low;

	if (code < 0xd800 || code > 0xdfff)
		return code;
	if (code > 0xdbff || from->end - from->at < 6 || from->at[0] != '\\' || from->at[1] != 'u')
		return replacement;
	from->at += 2;
	low = take_hex(from);
	return low < 0xdc00 || low > 0xdfff ? replacement : 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
}

static unsigned int put_code(unsigned int code, char *to)
{
	if (code < 0x80) {
		to[0] = code;
		return 1;
	}
	if (code < 0x800) {
		to[0] = 0xc0 | code >> 6;
		to[1] = 0x80 | (code & 0x3f);
		return 2;
	}
	if (code < 0x10000) {
		to[0] = 0xe0 | code >> 12;
		to[1] = 0x80 | (code >> 6 & 0x3f);
		to[2] = 0x80 | (code & 0x3f);
		return 3;
	}
	to[0] = 0xf0 | code >> 18;
	to[1] = 0x80 | (code >> 12 & 0x3f);
	to[2] = 0x80 | (code >> 6 & 0x3f);
	to[3] = 0x80 | (code & 0x3f);
	return 4;
}

/* A character, or a byte of one: how many bytes of `to` it takes. */
static unsigned int take_character(struct reading *from, char *to)
{
	static const char names[] = "bfnrt", meant[] = "\b\f\n\r\t";
	const char *name;

	to[0] = *from->at++;
	if (to[0] != '\\' || from->at == from->end)
		return 1;
	to[0] = *from->at++;
	if (to[0] == 'u')
		return put_code(take_code(from), to);
	name = strchr(names, to[0]);
	if (name)
		to[0] = meant[name - names];
	return 1;
}

static struct reading reading_of(struct json_value text)
{
	if (!json_is_text(text))
		return (struct reading){0};
	return (struct reading){text.json->text + token(text)->start, text.json->text + token(text)->end};
}

/* How far the two are the same */
static size_t common(struct reading *text, const char *with)
{
	const char *at = with;
	char character[4];

	while (text->at < text->end) {
		const struct reading before = *text;
		const unsigned int bytes = take_character(text, character);

		if (!character[0] || strncmp(at, character, bytes)) {
			*text = before;
			break;
		}
		at += bytes;
	}
	return at - with;
}

bool json_equals(struct json_value text, const char *with)
{
	struct reading from = reading_of(text);

	return json_is_text(text) && common(&from, with) == strlen(with) && from.at == from.end;
}

bool json_begins(struct json_value text, const char *with)
{
	struct reading from = reading_of(text);

	return json_is_text(text) && common(&from, with) == strlen(with);
}

size_t json_copy(struct json_value text, char *to, size_t size)
{
	struct reading from = reading_of(text);
	size_t length = 0, kept = 0;
	char character[4];

	while (from.at < from.end) {
		const unsigned int bytes = take_character(&from, character);

		if (!character[0])
			break;
		if (kept == length && kept + bytes < size) {
			memcpy(to + kept, character, bytes);
			kept += bytes;
		}
		length += bytes;
	}
	if (size)
		to[kept] = '\0';
	return length;
}
