// SPDX-License-Identifier: GPL-2.0
/*
 * Vectors of strings: the arguments and the environment of a program. Of more than
 * there is room for, both ends are kept, since what somebody wants unseen lies behind
 * much else. What is looked at is bounded, as all of it happens in everyone's call.
 */
#include <linux/compat.h>
#include <linux/limits.h>
#include <linux/string.h>
#include "record.h"

#define STRINGS_MAX	65536	/* more are not counted */
#define TAIL_STRINGS	1024
#define STRING_MAX	131072	/* longer ones no program gets (MAX_ARG_STRLEN) */
#define POINTERS	32	/* read at once */

/* A NULL-terminated array of pointers to strings */
struct vector {
	u64 addr;
	u64 nr;			/* how many have been gone through */
	bool compat;
};

static u32 pointer_size(const struct vector *vector)
{
	return vector->compat ? sizeof(compat_uptr_t) : sizeof(long);
}

static bool read_pointer(const struct vector *vector, u64 i, u64 *to)
{
	u32 size = pointer_size(vector);

	*to = 0;	/* and the upper half of a narrow one */
	return user_copy(to, vector->addr + i * size, size) == size;
}

/* Appends the strings, each with its NUL, up to room bytes. */
static u32 copy_strings(struct vector *vector, char *buf, u32 space, int *flags)
{
	u32 got = 0;
	u64 string;
	long len;

	for (;; vector->nr++) {
		if (!read_pointer(vector, vector->nr, &string)) {
			*flags |= RINGTAP_ITEM_FAULTED;
			return got;
		}
		if (!string)
			return got;
		len = 0;
		if (!got && !user_is_there(string))
			len = -EFAULT;
		else if (got < space)
			len = user_copy_string_of(buf + got, string, space - got);
		if (len < 0) {
			*flags |= RINGTAP_ITEM_FAULTED;
			return got;
		}
		if (len == space - got) {
			*flags |= RINGTAP_ITEM_TRUNCATED;
			return space;
		}
		got += len + 1;
	}
}

static bool is_null(const struct vector *vector, const u64 *words, u32 i)
{
	return vector->compat ? !((const u32 *)words)[i] : !words[i];
}

/* Goes on to the NULL at the end. False: it is too far, or not to be read. */
static bool count_rest(struct vector *vector)
{
	u32 size = pointer_size(vector), i, got;
	u64 words[POINTERS] __uninitialized;

	while (vector->nr < STRINGS_MAX) {
		got = user_copy(words, vector->addr + vector->nr * size, POINTERS * size) / size;
		for (i = 0; i < got; i++, vector->nr++)
			if (is_null(vector, words, i))
				return true;
		if (got < POINTERS)
			return false;
	}
	return false;
}

/* The end of a string of which the first room bytes, in `to`, are not all. */
static u32 copy_end(char *buf, u64 string, u32 space)
{
	u64 at = string + space;
	long len = space;

	while (len == space && at - string < STRING_MAX) {
		len = user_copy_string_of(buf, at, space);
		if (len < 0)
			return 0;
		at += len;
	}
	if (len == space || user_copy(buf, at - (space - 1), space - 1) < space - 1)
		return 0;
	buf[space - 1] = 0;
	return space;
}

/* The last strings, the last of them with its end, at the start of `to`. */
static u32 copy_last(const struct vector *vector, char *buf, u32 space)
{
	u32 at = space, done;
	u64 string;
	long len;

	for (done = 0; at && done < min_t(u64, TAIL_STRINGS, vector->nr); done++) {
		if (!read_pointer(vector, vector->nr - 1 - done, &string))
			break;
		len = user_copy_string_of(buf, string, at);
		if (len < 0)
			break;
		len = len == at ? copy_end(buf, string, at) : len + 1;
		if (!len)
			break;
		at -= len;
		memmove(buf + at, buf, len);
	}
	memmove(buf, buf + at, space - at);
	return space - at;
}

static struct ringtap_tail *begin_tail(struct record *rec, int arg, u32 len)
{
	u32 cap = sizeof(struct ringtap_tail) + len, space;
	struct ringtap_tail *tail = item_begin(rec, RINGTAP_KIND_TAIL, arg, cap, &space);

	if (tail && space < cap) {
		item_overflows(rec);
		return NULL;
	}
	return tail;
}

static void end_tail(struct record *rec, u32 got, int flags)
{
	u32 len = sizeof(struct ringtap_tail) + got;

	item_end(rec, len, len, flags);
}

void item_user_tail(struct record *rec, int arg, u64 addr, u32 len, u64 count)
{
	struct ringtap_tail *tail = begin_tail(rec, arg, len);
	u32 got;

	if (!tail)
		return;
	tail->count = count;
	got = user_copy(tail + 1, addr, len);
	end_tail(rec, got, got < len ? RINGTAP_ITEM_FAULTED : 0);
}

static void item_last_strings(struct record *rec, int arg, struct vector *vector, u32 len)
{
	struct ringtap_tail *tail;

	if (!count_rest(vector))
		return;
	tail = begin_tail(rec, arg, len);
	if (!tail)
		return;
	tail->count = vector->nr;
	end_tail(rec, copy_last(vector, (char *)(tail + 1), len), 0);
}

void item_user_vector(struct record *rec, int kind, int arg, u64 addr, bool compat)
{
	u32 cap = min_t(u32, RINGTAP_VECTOR_MAX, rec->item_max);
	struct vector vector = { .addr = addr, .compat = compat };
	u32 space, len, tail;
	int flags = 0;
	char *buf;

	if (!addr)
		return;
	buf = item_begin(rec, kind, arg, cap, &space);
	if (!buf)
		return;
	len = copy_strings(&vector, buf, space, &flags);
	if (!(flags & RINGTAP_ITEM_TRUNCATED)) {
		item_end(rec, len, len, flags);
		return;
	}
	if (space < cap)
		item_overflows(rec);
	tail = RECORD_TAIL(cap);
	item_end(rec, RECORD_HEAD(cap, tail), len, flags);
	item_last_strings(rec, arg, &vector, tail);
}
