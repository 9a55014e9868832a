/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * The events in a stream of Sysdig's format, as libs take them from a plugin: where they lie in what was read, without a copy.
 */
#ifndef RINGTAP_PLUGIN_EVENT_STREAM_H
#define RINGTAP_PLUGIN_EVENT_STREAM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "libs_plugin.h"

#define EVENT_BATCH_MAX 4096

struct event_stream {
	uint8_t *bytes;
	size_t begin, end;	/* of what was read and not given yet */
	struct libs_event *batch[EVENT_BATCH_MAX];
};

/* 0, or ENOMEM */
int event_stream_open(struct event_stream *stream);
void event_stream_close(struct event_stream *stream);

/*
 * Reads what the descriptor has, as far as there is room. What read() returns, with its errno. To be called when
 * event_stream_batch() has given all: its events are not valid any more.
 */
ssize_t event_stream_fill(struct event_stream *stream, int fd);

/*
 * Leads batch[] to the next whole events that were read, and returns how many there are; -1: what was read is no such stream.
 */
int event_stream_batch(struct event_stream *stream);

#endif
