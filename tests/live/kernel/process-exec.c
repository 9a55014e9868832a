// SPDX-License-Identifier: MIT OR Apache-2.0
/* An EXEC record has what /proc says of the process: each of its fields is compared. */
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/syscall.h>
#include <linux/capability.h>
#include "lib.h"

static const char *terminal;

/* Ids of all kinds, each another number */
static void become_somebody(void)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2] = {
		{ 1 << CAP_KILL, 1 << CAP_KILL | 1 << CAP_CHOWN, 1 << CAP_CHOWN }, { 0, 0, 0 },
	};

	unshare(CLONE_NEWUTS | CLONE_NEWIPC);
	expect(!prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0), "keeping capabilities: %m");
	expect(!setresgid(2001, 2002, 2003) && !setresuid(1001, 1002, 1003), "ids: %m");
	expect(!syscall(SYS_capset, &header, data), "capabilities: %m");
}

static void run_sleep(void *arg)
{
	char *argv[] = { "sleep", "30", "0", NULL }, *envp[] = { "HOME=/", "X=", NULL };

	(void)arg;
	setsid();
	if (terminal)
		ioctl(open(terminal, O_RDWR), TIOCSCTTY, 0);
	expect(!chdir("/usr/bin"), "chdir: %m");
	become_somebody();
	execve("../bin/sleep", argv, envp);
}

static char status[8192], stat_line[1024];
static char stat_name[64];

static const char *proc(const char *name)
{
	static char path[128];

	snprintf(path, sizeof(path), "%s%s", stat_name, name);
	return path;
}

/* The numbers behind a name in /proc/PID/status */
static uint64_t in_status(const char *name, int nth, int base)
{
	char *at = strstr(status, name);
	uint64_t value = 0;

	expect(at, "/proc/PID/status has no %s", name);
	for (at += strlen(name); nth >= 0; nth--)
		value = strtoull(at, &at, base);
	return value;
}

/* Field nr of /proc/PID/stat, counted as in proc(5) */
static long in_stat(int nr)
{
	char *at = strrchr(stat_line, ')') + 2;

	for (nr -= 3; nr > 0; nr--)
		at = strchr(at, ' ') + 1;
	return atol(at);
}

static uint32_t number_in(const char *name)
{
	char text[64];

	return slurp(proc(name), text, sizeof(text)) ? strtoul(text, NULL, 10) : RINGTAP_ID_NONE;
}

static uint32_t namespace_inode(const char *name)
{
	struct stat is;

	return stat(proc(name), &is) ? 0 : is.st_ino;
}

static void check_ids(const struct ringtap_exec *exec)
{
	static const char *const names[] = { "\nUid:", "\nGid:" };
	const uint32_t *seen = &exec->ids.uid;
	int i, nth;

	for (i = 0; i < 2; i++)
		for (nth = 0; nth < 4; nth++)
			expect_eq(seen[4 * i + nth], in_status(names[i], nth, 10), "%s number %d",
				  names[i] + 1, nth);
	expect_eq(exec->ids.euid, 1002, "effective user id");
	expect_eq(exec->cap_inheritable, in_status("\nCapInh:", 0, 16), "inheritable capabilities");
	expect_eq(exec->cap_permitted, in_status("\nCapPrm:", 0, 16), "permitted capabilities");
	expect_eq(exec->cap_effective, in_status("\nCapEff:", 0, 16), "effective capabilities");
	expect_eq(exec->cap_inheritable, 1 << CAP_CHOWN, "the capability that was set");
}

static void check_process(const struct ringtap_exec *exec)
{
	expect_eq(exec->ppid, getpid(), "parent");
	expect_eq(exec->old_tid, exec->h.tid, "thread that called execve");
	expect_eq(exec->pgid, in_stat(5), "process group");
	expect_eq(exec->sid, in_stat(6), "session");
	expect_eq(exec->tty, in_stat(7), "terminal");
	expect(!terminal || exec->tty, "no terminal, where there is one");
	expect_eq(exec->vpid, exec->h.tgid, "id in the process's pid namespace");
	expect_eq(exec->loginuid, number_in("loginuid"), "login uid");
	expect_eq(exec->sessionid, number_in("sessionid"), "audit session");
	expect(!strcmp(exec->comm, "sleep"), "comm: expected sleep, saw %.16s", exec->comm);
}

