// SPDX-License-Identifier: GPL-2.0
/* Items that views.tbl asks for: what the kernel itself knows when a call returns. */
#include <linux/cred.h>
#include <linux/prctl.h>
#include <linux/un.h>
#include "record_facts.h"
#include "record_path.h"
#include "record_socket.h"
#include "view.h"

/* ---- relative paths ---- */

static const struct ringtap_item *item_of(const struct view_call *call, int arg)
{
	const struct ringtap_item *item = call->base;
	u8 i;

	for (i = 0; i < call->rec->items; i++) {
		if (item->arg == arg && (item->kind == RINGTAP_KIND_PATH ||
					 item->kind == RINGTAP_KIND_SOCKADDR))
			return item;
		item = (const void *)item + RECORD_ITEM(item->len);
	}
	return NULL;
}

static bool is_relative(const struct ringtap_item *item)
{
	const char *bytes = (const char *)(item + 1);
	const struct sockaddr_un *address = (const void *)bytes;

	if (item->kind == RINGTAP_KIND_PATH)
		return !item->len || *bytes != '/';
	return item->len > offsetof(struct sockaddr_un, sun_path) &&
	       address->sun_family == AF_UNIX && *address->sun_path &&
	       *address->sun_path != '/';
}

/* What the caller's memory said is in the record by now, and is not read again. */
static noinline void view_base(const struct view_call *call, const struct view_op *op)
{
	const struct ringtap_item *path = item_of(call, op->arg);

	if (path && is_relative(path))
		item_base(call->rec, op->arg,
			  op->dir == VIEW_AT_CWD ? AT_FDCWD : (s32)call->args[op->dir]);
}

/* ---- two descriptors in memory ---- */

static noinline void view_pair(const struct view_call *call, const struct view_op *op)
{
	s32 fds[2];
	int i;

	if (user_copy(fds, call->args[op->arg], sizeof(fds)) < sizeof(fds))
		return;
	for (i = 0; i < 2; i++)
		if (op->kind == VIEW_FILES)
			item_file(call->rec, op->arg, fds[i]);
		else
			item_socket(call->rec, op->arg, fds[i], -1);
}

/* ---- descriptors in a message ---- */

static const struct ringtap_item *control_of(const struct view_call *call)
{
	const struct ringtap_item *item = call->base;
	u8 i;

	for (i = 0; i < call->rec->items; i++) {
		if (item->kind == RINGTAP_KIND_CONTROL)
			return item;
		item = (const void *)item + RECORD_ITEM(item->len);
	}
	return NULL;
}

/* What struct cmsghdr begins with, in either width */
struct control {
	u64 len;
	u32 header;
	s32 level, type;
};

static bool read_control(const char *at, u32 left, bool compat, struct control *out)
{
	const u32 *words = (const u32 *)at;

	out->header = compat ? 12 : 16;
	if (left < out->header)
		return false;
	out->len = compat ? *words : *(const u64 *)at;
	out->level = words[out->header / 4 - 2];
	out->type = words[out->header / 4 - 1];
	return out->len >= out->header && out->len <= left;
}

static void view_descriptor(struct record *rec, int arg, s32 fd)
{
	u8 before = rec->items;

	item_socket(rec, arg, fd, -1);
	if (rec->items == before)
		item_file(rec, arg, fd);
}

/*
 * As view_base() does it: the caller's memory is not read again. The numbers may
 * be forged in it by now; what they stand for is the kernel's.
 */
static noinline void view_passed(const struct view_call *call, const struct view_op *op)
{
	const struct ringtap_syscall *sys = (const void *)call->rec->head;
	const struct ringtap_item *item = control_of(call);
	bool compat = sys->abi == RINGTAP_ABI_COMPAT;
	const char *at = (const char *)(item + 1);
	struct control control;
	u32 left, i, seen = 0;

	if (!item)
		return;
	for (left = item->len; read_control(at, left, compat, &control);) {
		u32 step = min_t(u32, left, ALIGN(control.len, compat ? 4 : 8));

		for (i = control.header; control.level == SOL_SOCKET &&
		     control.type == SCM_RIGHTS && i + 4 <= control.len; i += 4)
			if (seen++ < VIEW_PASSED_MAX)
				view_descriptor(call->rec, op->arg, *(const s32 *)(at + i));
		at += step;
		left -= step;
	}
}

/* ---- what a call changed ---- */

static void *item_fixed(struct record *rec, int kind, u32 len)
{
	u32 space;
	void *dst;

	dst = item_begin(rec, kind, RINGTAP_ARG_RESULT, len, &space);
	if (dst && space < len) {
		item_overflows(rec);
		return NULL;
	}
	return dst;
}

