// SPDX-License-Identifier: GPL-2.0
/* What a caller's pointers point to. Its memory may be absent, cut short or not
 * its own: then we say so, and take what there is.
 */
#include <linux/compat.h>
#include <linux/limits.h>
#include <linux/socket.h>
#include <linux/uaccess.h>
#include <linux/uio.h>
#include "arch.h"
#include "record.h"
#include "user_copy.h"

/* What lies between the end of a copy and the byte that stopped it; how many are left. */
static u32 copy_singly(u8 *to, const u8 __user *from, u32 len)
{
	while (len && !__get_user(*to, from))
		to++, from++, len--;
	return len;
}

u32 user_copy_any(void *dst, const void __user *from, u32 len)
{
	u32 left;

	if (!access_ok(from, len))
		return 0;
	left = __copy_from_user_inatomic(dst, from, len);
	if (!ARCH_COPIES_TO_THE_END && left)
		left = copy_singly(dst + len - left, from + len - left, left);
	return len - left;
}

u32 user_copy(void *dst, u64 from, u32 len)
{
	return user_copy_here(dst, from, len);
}

long user_copy_string_of(char *buf, u64 from, u32 space)
{
	const char __user *string = (const char __user *)(unsigned long)from;
	long len;

	pagefault_disable();
	len = user_copy_string(buf, string, space);
	if (unlikely(len < 0))
		len = strncpy_from_user(buf, string, space);
	pagefault_enable();
	return len;
}

bool user_is_there(u64 addr)
{
	const u8 __user *at = (const u8 __user *)(unsigned long)addr;
	bool there;
	u8 byte;

	if (!access_ok(at, 1))
		return false;
	pagefault_disable();
	there = !__get_user(byte, at);
	pagefault_enable();
	return there;
}

void item_user_absent(struct record *rec, int kind, int arg)
{
	u32 space;

	if (item_begin(rec, kind, arg, 0, &space))
		item_end(rec, 0, 0, RINGTAP_ITEM_FAULTED);
}

void item_user_string(struct record *rec, int kind, int arg, u64 addr)
{
	u32 cap = min_t(u32, PATH_MAX, rec->item_max);
	int flags = 0;
	u32 space;
	char *buf;
	long len;

	if (!addr)
		return;
	buf = item_begin(rec, kind, arg, cap, &space);
	if (!buf)
		return;
	len = user_copy_string_of(buf, addr, space);
	if (len < 0) {
		len = strnlen(buf, user_copy(buf, addr, space));
		flags = RINGTAP_ITEM_FAULTED;
	} else if (len == space) {
		flags = RINGTAP_ITEM_TRUNCATED;
		if (space < cap)
			item_overflows(rec);
	}
	item_end(rec, len, len, flags);
}

/* How much of a buffer is kept: nothing, at any level but the first. */
static noinline u32 cut_buffers(struct record *rec)
{
	if (!rec->cut)
		protect_cut(rec->cpu);
	rec->cut = true;
	return 0;
}

void item_user_buffer(struct record *rec, int kind, int arg, u64 addr, u64 len, u32 cap,
		      int flags)
{
	u32 want, space, got;
	void *dst;

	if (kind == RINGTAP_KIND_BUFFER && unlikely(rec->cpu->protect.level) && cap && len)
		cap = cut_buffers(rec);
	want = min_t(u64, len, cap);
	dst = item_begin(rec, kind, arg, want, &space);
	if (!dst)
		return;
	if (space < want) {
		item_overflows(rec);
		return;
	}
	got = user_copy_here(dst, addr, want);
	if (got < want)
		flags |= RINGTAP_ITEM_FAULTED;
	else if (want < len)
		flags |= RINGTAP_ITEM_TRUNCATED;
	item_end(rec, got, len, flags);
}

static bool read_iovec(u64 addr, u64 i, bool compat, u64 *base, u64 *len)
{
	struct iovec native __uninitialized;
	struct compat_iovec narrow __uninitialized;

	if (!compat) {
		if (user_copy(&native, addr + i * sizeof(native), sizeof(native)) < sizeof(native))
			return false;
		*base = (__force unsigned long)native.iov_base;
		*len = native.iov_len;
		return true;
	}
	if (user_copy(&narrow, addr + i * sizeof(narrow), sizeof(narrow)) < sizeof(narrow))
		return false;
	*base = narrow.iov_base;
	*len = narrow.iov_len;
	return true;
}

/* How far a gathering has come */
struct gather {
	char *to;
	u32 got;
	u32 want;		/* bytes to gather at most */
	u64 seen;		/* bytes that the vector's entries told of */
	int flags;
};

static void gather_iov(struct gather *gather, u64 addr, u64 count, bool compat)
{
	u64 i, base, len;

	for (i = 0; i < min_t(u64, count, UIO_MAXIOV); i++) {
		u32 part, got;

		if (!read_iovec(addr, i, compat, &base, &len)) {
			gather->flags |= RINGTAP_ITEM_FAULTED;
			return;
		}
		gather->seen += len;
		part = min_t(u64, len, gather->want - gather->got);
		got = part ? user_copy(gather->to + gather->got, base, part) : 0;
		gather->got += got;
		if (got < part) {
			gather->flags |= RINGTAP_ITEM_FAULTED;
			return;
		}
	}
}

void item_user_iov(struct record *rec, int arg, u64 addr, u64 count, long total, u32 cap,
		   bool compat)
{
	struct gather gather = { .flags = 0 };
	u32 space;
	u64 orig;

	if (unlikely(rec->cpu->protect.level) && cap && count && total)
		cap = cut_buffers(rec);
	gather.to = item_begin(rec, RINGTAP_KIND_BUFFER, arg, cap, &space);
	if (!gather.to)
		return;
	gather.want = total < 0 ? space : min_t(u64, space, total);
	gather_iov(&gather, addr, count, compat);
	orig = total < 0 ? gather.seen : total;
	if (gather.got == space && space < cap && gather.got < orig)
		item_overflows(rec);
	if (!gather.flags && gather.got < orig)
		gather.flags = RINGTAP_ITEM_TRUNCATED;
	item_end(rec, gather.got, orig, gather.flags);
}
