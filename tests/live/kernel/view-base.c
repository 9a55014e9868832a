// SPDX-License-Identifier: MIT OR Apache-2.0
/* Where relative paths begin: BASE of those, of calls that change something, and of no other. */
#include <fcntl.h>
#include <pthread.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include "lib.h"

#define DIR "/tmp/view-base"

static void *in_thread(void *unused)
{
	mkdirat(AT_FDCWD, "by-thread", 0755);
	return unused;
}

static void bind_relative(void)
{
	struct sockaddr_un at = { AF_UNIX, "socket" };

	expect(!bind(socket(AF_UNIX, SOCK_STREAM, 0), (void *)&at, sizeof(at)), "bind: %m");
}

static void calls(void *unused)
{
	pthread_t thread;
	struct stat is;
	int sub;

	(void)unused;
	mkdirat(AT_FDCWD, DIR, 0755);
	expect(!chdir(DIR), "chdir: %m");
	expect(!mkdirat(AT_FDCWD, "sub", 0755), "mkdir: %m");
	sub = openat(AT_FDCWD, "sub", O_RDONLY);
	close(openat(sub, "file", O_CREAT | O_WRONLY, 0644));
	renameat(sub, "file", AT_FDCWD, "moved");
	linkat(AT_FDCWD, DIR "/moved", sub, "linked", 0);
	symlinkat("target", sub, "symlink");
	fstatat(sub, "linked", &is, 0);
	openat(sub, "missing", O_RDONLY);
	bind_relative();
	unlinkat(AT_FDCWD, "moved", 0);
	unlinkat(AT_FDCWD, "socket", 0);
	unlinkat(sub, "linked", 0);
	unlinkat(sub, "symlink", 0);
	expect(!pthread_create(&thread, NULL, in_thread, NULL), "a thread");
	pthread_join(thread, NULL);
	unlinkat(AT_FDCWD, DIR "/by-thread", AT_REMOVEDIR);
	unlinkat(AT_FDCWD, "sub", AT_REMOVEDIR);
}

static void expect_base_so(const struct ringtap_syscall *sys, int arg, const char *path, int flags)
{
	char what[64];

	expect(sys, "a call is missing before %s", path);
	snprintf(what, sizeof(what), "BASE of call %d, argument %d", sys->nr, arg);
	if (path)
		expect_item(&sys->h, RINGTAP_KIND_BASE, arg, path, strlen(path), strlen(path),
			    RINGTAP_ITEM_KERNEL | flags, what);
	else
		expect(!item_find(&sys->h, RINGTAP_KIND_BASE, arg), "%s is there", what);
}

static void expect_base(const struct ringtap_syscall *sys, int arg, const char *path)
{
	expect_base_so(sys, arg, path, 0);
}

static const struct ringtap_syscall *failed_open(const struct records *records)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0;

	while ((sys = next_call(records, &pos, ANY, SYS_openat)))
		if (sys->ret == -ENOENT)
			return sys;
	return NULL;
}

/* Where another thread might change the directory, it is unsure; older kernels tell nothing. */
static void check_thread(const struct ringtap_syscall *sys)
{
	const struct ringtap_item *item = item_find(&sys->h, RINGTAP_KIND_BASE, 1);

	expect(item, "a thread's mkdir has no BASE");
	if (item->flags & RINGTAP_ITEM_FAULTED)
		expect_eq(item->len, 0, "length of what is not known");
	else
		expect_base_so(sys, 1, DIR, RINGTAP_ITEM_UNSURE);
}

int main(void)
{
	const struct ringtap_syscall *sys;
	struct records records;
	struct capture c;
	size_t mkdirs = 0;

	capture_make(&c, 0, 80, 1 << 18);
	capture_child(&c, calls, NULL, &records);
	expect_base(next_call(&records, &mkdirs, ANY, SYS_mkdirat), 1, NULL);
	expect_base(next_call(&records, &mkdirs, ANY, SYS_mkdirat), 1, DIR);
	sys = find_call(&records, ANY, SYS_renameat);
	expect_base(sys, 1, DIR "/sub");
	expect_base(sys, 3, DIR);
	sys = find_call(&records, ANY, SYS_linkat);
	expect_base(sys, 1, NULL);
	expect_base(sys, 3, DIR "/sub");
	expect_base(find_call(&records, ANY, SYS_symlinkat), 2, DIR "/sub");
	expect_base(find_call(&records, ANY, SYS_newfstatat), 1, NULL);
	expect_base(failed_open(&records), 1, DIR "/sub");
	expect_base(find_call(&records, ANY, SYS_bind), 1, DIR);
	check_thread(next_call(&records, &mkdirs, ANY, SYS_mkdirat));
	return 0;
}
