// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Who may open: the node is root's alone, and beyond its mode a capability is
 * needed, in the initial user namespace.
 */
#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include "lib.h"

#ifndef CAP_PERFMON
#define CAP_PERFMON 38
#endif

struct user {
	const char *name;
	uint64_t caps;
	int error;
};

/* Old kernels know fewer, and do not give all of them to root. */
static uint64_t held(uint64_t caps)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2];

	expect(!syscall(SYS_capget, &header, data), "capget: %m");
	return caps & (data[0].permitted | (uint64_t)data[1].permitted << 32);
}

static void keep_only(uint64_t caps)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2] = {
		{ caps, caps, 0 }, { caps >> 32, caps >> 32, 0 },
	};

	expect(!prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0), "keeping capabilities: %m");
	expect(!setresuid(4711, 4711, 4711), "setuid: %m");
	expect(!syscall(SYS_capset, &header, data), "capset: %m");
}

static void expect_open(int error, const char *who)
{
	int fd = open(RINGTAP_DEVICE, O_RDWR | O_CLOEXEC);

	expect_error(fd < 0 ? -1 : 0, error, "opening by %s", who);
}

static void as_user(void *arg)
{
	const struct user *user = arg;

	keep_only(held(user->caps));
	expect_open(user->error, user->name);
}

static void run(void (*fn)(void *), const void *arg)
{
	struct child child;

	child_fork(&child, fn, (void *)arg);
	child_go(&child);
	child_join(&child);
}

static bool has_perfmon(void)
{
	return prctl(PR_CAPBSET_READ, CAP_PERFMON, 0, 0, 0) >= 0;
}

static void in_user_namespace(void *arg)
{
	(void)arg;
	if (unshare(CLONE_NEWUSER)) {
		fprintf(stderr, "no user namespaces: that part is left out\n");
		return;
	}
	expect_open(EPERM, "somebody with all capabilities, but in a namespace");
}

static const struct user users[] = {
	{ "a user without capabilities", 0, EPERM },
	{ "a user with all but the two, and CAP_SYS_ADMIN",
	  ~(1ULL << CAP_SYS_PTRACE | 1ULL << CAP_SYS_ADMIN | 1ULL << CAP_PERFMON) & ((1ULL << 38) - 1),
	  EPERM },
	{ "a user with CAP_SYS_PTRACE", 1ULL << CAP_SYS_PTRACE, 0 },
};
static const struct user perfmon = { "a user with CAP_PERFMON", 1ULL << CAP_PERFMON, 0 };

static void with_mode(int mode)
{
	expect(!chmod(RINGTAP_DEVICE, mode), "chmod: %m");
}

int main(void)
{
	struct stat node;
	size_t i;

	expect(!stat(RINGTAP_DEVICE, &node), "%s: %m", RINGTAP_DEVICE);
	expect_eq(node.st_mode & 07777, 0600, "mode of the node");
	expect_eq(node.st_uid, 0, "owner of the node");
	expect(S_ISCHR(node.st_mode), "the node is no character device");
	run(as_user, &(struct user){ "a user that the node's mode keeps out", 1ULL << CAP_SYS_PTRACE,
				     EACCES });
	with_mode(0666);
	for (i = 0; i < ARRAY_SIZE(users); i++)
		run(as_user, &users[i]);
	if (has_perfmon())
		run(as_user, &perfmon);
	else
		fprintf(stderr, "no CAP_PERFMON: that part is left out\n");
	run(in_user_namespace, NULL);
	with_mode(0600);
	return 0;
}
