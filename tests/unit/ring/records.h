/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * Records whose content can be checked, and a reader that proves from the bytes
 * of a ring alone that nothing is missing, doubled or damaged.
 */
#ifndef RING_RECORDS_H
#define RING_RECORDS_H

#include <stdbool.h>
#include <stdint.h>
#include "uapi/ringtap.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Fills a record but for its number. All of it follows from key, type and len. */
void record_fill(struct ringtap_record *rec, uint32_t len, int type, uint64_t key);
bool record_intact(const struct ringtap_record *rec);

struct account {
	uint64_t next_seq;	/* produced, as far as we have read */
	uint64_t records;
	uint64_t lost;		/* told by LOST records */
	uint64_t lost_by_type[RINGTAP_TYPES_MAX];
	uint64_t lost_by_cause[RINGTAP_CAUSES_MAX];
	uint64_t lost_records;	/* LOST records themselves */
	uint64_t pads;
	const char *fault;	/* what is wrong; null: nothing */
};

/* Begins to read where the first of these bytes' records is. */
void account_begin(struct account *account, const void *data, uint64_t bytes);

/* True: these bytes are whole records that carry on where the last ones ended. */
bool account_read(struct account *account, const void *data, uint64_t bytes);

#ifdef __cplusplus
}
#endif

#endif
