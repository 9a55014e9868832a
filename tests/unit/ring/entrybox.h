/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* kmod/entry.h in user space, one slot at a time, whose words a test may mix as it likes. */
#ifndef RING_ENTRYBOX_H
#define RING_ENTRYBOX_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a call's entry leaves in its slot */
struct entrybox_words {
	uint64_t id, ns, sum, space;
};

struct entrybox_words entrybox_note(uint32_t tid, int abi, int nr, uint64_t ns, uint32_t space);
/* Of the slot of tid, with these words in it */
uint64_t entrybox_take(const struct entrybox_words *words, uint32_t tid, int abi, int nr);
bool entrybox_call(const struct entrybox_words *words, uint32_t tid, int *abi, int *nr);
uint32_t entrybox_address_size(const struct entrybox_words *words, uint32_t tid, uint32_t unknown);
/* Was the slot given back by a take? */
bool entrybox_is_free(uint32_t tid);
/* Where the slot lies in the table, in bytes, and how many slots there are */
uint64_t entrybox_at(uint32_t tid);
uint32_t entrybox_slots(void);

#ifdef __cplusplus
}
#endif

#endif
