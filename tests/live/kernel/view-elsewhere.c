// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Who mounts a directory elsewhere, or has another root, opens by another name than the host knows:
 * FSPATH tells where the file lies in its filesystem. Nobody else's records have it.
 */
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include "lib.h"

#define DIR "/tmp/view-elsewhere"
#define NOBODY 65534

static bool *made_namespaces;

static void open_it(const char *path)
{
	expect(!close(openat(AT_FDCWD, path, O_RDONLY)), "%s: %m", path);
}

/* Any user may do all of this. */
static void in_own_namespaces(void)
{
	char *words[] = { "program", "end", NULL };

	expect(!setresgid(NOBODY, NOBODY, NOBODY) && !setresuid(NOBODY, NOBODY, NOBODY), "setresuid: %m");
	*made_namespaces = !unshare(CLONE_NEWUSER | CLONE_NEWNS);
	if (!*made_namespaces)
		_exit(0);
	open_it(DIR "/real/unshared");
	expect(!mount(DIR "/real", DIR "/seen", NULL, MS_BIND, NULL), "bind mount: %m");
	open_it(DIR "/seen/bound");
	expect(!chroot(DIR "/seen") && !chdir("/"), "chroot: %m");
	open_it("/chrooted");
	execv("/program", words);
	fail("execv: %m");
}

static void calls(void *unused)
{
	pid_t pid;
	int status;

	(void)unused;
	open_it(DIR "/real/plain");
	expect(!mount(DIR "/real", DIR "/by-root", NULL, MS_BIND, NULL), "bind mount: %m");
	open_it(DIR "/by-root/root-bound");
	pid = fork();
	if (!pid)
		in_own_namespaces();
	expect(waitpid(pid, &status, 0) == pid && !status, "the child's status is %#x", status);
	expect(!umount(DIR "/by-root"), "umount: %m");
}

static void make_tree(void)
{
	static const char *const files[] = { "plain", "root-bound", "unshared", "bound", "chrooted" };
	char path[64];
	size_t i;

	mkdir(DIR, 0755);
	expect(!mount("none", DIR, "tmpfs", 0, NULL), "a tmpfs: %m");
	expect(!mkdir(DIR "/real", 0755) && !mkdir(DIR "/seen", 0755) && !mkdir(DIR "/by-root", 0755),
	       "directories: %m");
	for (i = 0; i < ARRAY_SIZE(files); i++) {
		snprintf(path, sizeof(path), DIR "/real/%s", files[i]);
		expect(!mknod(path, S_IFREG | 0644, 0), "%s: %m", path);
	}
	copy_file("/proc/self/exe", DIR "/real/program", 0755);
}

/* within: where the file lies; NULL: nothing is told. */
static void check_open(const struct records *records, const char *path, const char *within)
{
	size_t pos = 0;
	const struct ringtap_syscall *sys = next_open(records, &pos, path);
	const struct ringtap_item *file = item_find(&sys->h, RINGTAP_KIND_FILE, ANY);
	const size_t fixed = sizeof(struct ringtap_file);

	expect(file, "%s has no FILE", path);
	expect_bytes(item_data(file) + fixed, file->len - fixed, path, strlen(path), "FILE");
	if (within)
		expect_item(&sys->h, RINGTAP_KIND_FSPATH, RINGTAP_ARG_RESULT, within, strlen(within),
			    strlen(within), RINGTAP_ITEM_KERNEL, path);
	else
		expect(!item_find(&sys->h, RINGTAP_KIND_FSPATH, ANY), "%s has FSPATH", path);
}

static void check_exec(const struct records *records)
{
	const struct ringtap_exec *exec = next_record(records, NULL, RINGTAP_EXEC);

	expect(exec, "no EXEC");
	expect_item(&exec->h, RINGTAP_KIND_EXE, ANY, "/program", 8, 8, RINGTAP_ITEM_KERNEL, "program");
	expect_item(&exec->h, RINGTAP_KIND_FSPATH, ANY, "/real/program", 13, 13, RINGTAP_ITEM_KERNEL,
		    "where the program lies");
}

int main(int argc, char **argv)
{
	struct records records;
	struct capture c;

	(void)argv;
	if (argc > 1)	/* as the program */
		return 0;
	if (!kernel_is_at_least(2, 6, 38))
		skip("this kernel does not name a file within its filesystem");
	make_tree();
	made_namespaces = shared_memory(sizeof(*made_namespaces));
	capture_make(&c, 0, 80, 1 << 20);
	capture_child(&c, calls, NULL, &records);
	expect(!umount(DIR), "umount: %m");
	check_open(&records, DIR "/real/plain", NULL);
	check_open(&records, DIR "/by-root/root-bound", "/real/root-bound");
	if (!*made_namespaces)
		skip("a user may have no namespaces of his own here");
	check_open(&records, DIR "/real/unshared", "/real/unshared");
	check_open(&records, DIR "/seen/bound", "/real/bound");
	check_open(&records, "/chrooted", "/real/chrooted");
	check_exec(&records);
	return 0;
}
