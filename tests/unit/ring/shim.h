/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * What kmod/ring.h and kmod/entry.h need of the kernel, for user space. With RING_STEPS every
 * access that the kernel would order or make visible is announced first, so
 * that a test can do there what an interrupt would do.
 *
 * local_t is atomic against interruption alone, as in the kernel, and relaxed:
 * a signal handler is this side's interrupt. Nothing here orders more than the
 * kernel promises, so that ThreadSanitizer sees what a weak machine may do.
 */
#ifndef RING_SHIM_H
#define RING_SHIM_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef unsigned int u32;
typedef unsigned long long u64;
typedef long long s64;

typedef struct {
	long value;
} local_t;

#ifdef RING_STEPS
void ring_step(void);
#define RING_STEP()	ring_step()
#else
#define RING_STEP()	((void)0)
#endif

#define likely(x)	__builtin_expect(!!(x), 1)
#define unlikely(x)	__builtin_expect(!!(x), 0)

#ifndef __always_inline
#define __always_inline	inline __attribute__((always_inline))
#endif
#define noinline	__attribute__((noinline))
#define data_race(expr)	(expr)
#define __maybe_unused	__attribute__((unused))
#define __aligned(n)	__attribute__((aligned(n)))

#define barrier() do {							\
	RING_STEP();							\
	__atomic_signal_fence(__ATOMIC_SEQ_CST);			\
} while (0)

#define READ_ONCE(x) ({							\
	RING_STEP();							\
	__atomic_load_n(&(x), __ATOMIC_RELAXED);			\
})

/* the value first: it may hold a READ_ONCE with a step of its own */
#define WRITE_ONCE(x, value) do {					\
	const __typeof__(x) new_ = (value);				\
									\
	RING_STEP();							\
	__atomic_store_n(&(x), new_, __ATOMIC_RELAXED);			\
} while (0)

#define smp_load_acquire(p) ({						\
	RING_STEP();							\
	__atomic_load_n(p, __ATOMIC_ACQUIRE);				\
})

#define smp_store_release(p, value) do {				\
	const __typeof__(*(p)) new_ = (value);				\
									\
	RING_STEP();							\
	__atomic_store_n(p, new_, __ATOMIC_RELEASE);			\
} while (0)

static inline long local_read(const local_t *local)
{
	RING_STEP();
	return __atomic_load_n(&local->value, __ATOMIC_RELAXED);
}

static inline void local_inc(local_t *local)
{
	RING_STEP();
	__atomic_fetch_add(&local->value, 1, __ATOMIC_RELAXED);
}

static inline long local_cmpxchg(local_t *local, long old, long new)
{
	RING_STEP();
	__atomic_compare_exchange_n(&local->value, &old, new, false,
				    __ATOMIC_RELAXED, __ATOMIC_RELAXED);
	return old;
}

#endif
