// SPDX-License-Identifier: MIT OR Apache-2.0
#include <stdlib.h>
#include "shim.h"
#include "entry.h"
#include "entrybox.h"

static struct entry_slot table[ENTRY_SLOTS];
struct entry_slot *entry_slots = table;

static struct entry_slot *slot_of(uint32_t tid)
{
	return entry_slot_of(entry_slots, tid);
}

static void put(const struct entrybox_words *words, uint32_t tid)
{
	struct entry_slot *slot = slot_of(tid);

	slot->id = words->id;
	slot->ns = words->ns;
	slot->sum = words->sum;
	slot->space = words->space;
}

struct entrybox_words entrybox_note(uint32_t tid, int abi, int nr, uint64_t ns, uint32_t space)
{
	const struct entry_slot *slot = slot_of(tid);

	entry_note(tid, abi, nr, ns);
	entry_note_address_size(tid, space);
	return (struct entrybox_words){ slot->id, slot->ns, slot->sum, slot->space };
}

uint64_t entrybox_take(const struct entrybox_words *words, uint32_t tid, int abi, int nr)
{
	put(words, tid);
	return entry_take(tid, abi, nr);
}

bool entrybox_call(const struct entrybox_words *words, uint32_t tid, int *abi, int *nr)
{
	put(words, tid);
	return entry_call(tid, abi, nr);
}

uint32_t entrybox_address_size(const struct entrybox_words *words, uint32_t tid, uint32_t unknown)
{
	put(words, tid);
	return entry_address_size(tid, unknown);
}

bool entrybox_is_free(uint32_t tid)
{
	return !slot_of(tid)->id;
}

uint64_t entrybox_at(uint32_t tid)
{
	return (char *)slot_of(tid) - (char *)table;
}

uint32_t entrybox_slots(void)
{
	return ENTRY_SLOTS;
}
