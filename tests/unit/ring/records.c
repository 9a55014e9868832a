/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "records.h"

#include <stddef.h>
#include <string.h>

#define PAD_SIZE 8

/* splitmix64's finish: neighbours differ in half of their bits */
static uint64_t mix(uint64_t x)
{
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
	return x ^ (x >> 31);
}

static uint64_t word_of(const struct ringtap_record *rec, uint32_t i)
{
	return mix(rec->ns ^ ((uint64_t)rec->type << 56) ^ ((uint64_t)rec->len << 32) ^ i);
}

void record_fill(struct ringtap_record *rec, uint32_t len, int type, uint64_t key)
{
	uint64_t *body = (uint64_t *)(rec + 1);
	uint32_t i, words = (len - sizeof(*rec)) / 8;

	rec->len = len;
	rec->type = type;
	rec->flags = 0;
	rec->ns = key;
	rec->tgid = (uint32_t)word_of(rec, words);
	rec->tid = ~rec->tgid;
	for (i = 0; i < words; i++)
		body[i] = word_of(rec, i);
}

bool record_intact(const struct ringtap_record *rec)
{
	const uint64_t *body = (const uint64_t *)(rec + 1);
	uint32_t i, words = (rec->len - sizeof(*rec)) / 8;

	if (rec->flags || rec->tgid != (uint32_t)word_of(rec, words) || rec->tid != ~rec->tgid)
		return false;
	for (i = 0; i < words; i++)
		if (body[i] != word_of(rec, i))
			return false;
	return true;
}

static const char *read_lost(struct account *account, const struct ringtap_lost *lost)
{
	uint64_t by_type = 0;
	int i;

	if (lost->h.len != sizeof(*lost) || lost->h.flags || lost->h.tgid || lost->h.tid)
		return "a LOST record's header";
	if (!lost->count)
		return "a LOST record of nothing";
	for (i = 0; i < RINGTAP_TYPES_MAX; i++) {
		by_type += lost->by_type[i];
		account->lost_by_type[i] += lost->by_type[i];
	}
	for (i = 0; i < RINGTAP_CAUSES_MAX; i++)
		account->lost_by_cause[i] += lost->by_cause[i];
	if (by_type != lost->count)
		return "a LOST record's types do not add up";
	account->lost += lost->count;
	account->lost_records++;
	account->next_seq += lost->count;
	return NULL;
}

static const char *read_record(struct account *account, const struct ringtap_record *rec)
{
	if (rec->type == RINGTAP_PAD) {
		account->pads++;
		return NULL;
	}
	if (rec->type >= RINGTAP_TYPES || rec->len < sizeof(*rec))
		return "a record's type or length";
	if (rec->seq != account->next_seq)
		return "a number that is not the next";
	if (rec->type == RINGTAP_LOST)
		return read_lost(account, (const struct ringtap_lost *)rec);
	account->next_seq++;
	account->records++;
	return record_intact(rec) ? NULL : "a record's content";
}

void account_begin(struct account *account, const void *data, uint64_t bytes)
{
	const struct ringtap_record *rec = data;

	while (bytes && rec->type == RINGTAP_PAD && rec->len >= PAD_SIZE && rec->len <= bytes) {
		bytes -= rec->len;
		rec = (const void *)((const char *)rec + rec->len);
	}
	memset(account, 0, sizeof(*account));
	account->next_seq = bytes ? rec->seq : 0;
}

bool account_read(struct account *account, const void *data, uint64_t bytes)
{
	const char *at = data;

	while (!account->fault && bytes) {
		const struct ringtap_record *rec = (const void *)at;

		if (bytes < PAD_SIZE || rec->len < PAD_SIZE || rec->len % 8 || rec->len > bytes) {
			account->fault = "a length";
			break;
		}
		account->fault = read_record(account, rec);
		at += rec->len;
		bytes -= rec->len;
	}
	return !account->fault;
}
