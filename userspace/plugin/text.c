/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* With a NUL behind them */
static char *make_space(struct text *text, size_t bytes)
{
	const size_t size = 2 * (text->used + bytes + 1);
	char *grown;

	if (text->failed)
		return NULL;
	if (text->used + bytes + 1 <= text->size)
		return text->bytes + text->used;
	grown = realloc(text->bytes, size);
	text->failed = !grown;
	if (!grown)
		return NULL;
	text->bytes = grown;
	text->size = size;
	return text->bytes + text->used;
}

void text_add(struct text *text, const char *bytes)
{
	const size_t length = strlen(bytes);
	char *to = make_space(text, length);

	if (!to)
		return;
	memcpy(to, bytes, length + 1);
	text->used += length;
}

void text_add_value(struct text *text, struct json_value value)
{
	const size_t length = json_copy(value, NULL, 0);
	char *to = make_space(text, length);

	if (to)
		text->used += json_copy(value, to, length + 1);
}

char *text_end(struct text *text)
{
	if (text->used && !text->failed)
		return text->bytes;
	free(text->bytes);
	return NULL;
}
