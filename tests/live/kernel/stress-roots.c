// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Roots and working directories that are taken from a process while they are read: by another
 * that shares them, and leaves them to be freed; and by one that moves the root of all in its
 * mount namespace. What a record tells of is a directory, or it says that it does not know.
 */
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include "lib_stress.h"

#define WORKERS 3
#define DIR "/tmp/stress-roots"

static int program;

/* ---- what workers do again and again: each call has a root or a directory in its record ---- */

static void look(void)
{
	raw_call(SYS_chroot, (long)"/", 0, 0, 0, 0, 0);
	raw_call(SYS_chdir, (long)".", 0, 0, 0, 0, 0);
	raw_call(SYS_openat, AT_FDCWD, (long)"missing", O_RDONLY, 0, 0, 0);
}

/* As fork does it, but for what the two share. */
static pid_t fork_with(int flags)
{
	return syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);
}

static void run_program(int flags)
{
	char *const argv[] = { "stress-roots", "program", NULL };
	pid_t pid = fork_with(flags);

	if (pid) {
		waitpid(pid, NULL, 0);
		return;
	}
	syscall(SYS_execveat, program, "", argv, NULL, AT_EMPTY_PATH);
	_exit(0);	/* before Linux 3.19 there is no such call */
}

static void start_workers(uint64_t until, int flags)
{
	int worker, i;

	for (worker = 0; worker < WORKERS; worker++) {
		if (fork_with(flags))
			continue;
		for (i = 0; now_ns() < until; i++) {
			look();
			if (i % 64 == 0)
				run_program(flags);
		}
		_exit(0);
	}
}

static void wait_for_workers(void)
{
	int status;

	while (wait(&status) > 0)
		expect_eq(status, 0, "status of a worker");
}

/* ---- directories that go ---- */

/* All have it as root and as working directory for a moment, and nobody else has it. */
static void through_a_deleted_one(int top)
{
	int gone;

	expect(!mkdirat(top, "gone", 0755), "mkdir: %m");
	/* not by its name: a worker may just be making the last one the working directory again */
	gone = openat(top, "gone", O_RDONLY | O_DIRECTORY);
	expect(gone >= 0 && !fchdir(gone) && !close(gone), "chdir: %m");
	expect(!chroot("."), "chroot: %m");
	expect(!unlinkat(top, "gone", AT_REMOVEDIR), "rmdir: %m");
	expect(!fchdir(top) && !chroot("."), "chroot: %m");
}

static void shared_paths(void *ns)
{
	const uint64_t until = now_ns() + *(uint64_t *)ns;
	int top = open(DIR, O_RDONLY | O_DIRECTORY);

	start_workers(until, CLONE_FS);
	while (now_ns() < until)
		through_a_deleted_one(top);
	wait_for_workers();
}

/* ---- roots that are moved ---- */

/* From one filesystem to another; nothing but its users has the first one then. */
static void move_root(const char *to)
{
	expect(!mount("root", to, "tmpfs", 0, NULL) && !chdir(to), "mount: %m");
	expect(!mkdir("last", 0755) && !mkdir("next", 0755), "mkdir: %m");
	expect(!syscall(SYS_pivot_root, ".", "last"), "pivot_root: %m");
	expect(!chroot(".") && !chdir("/"), "chroot: %m");
	expect(!umount2("/last", MNT_DETACH), "umount: %m");
}

static void moved_roots(void *ns)
{
	const uint64_t until = now_ns() + *(uint64_t *)ns;

	expect(!unshare(CLONE_NEWNS) && !mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL),
	       "a mount namespace: %m");
	move_root(DIR);
	start_workers(until, 0);
	while (now_ns() < until)
		move_root("/next");
	wait_for_workers();
}

/* ---- what was told of them ---- */

static struct {
	uint64_t roots, directories, unknown;
} told;

static bool is_unknown(const struct ringtap_item *item)
{
	if (!(item->flags & RINGTAP_ITEM_FAULTED))
		return false;
	expect_eq(item->len, 0, "length of what is not known");
	told.unknown++;
	return true;
}

static void check_root(const struct ringtap_item *item)
{
	const struct ringtap_file *root = (const void *)item_data(item);

	if (is_unknown(item))
		return;
	expect(item->len > sizeof(*root), "a root of %u bytes", item->len);
	expect(S_ISDIR(root->mode) && root->ino, "a root of mode %o, inode %llu", root->mode,
	       (unsigned long long)root->ino);
	expect(*(const char *)(root + 1) == '/', "a root's path is '%.*s'",
	       (int)(item->len - sizeof(*root)), (const char *)(root + 1));
	told.roots++;
}

static void check_directory(const struct ringtap_item *item)
{
	if (is_unknown(item))
		return;
	expect(item->len && strchr("/(", *item_data(item)), "a directory's path is '%.*s'",
	       (int)item->len, item_data(item));
	told.directories++;
}

static void check(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct ringtap_item *item = NULL;

	(void)cpu;
	(void)arg;
	if (rec->type != RINGTAP_SYSCALL && rec->type != RINGTAP_EXEC)
		return;
	while ((item = item_next(rec, item))) {
		if (item->kind == RINGTAP_KIND_ROOT)
			check_root(item);
		else if (item->kind == RINGTAP_KIND_CWD || item->kind == RINGTAP_KIND_BASE)
			check_directory(item);
	}
}

/* Old kernels tell nothing of what is shared. */
static void capture(void (*run)(void *ns), bool is_shared, const char *what)
{
	uint64_t ns = times(4, 600) * 1000000000ULL;
	struct ringtap_filter filter;
	struct child child;
	struct capture c;
	int status;

	memset(&told, 0, sizeof(told));
	capture_make(&c, 0, 80, 1 << 20);
	child_fork(&child, run, &ns);
	filter_no_calls(&filter);
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_chroot);
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_chdir);
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_openat);
	filter_pids(&filter, RINGTAP_FILTER_TREES, (uint32_t *)&child.pid, 1);
	capture_filter(&c, &filter);
	capture_start(&c);
	child_go(&child);
	while (waitpid(child.pid, &status, WNOHANG) == 0)
		if (!capture_drain(&c, check, NULL))
			sleep_ms(1);
	capture_finish(&c, check, NULL);
	capture_close(&c);
	expect_eq(status, 0, "status of the child of %s", what);
	expect((told.roots && told.directories) || (is_shared && told.unknown),
	       "nothing was told of %s", what);
	fprintf(stderr, "# %s: %llu roots, %llu directories, %llu not known\n", what,
		(unsigned long long)told.roots, (unsigned long long)told.directories,
		(unsigned long long)told.unknown);
}

int main(int argc, char **argv)
{
	(void)argv;
	if (argc > 1)
		return 0;
	program = open("/proc/self/exe", O_RDONLY);
	expect(program >= 0 && !mkdir(DIR, 0755), DIR ": %m");
	capture(shared_paths, true, "directories that go");
	capture(moved_roots, false, "roots that are moved");
	expect(!rmdir(DIR), DIR ": %m");
	return 0;
}
