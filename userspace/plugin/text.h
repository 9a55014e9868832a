/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* A text in the making, of any length. */
#ifndef RINGTAP_PLUGIN_TEXT_H
#define RINGTAP_PLUGIN_TEXT_H

#include "container_json.h"

/* Begins as zeros. Without memory it has failed, and nothing more is added. */
struct text {
	char *bytes;
	size_t used, size;
	bool failed;
};

void text_add(struct text *text, const char *bytes);
void text_add_value(struct text *text, struct json_value value);
/* The text, to be freed. Null: it is empty, or has failed. */
char *text_end(struct text *text);

#endif
