// SPDX-License-Identifier: GPL-2.0
#include <linux/cgroup.h>
#include <linux/limits.h>
#include "record.h"

#if KERNEL_NAMES_CGROUPS

static struct cgroup *v1_cgroup(void)
{
#ifdef CONFIG_CGROUP_PIDS
	return task_cgroup(current, pids_cgrp_id);
#elif defined(CONFIG_CGROUP_CPUACCT)
	return task_cgroup(current, cpuacct_cgrp_id);
#elif defined(CONFIG_CGROUP_SCHED)
	return task_cgroup(current, cpu_cgrp_id);
#else
	return NULL;
#endif
}

/* Version 2's, where everything hangs on one tree; "/" there: look in version 1. */
void item_cgroup(struct record *rec)
{
	u32 cap = min_t(u32, PATH_MAX, rec->item_max);
	struct cgroup *v1, *v2;
	u32 room, len;
	char *to;

	to = item_begin(rec, RINGTAP_KIND_CGROUP, RINGTAP_ARG_NONE, cap, &room);
	if (!to)
		return;
	if (room < 2) {
		item_overflows(rec);
		return;
	}
	strscpy(to, "/", room);
	rcu_read_lock();
	v2 = task_dfl_cgroup(current);
	if (v2)
		cgroup_path(v2, to, room);
	v1 = v1_cgroup();
	if (v1 && !strcmp(to, "/"))
		cgroup_path(v1, to, room);
	rcu_read_unlock();
	len = strnlen(to, room);
	if (len == room && room < cap)
		item_overflows(rec);
	item_end(rec, len, len, RINGTAP_ITEM_KERNEL);
}

#else

void item_cgroup(struct record *rec)
{
}

#endif
