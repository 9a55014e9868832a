// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * The first process of new namespaces of every kind, below a root of its own and of another user:
 * EXEC has its namespaces, its ids as the host sees them, and its paths as it sees them itself.
 */
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include "lib.h"

#define USER 1500
#define SPACES (CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWUTS | CLONE_NEWIPC)

static char root[64];
static int told[2], go[2];

static void write_or_end(const char *path, const char *text)
{
	if (!write_file(path, text))
		_exit(1);
}

/* The program below the new root: says that it runs, and waits. */
static int inside(int told_fd, int go_fd)
{
	char byte;
	int fd = open("/no/such/file", O_RDONLY);

	MARK(9);
	if (fd >= 0 || write(told_fd, "", 1) != 1 || read(go_fd, &byte, 1) < 0)
		return 1;
	return getpid() == 1 ? 0 : 2;
}

static void enter(void)
{
	char told_text[16], go_text[16], below[128];
	char *argv[] = { "program", told_text, go_text, NULL };

	snprintf(told_text, sizeof(told_text), "%d", told[1]);
	snprintf(go_text, sizeof(go_text), "%d", go[0]);
	snprintf(below, sizeof(below), "%s/below", root);
	if (mount("inside", below, "tmpfs", 0, NULL) || chroot(root) || chdir("/below"))
		_exit(1);
	execve("../program", argv, NULL);
	_exit(1);
}

static void run(void *arg)
{
	char map[32];
	int status;
	pid_t pid;

	(void)arg;
	close(told[0]);
	close(go[1]);
	if (setresgid(USER, USER, USER) || setresuid(USER, USER, USER))
		_exit(1);
	prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
	if (unshare(SPACES))
		_exit(77);
	snprintf(map, sizeof(map), "0 %d 1", USER);
	write_file("/proc/self/setgroups", "deny");
	write_or_end("/proc/self/uid_map", map);
	write_or_end("/proc/self/gid_map", map);
	pid = fork();
	if (!pid)
		enter();
	if (waitpid(pid, &status, 0) != pid || status)
		_exit(1);
}

static void copy_program(void)
{
	char path[128], bytes[65536];
	int from = open("/proc/self/exe", O_RDONLY), to;
	ssize_t len;

	snprintf(root, sizeof(root), "/tmp/ringtap-root-XXXXXX");
	expect(mkdtemp(root) && !chmod(root, 0755), "mkdtemp: %m");
	snprintf(path, sizeof(path), "%s/below", root);
	expect(!mkdir(path, 0755), "mkdir: %m");
	snprintf(path, sizeof(path), "%s/program", root);
	to = open(path, O_WRONLY | O_CREAT | O_EXCL, 0755);
	while ((len = read(from, bytes, sizeof(bytes))) > 0)
		expect(write(to, bytes, len) == len, "copying: %m");
	close(from);
	close(to);
}

static void remove_copy(void)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/program", root);
	unlink(path);
	snprintf(path, sizeof(path), "%s/below", root);
	rmdir(path);
	rmdir(root);
}

static uint32_t namespace_of(uint32_t pid, const char *name)
{
	char path[64];
	struct stat is;

	snprintf(path, sizeof(path), "/proc/%u/ns/%s", pid, name);
	return stat(path, &is) ? 0 : is.st_ino;
}

static void check_namespaces(const struct ringtap_exec *exec)
{
	uint32_t pid = exec->h.tgid;
	const struct { const char *name; uint32_t seen; } spaces[] = {
		{ "pid", exec->ns.pid }, { "net", exec->ns.net }, { "uts", exec->ns.uts },
		{ "ipc", exec->ns.ipc }, { "user", exec->ns.user },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(spaces); i++) {
		expect_eq(spaces[i].seen, namespace_of(pid, spaces[i].name), "%s namespace", spaces[i].name);
		expect(spaces[i].seen != namespace_of(getpid(), spaces[i].name), "%s namespace is ours",
		       spaces[i].name);
	}
}

static void check_exec(const struct ringtap_exec *exec)
{
	check_namespaces(exec);
	expect_eq(exec->vpid, 1, "id in its own namespace");
	expect_eq(exec->ids.uid, USER, "user id, as the host has it");
	expect_eq(exec->ids.egid, USER, "group id, as the host has it");
	expect_item(&exec->h, RINGTAP_KIND_EXE, ANY, "/program", 8, 8, RINGTAP_ITEM_KERNEL, "the program");
	expect_item(&exec->h, RINGTAP_KIND_CWD, ANY, "/below", 6, 6, RINGTAP_ITEM_KERNEL, "its directory");
	expect_item(&exec->h, RINGTAP_KIND_FILENAME, ANY, "../program", 10, 10, RINGTAP_ITEM_KERNEL,
		    "name given to execve");
}

/* One fork makes it, and the record says what it is called where. */
static void check_fork(const struct records *records, uint32_t pid)
{
	const struct ringtap_fork *born = next_record(records, NULL, RINGTAP_FORK);

	expect(born, "no FORK");
	expect_eq(born->child_tid, pid, "id of the first process");
	expect_eq(born->child_vpid, 1, "id in its own namespace");
	expect_eq(born->h.tgid, records->pid, "who made it");
}

static void check_calls(const struct records *records, uint32_t pid)
{
	const struct ringtap_syscall *sys = call_with(records, SYS_getppid, 9);
	size_t pos = 0;

	expect_eq(sys->h.tgid, pid, "process of a call inside");
	expect_eq(sys->ret, 0, "parent, seen from inside");
	while ((sys = next_call(records, &pos, ANY, SYS_openat)))
		if (sys->h.tgid == pid && sys->ret == -ENOENT)
			break;
	expect(sys, "no failed openat inside");
	expect_item(&sys->h, RINGTAP_KIND_PATH, 1, "/no/such/file", 13, 13, 0, "path inside");
}

static bool wait_for_inside(struct child *child)
{
	char byte;
	int status;

	close(told[1]);
	close(go[0]);
	if (read(told[0], &byte, 1) == 1)
		return true;
	status = child_wait(child);
	if (status == 77 << 8)
		return false;
	fail("the process in its namespaces has ended, status %#x", status);
}

int main(int argc, char **argv)
{
	struct records records = { 0 };
	const struct ringtap_exec *exec;
	struct ringtap_filter filter;
	struct child child;
	struct capture c;
	uint32_t pid;

	if (argc == 3)
		return inside(atoi(argv[1]), atoi(argv[2]));
	expect(!pipe(told) && !pipe(go), "pipe: %m");
	copy_program();
	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 80, 1 << 20);
	child_fork(&child, run, NULL);
	records.pid = pid = child.pid;
	filter_all(&filter);
	filter_pids(&filter, RINGTAP_FILTER_TREES, &pid, 1);
	capture_filter(&c, &filter);
	capture_start(&c);
	child_go(&child);
	if (!wait_for_inside(&child)) {
		remove_copy();
		skip("not all of these namespaces are here");
	}
	capture_drain(&c, keep, &records);
	sort_records(&records);
	exec = next_record(&records, NULL, RINGTAP_EXEC);
	expect(exec, "no EXEC");
	check_exec(exec);
	check_fork(&records, exec->h.tgid);
	check_calls(&records, exec->h.tgid);
	close(go[1]);
	child_join(&child);
	remove_copy();
	capture_finish(&c, NULL, NULL);
	return 0;
}
