/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* What programs were built with against the first libringtap.so.0: its structs and some of its prototypes, as they were.
 * Never to be changed. */
#ifndef OLD_RINGTAP_H
#define OLD_RINGTAP_H

#include <stddef.h>
#include <stdint.h>

struct ringtap_capture;

struct ringtap_options {
	size_t size;
	const char *device;
	uint64_t merge_delay_ns;
};

struct ringtap_counts {
	size_t size;
	uint64_t produced, drained, lost, gaps;
	uint64_t lost_by_cause[4];
	uint64_t lost_by_type[16];
};

struct ringtap_setup {
	uint32_t size, flags, mode, snaplen;
	uint64_t ring_size, memory;
	uint32_t watermark, deadline_ms;
	uint64_t ring_stride;
};

struct ringtap_filter {
	uint32_t size, flags;
	uint64_t types, slower_ns, pids, uids;
	uint32_t nr_pids, nr_uids;
	uint64_t syscalls[4][16];
};

struct ringtap_stat {
	uint32_t size, cpu;
	uint64_t produced, written, lost, unread;
	uint64_t lost_by_cause[4];
	uint64_t lost_by_type[16];
};

struct ringtap_captures {
	uint32_t size, id, tgid, running;
	char comm[16];
	uint32_t rings, setup_flags;
	uint64_t ring_size, started_ns;
	struct ringtap_stat stat;
};

struct ringtap_capture *ringtap_capture_new(void);
void ringtap_capture_free(struct ringtap_capture *c);
int ringtap_capture_open(struct ringtap_capture *c, const struct ringtap_options *options);
void ringtap_setup_init(struct ringtap_setup *setup);
int ringtap_capture_setup(struct ringtap_capture *c, struct ringtap_setup *setup);
int ringtap_capture_filter(struct ringtap_capture *c, const struct ringtap_filter *filter);
void ringtap_filter_init(struct ringtap_filter *filter);
void ringtap_filter_all_calls(struct ringtap_filter *filter, int on);
void ringtap_filter_call(struct ringtap_filter *filter, unsigned abi, int nr, int on);
int ringtap_filter_has_call(const struct ringtap_filter *filter, unsigned abi, int nr);
int ringtap_capture_counts(struct ringtap_capture *c, unsigned cpu, struct ringtap_counts *counts);
int ringtap_capture_stat(struct ringtap_capture *c, unsigned cpu, struct ringtap_stat *stat);
int ringtap_capture_list(struct ringtap_capture *c, uint32_t id, struct ringtap_captures *found);

#endif
