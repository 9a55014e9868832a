// SPDX-License-Identifier: MIT OR Apache-2.0
/* After each call that changes credentials, CRED has what /proc/self/status then says. */
#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <sched.h>
#include <sys/prctl.h>
#include "lib.h"

#define STEPS 16

static char (*status)[4096];
static int *steps;

static void step(long result)
{
	expect(result >= 0, "step %d: %m", *steps);
	expect(slurp("/proc/self/status", status[*steps], sizeof(*status)), "status: %m");
	++*steps;
}

static void calls(void *unused)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2] = {
		{ 1 << CAP_KILL, 1 << CAP_KILL | 1 << CAP_CHOWN, 1 << CAP_CHOWN }, { 0, 0, 0 },
	};
	gid_t group = 77;

	(void)unused;
	step(syscall(SYS_setgroups, 1, &group));
	if (!prctl(PR_CAPBSET_DROP, CAP_MKNOD, 0, 0, 0))
		step(0);
	else	/* Linux 2.6.32 can be built without */
		expect(errno == EINVAL, "dropping a capability: %m");
	step(prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0));
	expect(!prctl(PR_SET_NAME, "no change"), "prctl: %m");
	step(syscall(SYS_setresgid, 2001, 2002, 2003));
	step(syscall(SYS_setfsgid, 2001));
	step(syscall(SYS_setresuid, 1001, 1002, 1003));
	step(syscall(SYS_capset, &header, data));
	step(syscall(SYS_setreuid, -1, 1003));
}

static uint64_t in_status(int at, const char *name, int nth, int base)
{
	char *from = strstr(status[at], name);
	uint64_t value = 0;

	expect(from, "/proc/self/status has no %s", name + 1);
	for (from += strlen(name); nth >= 0; nth--)
		value = strtoull(from, &from, base);
	return value;
}

/* In some kernels a full set has bits that are no capability, and /proc shows them or not. */
static uint64_t real_caps(uint64_t set)
{
	int cap;

	for (cap = 0; cap < 64; cap++)
		if (prctl(PR_CAPBSET_READ, cap, 0, 0, 0) < 0)
			set &= ~(1ULL << cap);
	return set;
}

static void check_caps(uint64_t seen, int at, const char *name)
{
	expect_eq(real_caps(seen), real_caps(in_status(at, name, 0, 16)), "step %d: %s", at, name + 1);
}

static void check_cred(const struct ringtap_cred *cred, int at)
{
	const uint32_t *ids = &cred->ids.uid;
	int i;

	for (i = 0; i < 8; i++)
		expect_eq(ids[i], in_status(at, i < 4 ? "\nUid:" : "\nGid:", i % 4, 10),
			  "step %d: id %d", at, i);
	check_caps(cred->cap_inheritable, at, "\nCapInh:");
	check_caps(cred->cap_permitted, at, "\nCapPrm:");
	check_caps(cred->cap_effective, at, "\nCapEff:");
	check_caps(cred->cap_bounding, at, "\nCapBnd:");
}

int main(void)
{
	const struct ringtap_syscall *sys;
	const struct ringtap_item *item;
	struct records records;
	uint32_t securebits = 0;
	struct capture c;
	size_t pos = 0;
	int at = 0;

	status = shared_memory(STEPS * sizeof(*status));
	steps = shared_memory(sizeof(*steps));
	capture_make(&c, 0, 80, 1 << 18);
	capture_child(&c, calls, NULL, &records);
	while ((sys = next_call(&records, &pos, ANY, ANY))) {
		item = item_find(&sys->h, RINGTAP_KIND_CRED, RINGTAP_ARG_RESULT);
		if (!item)
			continue;
		expect_eq(item->len, sizeof(struct ringtap_cred), "length of CRED");
		check_cred((const void *)item_data(item), at++);
		securebits |= ((const struct ringtap_cred *)item_data(item))->securebits;
	}
	expect_eq(at, *steps, "calls with an item CRED");
	expect(securebits & SECBIT_KEEP_CAPS, "SECBIT_KEEP_CAPS was never seen");
	return 0;
}
