// SPDX-License-Identifier: MIT OR Apache-2.0
/* The calls of live-every-call, in their order. */
#include "call.h"
#include "objects.h"

const struct call calls[] = {
	/* where the reader of the records begins */
	CALL(lseek, -EBADF, "-77, 4711, SEEK_END", -77, 4711, SEEK_END),
#include "files.inc"
#include "paths.inc"
#include "waiting.inc"
#include "sockets.inc"
#include "memory.inc"
#include "process.inc"
#include "system.inc"
#include "newer.inc"
	CALL(lseek, -EBADF, "-77, 4712, SEEK_END", -77, 4712, SEEK_END),
};

const unsigned int calls_number = sizeof(calls) / sizeof(calls[0]);
