// SPDX-License-Identifier: GPL-2.0
#include <linux/limits.h>
#include "record_path.h"
#include "record_target.h"
#include "view.h"

static void add_items(struct record *rec, const struct target *target)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(target->file) && target->file[i].path; i++)
		item_file_at(rec, target->arg[i], target->file[i].path, target->file[i].dentry);
	if (target->text)
		item_kernel_bytes(rec, RINGTAP_KIND_STRING, target->arg[1], target->text,
				  strnlen(target->text, PATH_MAX));
	if (target->address)
		item_kernel_bytes(rec, RINGTAP_KIND_SOCKADDR, target->arg[0], target->address,
				  target->address_len);
}

static u32 items_space(const struct target *target)
{
	if (target->address)
		return RECORD_ITEM(sizeof(struct __kernel_sockaddr_storage));
	return VIEW_ROOM_FILE + (target->file[1].path ? VIEW_ROOM_FILE : 0) +
	       (target->text ? RECORD_ITEM(PATH_MAX) : 0);
}

void capture_target(struct capture *capture, const struct target *target, u64 ns)
{
	struct ringtap_target *head;
	struct record rec __uninitialized;

	head = record_begin(&rec, capture, RINGTAP_TARGET, sizeof(*head), items_space(target), ns);
	if (!head)
		return;
	head->nr = target->nr;
	head->abi = target->abi;
	head->reserved = 0;
	add_items(&rec, target);
	head->items = rec.items;
	record_end(&rec);
}
