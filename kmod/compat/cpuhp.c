// SPDX-License-Identifier: GPL-2.0
/* CPU hotplug before it had states */
#include <linux/notifier.h>

#ifndef HAVE_CPUHP_PREPARE

static struct state {
	int (*startup)(unsigned int cpu);
	int (*teardown)(unsigned int cpu);
	struct notifier_block block;
} states[COMPAT_STATES];

static int on_prepare(struct notifier_block *block, unsigned long action, void *cpu)
{
	if ((action & ~CPU_TASKS_FROZEN) == CPU_UP_PREPARE)
		return notifier_from_errno(states[COMPAT_PREPARE].startup((unsigned long)cpu));
	return NOTIFY_OK;
}

static int on_online(struct notifier_block *block, unsigned long action, void *cpu)
{
	switch (action & ~CPU_TASKS_FROZEN) {
	case CPU_ONLINE:
		return notifier_from_errno(states[COMPAT_ONLINE].startup((unsigned long)cpu));
	case CPU_DOWN_PREPARE:
		return notifier_from_errno(states[COMPAT_ONLINE].teardown((unsigned long)cpu));
	}
	return NOTIFY_OK;
}

int compat_cpuhp_setup(int state, int (*startup)(unsigned int cpu),
		       int (*teardown)(unsigned int cpu))
{
	struct state *to = &states[state];

	to->startup = startup;
	to->teardown = teardown;
	to->block.notifier_call = state == COMPAT_PREPARE ? on_prepare : on_online;
	return register_cpu_notifier(&to->block) ?: state;
}

void compat_cpuhp_remove(int state)
{
	unregister_cpu_notifier(&states[state].block);
}

#endif
