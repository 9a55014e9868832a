// SPDX-License-Identifier: GPL-2.0
/* CPU hotplug before it had states */
#include <linux/notifier.h>

#ifndef HAVE_CPUHP_PREPARE

static int (*compat_startup)(unsigned int cpu);

static int cpu_event(struct notifier_block *block, unsigned long action, void *cpu)
{
	if ((action & ~CPU_TASKS_FROZEN) == CPU_UP_PREPARE)
		return notifier_from_errno(compat_startup((unsigned long)cpu));
	return NOTIFY_OK;
}

static struct notifier_block cpu_block = { .notifier_call = cpu_event };

int compat_cpuhp_setup(int (*startup)(unsigned int cpu))
{
	compat_startup = startup;
	return register_cpu_notifier(&cpu_block);
}

void compat_cpuhp_remove(void)
{
	unregister_cpu_notifier(&cpu_block);
}

#endif
