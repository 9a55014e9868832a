// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Files that lie deeper than a path can tell: their last names are told, and flagged, whatever
 * begins above them and whoever renames directories meanwhile.
 */
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include "lib.h"

#define TOP "/tmp/items-deep-paths"
#define LEVELS 30
#define NAME_LEN 200
#define RENAMES 100

static char names[LEVELS * (NAME_LEN + 1) + 1];	/* of the directories, each behind its slash */
static volatile bool *done;

/* Each directory's name tells its level. Returns the deepest one, which becomes the caller's. */
static int make_tree(void)
{
	char name[NAME_LEN + 1] = "";
	int level;

	mkdir(TOP, 0755);
	expect(!unshare(CLONE_NEWNS) && !mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) &&
	       !mount("none", TOP, "tmpfs", 0, NULL) && !chdir(TOP), "a tmpfs of its own: %m");
	for (level = 0; level < LEVELS; level++) {
		memset(name, 'a' + level % 26, NAME_LEN);
		expect(!mkdir(name, 0755) && !chdir(name), "directory %d: %m", level);
	}
	return open(".", O_RDONLY | O_DIRECTORY);
}

static void rename_all_the_time(void)
{
	expect(!chdir(TOP) && !mkdir("one", 0755), "a directory to rename: %m");
	while (!*done) {
		rename("one", "another");
		rename("another", "one");
	}
	_exit(0);
}

static void among_renames(int dir)
{
	pid_t pid = fork();
	int i;

	if (!pid)
		rename_all_the_time();
	for (i = 0; i < RENAMES; i++)
		close(openat(dir, "RENAMES", O_RDONLY | O_CREAT, 0644));
	*done = true;
	waitpid(pid, NULL, 0);
}

static void calls(void *unused)
{
	char *no_words[] = { "PROGRAM", "end", NULL };
	int dir = make_tree();

	(void)unused;
	close(openat(dir, "SECRET", O_RDONLY | O_CREAT, 0644));
	expect(!linkat(dir, "SECRET", dir, "LINK", 0), "linkat: %m");
	expect(!fchdir(dir), "fchdir: %m");
	among_renames(dir);
	copy_file("/proc/self/exe", "PROGRAM", 0755);
	execv("PROGRAM", no_words);
	fail("execv: %m");
}

/* Older kernels tell the last name alone. */
static size_t least_len(void)
{
	return kernel_is_at_least(3, 13, 0) ? PATH_MAX - NAME_LEN - 2 : 1;
}

/* The item's path is the end of the whole one, made of whole names. */
static void expect_tail(const struct ringtap_item *item, uint32_t fixed, const char *last,
			const char *what)
{
	const char *path = item_data(item) + fixed;
	size_t len = item->len - fixed, last_len = strlen(last), dirs;

	expect(item->flags & RINGTAP_ITEM_TRUNCATED && item->flags & RINGTAP_ITEM_KERNEL,
	       "%s: flags are %#x", what, item->flags);
	expect(len >= least_len() && len >= last_len, "%s: %zu bytes of path", what, len);
	dirs = len - last_len;
	expect_bytes(path + dirs, last_len, last, last_len, what);
	expect_eq(*path, '/', "%s: how it begins", what);
	expect_bytes(path, dirs, names + sizeof(names) - 1 - dirs, dirs, what);
	expect_eq(item->orig_len, fixed + PATH_MAX, "%s: bytes there were at least", what);
}

static const struct ringtap_item *item_of(const struct ringtap_record *rec, int kind,
					  const char *what)
{
	const struct ringtap_item *item = rec ? item_find(rec, kind, ANY) : NULL;

	expect(item, "%s: no item of kind %d", what, kind);
	return item;
}

static void check_renames(const struct records *records)
{
	size_t pos = 0;
	int i;

	for (i = 0; i < RENAMES; i++)
		expect_tail(item_of(&next_open(records, &pos, "RENAMES")->h, RINGTAP_KIND_FILE, "open"),
			    sizeof(struct ringtap_file), "/RENAMES", "open among renames");
}

static void check(const struct records *records)
{
	const struct ringtap_syscall *sys;
	const struct ringtap_exec *exec;
	size_t pos = 0;

	expect_tail(item_of(&next_open(records, &pos, "SECRET")->h, RINGTAP_KIND_FILE, "open"),
		    sizeof(struct ringtap_file), "/SECRET", "open");
	sys = find_call(records, ANY, SYS_linkat);
	expect_tail(item_of(&sys->h, RINGTAP_KIND_BASE, "linkat"), 0, "", "linkat");
	sys = find_call(records, ANY, SYS_fchdir);
	expect_tail(item_of(&sys->h, RINGTAP_KIND_CWD, "fchdir"), 0, "", "fchdir");
	check_renames(records);
	exec = next_record(records, NULL, RINGTAP_EXEC);
	expect(exec, "no EXEC");
	expect_tail(item_of(&exec->h, RINGTAP_KIND_EXE, "EXEC"), 0, "/PROGRAM", "its program");
	expect_tail(item_of(&exec->h, RINGTAP_KIND_CWD, "EXEC"), 0, "", "its working directory");
}

int main(int argc, char **argv)
{
	struct records records;
	struct capture c;
	int level;

	(void)argv;
	if (argc > 1)	/* as PROGRAM */
		return 0;
	for (level = 0; level < LEVELS; level++) {
		names[level * (NAME_LEN + 1)] = '/';
		memset(names + level * (NAME_LEN + 1) + 1, 'a' + level % 26, NAME_LEN);
	}
	done = shared_memory(1);
	capture_make(&c, 0, 80, 1 << 22);
	capture_child(&c, calls, NULL, &records);
	check(&records);
	return 0;
}