static void check_namespaces(const struct ringtap_exec *exec)
{
	if (exec->ns.mnt)
		expect_eq(exec->ns.mnt, namespace_inode("ns/mnt"), "mount namespace");
	expect_eq(exec->ns.pid, namespace_inode("ns/pid"), "pid namespace");
	expect_eq(exec->ns.net, namespace_inode("ns/net"), "network namespace");
	expect_eq(exec->ns.uts, namespace_inode("ns/uts"), "UTS namespace");
	expect_eq(exec->ns.ipc, namespace_inode("ns/ipc"), "IPC namespace");
	expect_eq(exec->ns.user, namespace_inode("ns/user"), "user namespace");
	expect_eq(exec->ns.cgroup, namespace_inode("ns/cgroup"), "cgroup namespace");
}

static void check_link(const struct ringtap_exec *exec, int kind, const char *name)
{
	char path[4096];
	ssize_t len = readlink(proc(name), path, sizeof(path));

	expect(len > 0, "%s: %m", name);
	expect_item(&exec->h, kind, ANY, path, len, len, RINGTAP_ITEM_KERNEL, name);
}

static void check_items(const struct ringtap_exec *exec, const struct ringtap_info *info)
{
	char groups[4096], *v2;

	check_link(exec, RINGTAP_KIND_EXE, "exe");
	check_link(exec, RINGTAP_KIND_CWD, "cwd");
	expect_filename(info, &exec->h, "../bin/sleep");
	expect_item(&exec->h, RINGTAP_KIND_ARGV, ANY, "sleep\0" "30\0" "0", 11, 11, 0, "arguments");
	expect_item(&exec->h, RINGTAP_KIND_ENVP, ANY, "HOME=/\0X=", 10, 10, 0, "environment");
	if (!(info->features & RINGTAP_FEAT_CGROUP) || !slurp(proc("cgroup"), groups, sizeof(groups)))
		return;
	v2 = strstr(groups, "0::");
	if (!v2)
		return;
	v2[strcspn(v2, "\n")] = 0;
	expect_item(&exec->h, RINGTAP_KIND_CGROUP, ANY, v2 + 3, strlen(v2 + 3), strlen(v2 + 3),
		    RINGTAP_ITEM_KERNEL, "control group");
}

static const char *make_terminal(void)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY);

	if (master < 0 || grantpt(master) || unlockpt(master))
		return NULL;
	return ptsname(master);
}

/* Until the program runs */
static void wait_for_exec(pid_t pid)
{
	snprintf(stat_name, sizeof(stat_name), "/proc/%d/", pid);
	do {
		sleep_ms(5);
		expect(slurp(proc("stat"), stat_line, sizeof(stat_line)), "the child has gone");
		expect(!strstr(stat_line, ") Z"), "the child has ended");
	} while (!strstr(stat_line, "(sleep) S"));
	expect(slurp(proc("status"), status, sizeof(status)), "no status");
}

int main(void)
{
	struct records records = { 0 };
	struct ringtap_filter filter;
	const struct ringtap_exec *exec;
	struct child child;
	struct capture c;
	uint32_t pid;

	terminal = make_terminal();
	capture_make(&c, RINGTAP_SETUP_ENV, 80, 1 << 20);
	child_fork(&child, run_sleep, NULL);
	pid = child.pid;
	filter_all(&filter);
	filter_pids(&filter, 0, &pid, 1);
	capture_filter(&c, &filter);
	capture_start(&c);
	child_go(&child);
	wait_for_exec(pid);
	capture_finish(&c, keep, &records);
	exec = next_record(&records, NULL, RINGTAP_EXEC);
	expect(exec, "no EXEC");
	check_ids(exec);
	check_process(exec);
	check_namespaces(exec);
	check_items(exec, &c.info);
	kill(pid, SIGKILL);
	child_wait(&child);
	return 0;
}
