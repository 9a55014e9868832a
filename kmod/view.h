/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The kernel's own view of a call that returned: which items views.tbl asks for.
 * The number of each call leads to a struct view; most have the empty one.
 */
#ifndef RINGTAP_VIEW_H
#define RINGTAP_VIEW_H

#include <linux/limits.h>
#include <linux/socket.h>
#include "record.h"
#include "record_socket.h"

#define VIEW_OPS	2
#define VIEW_PASSED_MAX	2	/* room is set aside for each in all messages */
#define VIEW_AT_CWD	7	/* view_op.dir: a relative path starts there */

enum view_kind {
	VIEW_END,
	VIEW_SOCKET,		/* one socket: of what the call returned, */
	VIEW_ACCEPT,
	VIEW_SOCKET_OF,		/* or of an argument */
	VIEW_CONNECT,
	VIEW_SOCKETS,
	VIEW_FILE,
	VIEW_FILES,
	VIEW_PASSED,
	VIEW_BASE,
	VIEW_BASE_FAILED,
	VIEW_CWD,
	VIEW_ROOT,
	VIEW_CRED,
	VIEW_CRED_PRCTL,
	VIEW_COMM_PRCTL,
	VIEW_MEMORY
};

#define VIEW_ROOM_FILE		(RECORD_ITEM(sizeof(struct ringtap_file) + PATH_MAX) + RECORD_ITEM(PATH_MAX))
#define VIEW_ROOM_FILES		(2 * VIEW_ROOM_FILE)
#define VIEW_ROOM_SOCKET	RECORD_ITEM(SOCKET_ITEM_MAX)
#define VIEW_ROOM_SOCKETS	(2 * VIEW_ROOM_SOCKET)
#define VIEW_ROOM_PASSED	(VIEW_PASSED_MAX * VIEW_ROOM_FILE)
#define VIEW_ROOM_SOCKET_OF	VIEW_ROOM_SOCKET
#define VIEW_ROOM_ACCEPT	VIEW_ROOM_SOCKET
#define VIEW_ROOM_CONNECT	VIEW_ROOM_SOCKET
#define VIEW_ROOM_BASE		RECORD_ITEM(PATH_MAX)
#define VIEW_ROOM_BASE_FAILED	VIEW_ROOM_BASE
#define VIEW_ROOM_CWD		RECORD_ITEM(PATH_MAX)
#define VIEW_ROOM_ROOT		VIEW_ROOM_FILE
#define VIEW_ROOM_CRED		RECORD_ITEM(sizeof(struct ringtap_cred))
#define VIEW_ROOM_CRED_PRCTL	VIEW_ROOM_CRED
#define VIEW_ROOM_COMM_PRCTL	RECORD_ITEM(TASK_COMM_LEN)
#define VIEW_ROOM_MEMORY	RECORD_ITEM(sizeof(struct ringtap_memory))

struct view_op {
	__u8 kind;		/* enum view_kind */
	__u8 arg;
	__u8 dir;
};

/* What is told of a call in a record TARGET, while it is at it */
enum target_kind {
	TARGET_NONE,
	TARGET_FILES,
	TARGET_PEER,
	TARGET_PEERS		/* of each message, also of those without an address */
};

struct view {
	__u16 space;		/* for all items; 0: there is none */
	struct view_op op[VIEW_OPS];
	__u8 target;		/* enum target_kind */
	__u8 target_arg[2];	/* of its first item, and of the second */
};

/* What is known of a call that returned; base is where its record's items begin */
struct view_call {
	struct record *rec;
	const struct ringtap_item *base;
	const u64 *args;
	long ret;
};

void item_view(const struct view_call *call, const struct view *view);

/*
 * Of most calls on sockets the one that they are about is all that is asked: if they
 * succeeded, and nothing of the caller's is to be marked, that is all there is to do.
 */
static __always_inline bool view_is_one_socket(const struct view *view)
{
	return (u8)(view->op[0].kind - VIEW_SOCKET) <= VIEW_CONNECT - VIEW_SOCKET &&
	       view->op[1].kind == VIEW_END;
}

static __always_inline void item_view_socket(struct record *rec, const struct view_op *op,
					     const u64 *args, long ret)
{
	if (op->kind >= VIEW_SOCKET_OF)
		item_socket(rec, op->arg, args[op->arg], -1);
	else
		item_socket(rec, RINGTAP_ARG_RESULT, ret, op->kind == VIEW_ACCEPT ? args[0] : -1);
}

#endif
