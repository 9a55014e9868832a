// SPDX-License-Identifier: GPL-2.0
/* Probes that do nothing, at the return of system calls or at both ends: what a probe costs at least. */
#include <linux/module.h>
#include <linux/ptrace.h>
#include <linux/string.h>
#include <linux/tracepoint.h>

static bool entry;
module_param(entry, bool, 0444);
MODULE_PARM_DESC(entry, "at the entry of system calls, too");

static struct tracepoint *sys_enter, *sys_exit;

static void on_enter(void *data, struct pt_regs *regs, long id)
{
}

static void on_exit(void *data, struct pt_regs *regs, long ret)
{
}

static void find(struct tracepoint *tp, void *priv)
{
	if (!strcmp(tp->name, "sys_enter"))
		sys_enter = tp;
	else if (!strcmp(tp->name, "sys_exit"))
		sys_exit = tp;
}

static int __init empty_init(void)
{
	int err;

	for_each_kernel_tracepoint(find, NULL);
	if (!sys_enter || !sys_exit)
		return -ENOENT;
	err = tracepoint_probe_register(sys_exit, on_exit, NULL);
	if (err || !entry)
		return err;
	err = tracepoint_probe_register(sys_enter, on_enter, NULL);
	if (err)
		tracepoint_probe_unregister(sys_exit, on_exit, NULL);
	return err;
}

static void __exit empty_exit(void)
{
	if (entry)
		tracepoint_probe_unregister(sys_enter, on_enter, NULL);
	tracepoint_probe_unregister(sys_exit, on_exit, NULL);
	tracepoint_synchronize_unregister();
}

module_init(empty_init);
module_exit(empty_exit);
MODULE_DESCRIPTION("empty probes, to compare with");
MODULE_LICENSE("GPL");