static bool changes_cred(const struct view_call *call)
{
	switch (call->args[0]) {
	case PR_SET_KEEPCAPS:
	case PR_SET_SECUREBITS:
	case PR_CAPBSET_DROP:
	case PR_CAP_AMBIENT:
		return true;
	default:
		return false;
	}
}

static noinline void view_cred(struct record *rec)
{
	struct ringtap_cred *cred = item_fixed(rec, RINGTAP_KIND_CRED, sizeof(*cred));

	if (!cred)
		return;
	fill_cred(cred);
	item_end(rec, sizeof(*cred), sizeof(*cred), RINGTAP_ITEM_KERNEL);
}

/* Threads of the process may change it, too, by /proc: then this is what became of it. */
static noinline void view_comm(struct record *rec)
{
	char *buf = item_fixed(rec, RINGTAP_KIND_COMM, TASK_COMM_LEN);
	u32 len;

	if (!buf)
		return;
	memcpy(buf, current->comm, TASK_COMM_LEN);
	len = strnlen(buf, TASK_COMM_LEN);
	item_end(rec, len, len, RINGTAP_ITEM_KERNEL);
}

static noinline void view_memory(struct record *rec)
{
	struct ringtap_memory *memory;

	memory = current->mm ? item_fixed(rec, RINGTAP_KIND_MEMORY, sizeof(*memory)) : NULL;
	if (!memory)
		return;
	fill_memory(memory, current->mm);
	item_end(rec, sizeof(*memory), sizeof(*memory), RINGTAP_ITEM_KERNEL);
}

/* ---- one view ---- */

static noinline void view_failed(const struct view_call *call, const struct view_op *op)
{
	if (op->kind == VIEW_BASE || op->kind == VIEW_BASE_FAILED)
		view_base(call, op);
	else if (op->kind == VIEW_CONNECT && call->ret == -EINPROGRESS)
		item_socket(call->rec, 0, call->args[0], -1);
}

static void view_done(const struct view_call *call, const struct view_op *op)
{
	struct record *rec = call->rec;

	switch (op->kind) {
	case VIEW_FILE:
		item_file(rec, RINGTAP_ARG_RESULT, call->ret);
		break;
	case VIEW_SOCKET:
	case VIEW_ACCEPT:
	case VIEW_SOCKET_OF:
	case VIEW_CONNECT:
		item_view_socket(rec, op, call->args, call->ret);
		break;
	case VIEW_FILES:
	case VIEW_SOCKETS:
		view_pair(call, op);
		break;
	case VIEW_PASSED:
		view_passed(call, op);
		break;
	case VIEW_BASE:
		view_base(call, op);
		break;
	case VIEW_CWD:
		item_cwd(rec, RINGTAP_KIND_CWD, RINGTAP_ARG_RESULT);
		break;
	case VIEW_ROOT:
		item_root(rec, RINGTAP_ARG_RESULT, false);
		break;
	case VIEW_CRED:
		view_cred(rec);
		break;
	case VIEW_CRED_PRCTL:
		if (changes_cred(call))
			view_cred(rec);
		break;
	case VIEW_COMM_PRCTL:
		if (call->args[0] == PR_SET_NAME)
			view_comm(rec);
		break;
	case VIEW_MEMORY:
		view_memory(rec);
		break;
	}
}

/* What was given is what memory held at the end, and others may write to it. */
static noinline void mark_given(const struct view_call *call)
{
	struct ringtap_item *item = (struct ringtap_item *)call->base;
	u8 i;

	for (i = 0; i < call->rec->items; i++) {
		if (item->kind == RINGTAP_KIND_PATH || item->kind == RINGTAP_KIND_SOCKADDR)
			item->flags |= RINGTAP_ITEM_UNSURE;
		item = (void *)item + RECORD_ITEM(item->len);
	}
}

static __always_inline bool memory_is_shared(void)
{
	const struct mm_struct *mm = current->mm;

	/* who has made this thread by vfork() waits for it */
	return mm && atomic_read(&mm->mm_users) > 1 + !!current->vfork_done;
}

void item_view(const struct view_call *call, const struct view *view)
{
	bool failed = IS_ERR_VALUE(call->ret);
	int i;

	/* what was opened is told by FILE, whatever the path says by now */
	if (call->rec->given && (failed || view->op[0].kind != VIEW_FILE) &&
	    unlikely(memory_is_shared()))
		mark_given(call);

	for (i = 0; i < VIEW_OPS && view->op[i].kind != VIEW_END; i++)
		if (failed)
			view_failed(call, &view->op[i]);
		else
			view_done(call, &view->op[i]);
}
