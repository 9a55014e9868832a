/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "event_stream.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	BLOCK_EVENT = 0x216,
	BLOCK_FLAGGED_EVENT = 0x217,
	BLOCK_LARGE_EVENT = 0x221,		/* its parameters have lengths of 32 bits: what is known of a container */
	BLOCK_FLAGGED_LARGE_EVENT = 0x222,
	BLOCK_HEAD = 8,			/* its type, and the size of all of it */
	BLOCK_FRAME = BLOCK_HEAD + 4,	/* and the size again at its end */
	EVENT_AT = BLOCK_HEAD + 2,	/* behind the CPU */
	FLAGGED_EVENT_AT = EVENT_AT + 4
};

/* Blocks of events have 64 KiB at most. */
#define STREAM_BYTES (1u << 20)

int event_stream_open(struct event_stream *stream)
{
	stream->bytes = malloc(STREAM_BYTES);
	stream->begin = 0;
	stream->end = 0;
	return stream->bytes ? 0 : ENOMEM;
}

void event_stream_close(struct event_stream *stream)
{
	free(stream->bytes);
	stream->bytes = NULL;
}

ssize_t event_stream_fill(struct event_stream *stream, int fd)
{
	ssize_t got;

	/* No more than the beginning of a block. */
	memmove(stream->bytes, stream->bytes + stream->begin, stream->end - stream->begin);
	stream->end -= stream->begin;
	stream->begin = 0;
	do {
		got = read(fd, stream->bytes + stream->end, STREAM_BYTES - stream->end);
	} while (got < 0 && errno == EINTR);
	if (got > 0)
		stream->end += (size_t)got;
	return got;
}

static uint32_t number_at(const uint8_t *bytes)
{
	uint32_t number;

	memcpy(&number, bytes, sizeof(number));
	return number;
}

/* Null: the block is not of an event. */
static struct libs_event *event_of(uint8_t *block, uint32_t size, bool *is_whole)
{
	uint32_t type = number_at(block);
	bool is_flagged = type == BLOCK_FLAGGED_EVENT || type == BLOCK_FLAGGED_LARGE_EVENT;
	uint32_t at = is_flagged ? FLAGGED_EVENT_AT : EVENT_AT;
	struct libs_event *event = (struct libs_event *)(block + at);

	if (!is_flagged && type != BLOCK_EVENT && type != BLOCK_LARGE_EVENT)
		return NULL;
	*is_whole = size >= at + sizeof(*event) + 4 && event->size >= sizeof(*event) && event->size <= size - at - 4;
	return event;
}

/* The size of the block that comes next; 0: it has not been read as a whole; -1: it is none. */
static long next_block(const struct event_stream *stream)
{
	size_t left = stream->end - stream->begin;
	uint32_t size;

	if (left < BLOCK_HEAD)
		return 0;
	size = number_at(stream->bytes + stream->begin + 4);
	if (size < BLOCK_FRAME || size > STREAM_BYTES)
		return -1;
	return size <= left ? (long)size : 0;
}

int event_stream_batch(struct event_stream *stream)
{
	int count = 0;

	while (count < EVENT_BATCH_MAX) {
		struct libs_event *event;
		bool is_whole = true;
		long size = next_block(stream);

		if (size < 0)
			return -1;
		if (!size)
			break;
		event = event_of(stream->bytes + stream->begin, (uint32_t)size, &is_whole);
		if (!is_whole)
			return -1;
		if (event)
			stream->batch[count++] = event;
		stream->begin += (size_t)size;
	}
	return count;
}
