// SPDX-License-Identifier: GPL-2.0
/* Tracepoints before they could be walked: probes are registered by name. */
#include <linux/kernel.h>
#include <linux/tracepoint.h>

#ifndef HAVE_TRACEPOINT_POINTERS

/* here the kernel's own are meant */
#undef tracepoint_probe_register
#undef tracepoint_probe_unregister

/* Stand-ins that carry the names; the kernel's own are out of reach */
static struct tracepoint points[] = {
	{ .name = "sys_enter" },
	{ .name = "sys_exit" },
	{ .name = "sched_process_fork" },
	{ .name = "sched_process_exec" },
	{ .name = "sched_process_exit" },
};

void compat_walk_tracepoints(void (*look)(struct tracepoint *point, void *data), void *data)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(points); i++)
		look(&points[i], data);
}

int compat_probe_register(struct tracepoint *point, void *probe, void *data)
{
	return tracepoint_probe_register(point->name, probe, data);
}

int compat_probe_unregister(struct tracepoint *point, void *probe, void *data)
{
	return tracepoint_probe_unregister(point->name, probe, data);
}

#endif
