// SPDX-License-Identifier: GPL-2.0
#include <linux/cgroup.h>
#include <linux/errno.h>
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

/*
 * `to` holds the path, or what room has of it, with a NUL. If there is more, kernels
 * return the whole length, or one error or another, of which the older one leaves
 * nothing of use; or they do not say.
 */
static long path_of(struct cgroup *cgroup, char *buf, u32 space)
{
	long len = cgroup_path(cgroup, buf, space);

	if (len == -ENAMETOOLONG)
		*buf = 0;
	return len;
}

/* Version 2's, where everything hangs on one tree; "/" there: look in version 1. */
void item_cgroup(struct record *rec)
{
	u32 cap = min_t(u32, PATH_MAX, rec->item_max);
	struct cgroup *v1, *v2;
	u32 space, have;
	long len = 0;
	bool more;
	char *buf;

	buf = item_begin(rec, RINGTAP_KIND_CGROUP, RINGTAP_ARG_NONE, cap, &space);
	if (!buf)
		return;
	if (space < 2) {
		item_overflows(rec);
		return;
	}
	strscpy(buf, "/", space);
	rcu_read_lock();
	v2 = task_dfl_cgroup(current);
	if (v2)
		len = path_of(v2, buf, space);
	v1 = v1_cgroup();
	if (v1 && !strcmp(buf, "/"))
		len = path_of(v1, buf, space);
	rcu_read_unlock();
	have = strlen(buf);
	more = len < 0 || have == space - 1;
	/* one that just fits looks like one that was cut; without its end it is */
	if (have == space - 1)
		have--;
	if (more && space < cap)
		item_overflows(rec);
	item_end(rec, have, max_t(long, len, have + more),
		 RINGTAP_ITEM_KERNEL | (more ? RINGTAP_ITEM_TRUNCATED : 0));
}

#else

void item_cgroup(struct record *rec)
{
}

#endif
