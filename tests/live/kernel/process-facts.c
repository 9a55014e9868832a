// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * What EXEC, FORK and EXIT tell beyond ids: memory, limits, the program's file,
 * times of start, who becomes the parent of whom; compared with /proc and stat().
 */
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include "lib.h"

#define PROGRAM "/tmp/process-facts-sleep"
#define LIMIT 777

static void copy_program(void)
{
	int status = system("cp /bin/sleep " PROGRAM " && chmod 755 " PROGRAM);

	expect(!status, "copying a program: %d", status);
}

static void run_program(void *uid)
{
	struct rlimit limit = { LIMIT, LIMIT };
	char *argv[] = { "sleep", "20", NULL }, *envp[] = { NULL };

	/* libc's asks for prlimit64, which Linux 2.6.32 does not have */
	expect(!syscall(SYS_setrlimit, RLIMIT_NOFILE, &limit), "setrlimit: %m");
	if (uid)
		expect(!setuid(1000), "setuid: %m");
	execve(PROGRAM, argv, envp);
}

static char text[8192];

static uint64_t in_stat(int nr)
{
	char *at = strrchr(text, ')') + 2;

	for (nr -= 3; nr > 0; nr--)
		at = strchr(at, ' ') + 1;
	return strtoull(at, NULL, 10);
}

static uint64_t in_status(const char *name)
{
	char *at = strstr(text, name);

	expect(at, "/proc/PID/status has no %s", name);
	return strtoull(at + strlen(name), NULL, 10);
}

static uint64_t in_ns(struct timespec time)
{
	return time.tv_sec * 1000000000ULL + time.tv_nsec;
}

static void check_file(const struct ringtap_exec *exec, bool root)
{
	struct stat is;

	expect(!stat(PROGRAM, &is), "stat: %m");
	expect_eq(exec->exe_ino, is.st_ino, "inode of the program");
	expect_eq(exec->exe_ctime_ns, in_ns(is.st_ctim), "its time of change");
	expect_eq(exec->exe_mtime_ns, in_ns(is.st_mtim), "its time of modification");
	expect_eq(exec->exe_mode, is.st_mode, "its mode");
	expect_eq(!!(exec->exe_flags & RINGTAP_EXE_WRITABLE), root, "the user may write to it");
	expect(!(exec->exe_flags & (RINGTAP_EXE_MEMFD | RINGTAP_EXE_DELETED)), "flags are %#x",
	       exec->exe_flags);
	if (!(exec->exe_flags & RINGTAP_EXE_OVERLAY))
		expect_eq(exec->exe_dev, (uint32_t)is.st_dev, "its device");
}

/* The program goes on after its EXEC: its largest size bounds what it had then. */
static void check_process(const struct ringtap_exec *exec, pid_t pid)
{
	uint64_t tick = 1000000000ULL / sysconf(_SC_CLK_TCK), started;
	char path[64];

	snprintf(path, sizeof(path), "/proc/%d/status", pid);
	expect(slurp(path, text, sizeof(text)), "%s: %m", path);
	expect(exec->usage.vm_size && exec->usage.vm_size <= in_status("VmPeak:"),
	       "memory is %llu kB", (unsigned long long)exec->usage.vm_size);
	/* 0: since Linux 6.2 the first pages may all be in counters of other CPUs */
	expect(exec->usage.vm_rss <= exec->usage.vm_size, "resident is %llu kB",
	       (unsigned long long)exec->usage.vm_rss);
	expect_eq(exec->usage.fd_limit, LIMIT, "limit of descriptors");
	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	expect(slurp(path, text, sizeof(text)), "%s: %m", path);
	expect(exec->usage.pf_minor && exec->usage.pf_minor <= in_stat(10), "page faults are %llu",
	       (unsigned long long)exec->usage.pf_minor);
	started = in_stat(22) * tick;
	expect(exec->start_ns + tick >= started && exec->start_ns <= started + 2 * tick,
	       "started at %llu, by /proc at %llu", (unsigned long long)exec->start_ns,
	       (unsigned long long)started);
	expect(exec->pidns_start_ns < exec->start_ns, "the first process is younger");
	expect_eq(exec->vpgid, exec->pgid, "process group");
}

static void exec_of(struct capture *c, bool root)
{
	struct records records = { 0 };
	const struct ringtap_exec *exec = NULL;
	struct ringtap_filter filter;
	struct child child;
	uint32_t pid;

	child_fork(&child, run_program, root ? NULL : "");
	pid = child.pid;
	filter_all(&filter);
	filter_pids(&filter, 0, &pid, 1);
	capture_filter(c, &filter);
	capture_start(c);
	child_go(&child);
	while (!exec) {
		expect(waitpid(child.pid, NULL, WNOHANG) <= 0, "the child ended without EXEC");
		sleep_ms(10);
		capture_drain(c, keep, &records);
		exec = next_record(&records, NULL, RINGTAP_EXEC);
	}
	check_file(exec, root);
	check_process(exec, child.pid);
	kill(child.pid, SIGKILL);
	child_wait(&child);
	capture_finish(c, keep, &records);
}

/* A grandchild that outlives its parent, below one that takes such children */
static void orphan(void *unused)
{
	int fds[2], status;
	char byte;
	pid_t pid;

	(void)unused;
	expect(!prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) && !pipe(fds), "subreaper: %m");
	pid = fork();
	if (!pid) {
		if (fork())
			_exit(3);
		close(fds[1]);
		_exit(read(fds[0], &byte, 1) != 0);
	}
	waitpid(pid, &status, 0);
	close(fds[1]);
	expect(wait(&status) > 0 && !status, "the grandchild's status is %d", status);
}

static void check_kin(const struct records *records)
{
	const struct ringtap_fork *fork;
	const struct ringtap_exit *exit;
	size_t forks = 0, exits = 0;

	fork = next_record(records, &forks, RINGTAP_FORK);
	expect(fork, "no FORK");
	expect_eq(fork->ids.uid, 0, "user of the child");
	expect_eq(fork->child_pgid, getpgrp(), "its process group");
	expect_eq(fork->child_sid, getsid(0), "its session");
	expect(fork->usage.vm_size && fork->child_usage.vm_size, "no memory is told");
	expect(fork->start_ns <= fork->h.ns && fork->start_ns + 1000000000 > fork->h.ns,
	       "made at %llu, told at %llu", (unsigned long long)fork->start_ns,
	       (unsigned long long)fork->h.ns);
	exit = next_record(records, &exits, RINGTAP_EXIT);
	expect(exit && exit->h.tgid == fork->child_tgid, "the child is not the first to end");
	expect_eq(exit->reaper_tid, records->pid, "who gets its child");
	expect_eq(exit->start_ns, fork->start_ns, "when it was made");
	exit = next_record(records, &exits, RINGTAP_EXIT);
	expect(exit, "a second EXIT is missing");
	expect_eq(exit->reaper_tid, 0, "who gets the children of one that has none");
}

int main(void)
{
	struct records records;
	struct capture c;
	int root;

	copy_program();
	for (root = 1; root >= 0; root--) {
		capture_make(&c, 0, 80, 1 << 20);
		exec_of(&c, root);
		capture_close(&c);
	}
	unlink(PROGRAM);
	if (prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)) {
		printf("who gets children that are left: not on this kernel, left out\n");
		return 0;
	}
	capture_make(&c, 0, 80, 1 << 20);
	capture_child(&c, orphan, NULL, &records);
	check_kin(&records);
	return 0;
}
