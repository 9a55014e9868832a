/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * An event of LTTng's user space tracer that has what a ringtap record of a system call has; the time
 * is LTTng's own.
 */
#undef LTTNG_UST_TRACEPOINT_PROVIDER
#define LTTNG_UST_TRACEPOINT_PROVIDER bench

#undef LTTNG_UST_TRACEPOINT_INCLUDE
#define LTTNG_UST_TRACEPOINT_INCLUDE "lttng_provider.h"

#if !defined(NATIVE_LTTNG_PROVIDER_H) || defined(LTTNG_UST_TRACEPOINT_HEADER_MULTI_READ)
#define NATIVE_LTTNG_PROVIDER_H

#include <lttng/tracepoint.h>
#include <stdint.h>

LTTNG_UST_TRACEPOINT_EVENT(bench, call,
	LTTNG_UST_TP_ARGS(uint32_t, tid, int32_t, nr, uint64_t *, args, int64_t, ret, uint64_t, entry_ns),
	LTTNG_UST_TP_FIELDS(
		lttng_ust_field_integer(uint32_t, tgid, tid)
		lttng_ust_field_integer(uint32_t, tid, tid)
		lttng_ust_field_integer(int32_t, nr, nr)
		lttng_ust_field_integer(uint32_t, abi, 0)
		lttng_ust_field_array(uint64_t, args, args, 6)
		lttng_ust_field_integer(int64_t, ret, ret)
		lttng_ust_field_integer(uint64_t, entry_ns, entry_ns)
	)
)

#endif

#include <lttng/tracepoint-event.h>
