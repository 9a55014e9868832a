/* SPDX-License-Identifier: GPL-2.0 */
/* user_copy(), for those who cannot spend a call on it. */
#ifndef RINGTAP_USER_COPY_H
#define RINGTAP_USER_COPY_H

#include <linux/errno.h>
#include <linux/uaccess.h>
#if KERNEL_OPENS_USER_MEMORY
#include <asm/word-at-a-time.h>
#endif

/* With faults off. record_user.c */
u32 user_copy_any(void *dst, const void __user *from, u32 len);

#if KERNEL_OPENS_USER_MEMORY
/*
 * A few words, without a call: the kernel's own copy checks on its way, at the
 * price of many such copies, whether "to" could be a mistake. False: some of it
 * cannot be read.
 */
static __always_inline bool user_copy_words(u64 *to, const void __user *from, u32 len)
{
	const u64 __user *word = from;

	if (!user_access_begin(from, len))
		return false;
	for (; len >= 32; len -= 32, word += 4, to += 4) {
		unsafe_get_user(to[0], word, fault);
		unsafe_get_user(to[1], word + 1, fault);
		unsafe_get_user(to[2], word + 2, fault);
		unsafe_get_user(to[3], word + 3, fault);
	}
	for (; len >= 8; len -= 8, word++, to++)
		unsafe_get_user(*to, word, fault);
	if (len & 4) {
		unsafe_get_user(*(u32 *)to, (const u32 __user *)word, fault);
		word = (const void __user *)word + 4;
		to = (void *)to + 4;
	}
	if (len & 2) {
		unsafe_get_user(*(u16 *)to, (const u16 __user *)word, fault);
		word = (const void __user *)word + 2;
		to = (void *)to + 2;
	}
	if (len & 1)
		unsafe_get_user(*(u8 *)to, (const u8 __user *)word, fault);
	user_access_end();
	return true;
fault:
	user_access_end();
	return false;
}

/*
 * A string in whole words, up to the one with its NUL, whose other bytes come with
 * it. Its length; -EFAULT: it does not end like that, for whatever reason.
 */
static __always_inline long user_copy_string(char *buf, const char __user *from, u32 space)
{
	const struct word_at_a_time constants = WORD_AT_A_TIME_CONSTANTS;
	unsigned long word, zero;
	u32 len;

	if (!user_access_begin(from, space))
		return -EFAULT;
	for (len = 0; len + sizeof(word) <= space; len += sizeof(word)) {
		unsafe_get_user(word, (const unsigned long __user *)(from + len), fault);
		*(unsigned long *)(buf + len) = word;
		if (has_zero(word, &zero, &constants)) {
			user_access_end();
			zero = prep_zero_mask(word, zero, &constants);
			return len + find_zero(create_zero_mask(zero));
		}
	}
fault:
	user_access_end();
	return -EFAULT;
}
#else
static inline long user_copy_string(char *buf, const char __user *from, u32 space)
{
	return -EFAULT;
}

static inline bool user_copy_words(u64 *to, const void __user *from, u32 len)
{
	return false;
}
#endif

/* Beyond this the kernel's copy, which knows what the processor is best at, wins. */
#define USER_WORDS_MAX	256

static __always_inline u32 user_copy_here(void *dst, u64 from, u32 len)
{
	const void __user *addr = (const void __user *)(unsigned long)from;
	u32 got = len;

	pagefault_disable();
	if (unlikely(len > USER_WORDS_MAX) || unlikely(!user_copy_words(dst, addr, len)))
		got = user_copy_any(dst, addr, len);
	pagefault_enable();
	return got;
}

#endif
