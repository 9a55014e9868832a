// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * What a call opened, as the kernel has it: each FILE item is compared with what
 * /proc/self/fd and fstat() said of that descriptor at once, whatever the string
 * was that the caller's memory held.
 */
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <sys/eventfd.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include "lib.h"

#define DIR "/tmp/view-open"
#define FDS 512
#define SWAPS 200

/* What the child was told of each of its descriptors, which it never closes */
static struct told {
	char path[256];
	uint64_t ino, dev;
	uint32_t mode;
	bool outside;
} *told;

static char *swapped;		/* a path that another thread changes all the time */
static int proc_fds;
static volatile bool done;

static int ask(int fd, bool outside)
{
	char name[16];
	struct stat is;
	ssize_t len;

	expect(fd >= 0 && fd < FDS, "descriptor %d: %m", fd);
	snprintf(name, sizeof(name), "%d", fd);
	len = readlinkat(proc_fds, name, told[fd].path, sizeof(told[fd].path) - 1);
	expect(len > 0 && !fstat(fd, &is), "descriptor %d: %m", fd);
	told[fd].path[len] = 0;
	told[fd].ino = is.st_ino;
	told[fd].dev = is.st_dev;
	told[fd].mode = is.st_mode;
	told[fd].outside = outside;
	return fd;
}

static int open_at(int dir, const char *path, int flags)
{
	return ask(openat(dir, path, flags, 0640), false);
}

static void make_tree(void)
{
	mkdir(DIR, 0755);
	expect(!unshare(CLONE_NEWNS) && !mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL),
	       "a mount namespace: %m");
	expect(!mount("none", DIR, "tmpfs", 0, NULL) && !chdir(DIR), "a tmpfs: %m");
	expect(!mkdir("sub", 0755) && !mkdir("sub/below", 0755) && !mkdir("bound", 0755),
	       "directories: %m");
	proc_fds = open("/proc/self/fd", O_RDONLY | O_DIRECTORY);
	expect(proc_fds >= 0, "/proc/self/fd: %m");
}

static void names(void)
{
	char again[32];
	int dir, fd;

	open_at(AT_FDCWD, "plain", O_CREAT | O_RDWR);
	expect(!symlink("sub/../plain", "link"), "symlink: %m");
	open_at(AT_FDCWD, "link", O_RDONLY | O_NONBLOCK);
	dir = open_at(AT_FDCWD, DIR "/sub", O_RDONLY | O_DIRECTORY);
	open_at(dir, "below/../../plain", O_RDONLY);
	fd = open_at(dir, "gone", O_CREAT | O_WRONLY);
	expect(!renameat(dir, "gone", dir, "renamed"), "rename: %m");
	open_at(dir, "renamed", O_RDONLY);
	expect(!unlinkat(dir, "renamed", 0), "unlink: %m");
	snprintf(again, sizeof(again), "/proc/self/fd/%d", fd);
	open_at(AT_FDCWD, again, O_RDONLY);
	expect(!mount("sub", "bound", NULL, MS_BIND, NULL), "bind mount: %m");
	open_at(AT_FDCWD, "bound/below", O_RDONLY);
	open_at(AT_FDCWD, "/dev/null", O_WRONLY);
	expect(openat(dir, "missing", O_RDONLY) < 0, "a missing file is there");
}

static void nameless(void)
{
	int fds[2];

	expect(!pipe2(fds, O_CLOEXEC), "pipe2: %m");
	ask(fds[0], false);
	ask(fds[1], false);
	ask(eventfd(0, 0), false);
}

/* A message with three descriptors: the kernel tells what the first two became. */
static void passed(void)
{
	int fds[] = { open("plain", O_RDONLY), open("/dev/null", O_WRONLY), 0 }, ends[2], i;
	char byte = 0, control[CMSG_SPACE(sizeof(fds))] = "";
	struct iovec iov = { &byte, 1 };
	struct msghdr msg = { NULL, 0, &iov, 1, control, sizeof(control), 0 };
	struct cmsghdr *head = CMSG_FIRSTHDR(&msg);

	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(sizeof(fds));
	memcpy(CMSG_DATA(head), fds, sizeof(fds));
	expect(!socketpair(AF_UNIX, SOCK_STREAM, 0, ends), "socketpair: %m");
	expect(sendmsg(ends[0], &msg, 0) == 1 && recvmsg(ends[1], &msg, 0) == 1, "a message: %m");
	ask(fds[0], false);
	ask(fds[1], false);
	memcpy(fds, CMSG_DATA(CMSG_FIRSTHDR(&msg)), sizeof(fds));
	for (i = 0; i < 2; i++)
		ask(fds[i], false);
}

static pid_t swapper;

static void *swap(void *unused)
{
	swapper = syscall(SYS_gettid);
	while (!done) {
		memset(swapped, 'a', 4);
		sched_yield();
		memset(swapped, 'b', 4);
		sched_yield();
	}
	return unused;
}

/* The other thread swaps the path's letters while the calls are under way. */
static void swaps(void)
{
	pthread_t thread;
	char name[8] = "";
	int i, c;

	for (i = 0; i < 16; i++) {
		for (c = 0; c < 4; c++)
			name[c] = i >> c & 1 ? 'b' : 'a';
		expect(!mknod(name, S_IFREG | 0644, 0), "%s: %m", name);
	}
	memset(swapped, 'a', 4);
	expect(!pthread_create(&thread, NULL, swap, NULL), "a thread");
	for (i = 0; i < SWAPS; i++)
		open_at(AT_FDCWD, swapped, O_RDONLY);
	done = true;
	pthread_join(thread, NULL);
	/* It still lets go of the root that it shares, by a lock on old kernels: who finds that taken tells less. */
	while (!syscall(SYS_tgkill, getpid(), swapper, 0))
		sched_yield();
}

static void jail(void)
{
	int above = open_at(AT_FDCWD, ".", O_RDONLY | O_DIRECTORY);

	expect(!mknod("sub/inside", S_IFREG | 0644, 0), "sub/inside: %m");
	expect(!chroot("sub") && !chdir("/below"), "chroot: %m");
	open_at(AT_FDCWD, "../inside", O_RDONLY);
	ask(openat(above, "plain", O_RDONLY), true);
}

static void calls(void *unused)
{
	(void)unused;
	make_tree();
	names();
	nameless();
	passed();
	swaps();
	jail();
}

/* What /proc appends to names of files that are gone is a flag here. */
static void check_path(const struct ringtap_file *of, const char *path, size_t len,
		       const struct told *is)
{
	static const char suffix[] = " (deleted)";
	size_t told_len = strlen(is->path), tail = sizeof(suffix) - 1;
	bool deleted = told_len > tail && !strcmp(is->path + told_len - tail, suffix);

	expect_bytes(path, len, is->path, told_len - (deleted ? tail : 0), "path");
	expect_eq(!!(of->flags & RINGTAP_FILE_DELETED), deleted, "%s: deleted", is->path);
	expect_eq(!!(of->flags & RINGTAP_FILE_NAMELESS), *is->path != '/', "%s: nameless", is->path);
	expect_eq(!!(of->flags & RINGTAP_FILE_OUTSIDE), is->outside, "%s: outside", is->path);
}

static bool check_item(const struct ringtap_item *item)
{
	const struct ringtap_file *of = (const void *)item_data(item);
	const struct told *is;

	if (of->fd < 0 || of->fd >= FDS || !told[of->fd].mode)
		return false;
	is = &told[of->fd];
	check_path(of, (const char *)(of + 1), item->len - sizeof(*of), is);
	expect_eq(of->ino, is->ino, "%s: inode", is->path);
	expect_eq(of->mode, is->mode, "%s: mode", is->path);
	if (!strncmp(is->path, DIR, strlen(DIR)))
		expect_eq(of->dev, (uint32_t)is->dev, "%s: device", is->path);
	expect(item->flags & RINGTAP_ITEM_KERNEL, "%s: flags are %#x", is->path, item->flags);
	return true;
}

static unsigned int check_call(const struct ringtap_syscall *sys)
{
	const struct ringtap_item *item = NULL, *path;
	unsigned int nr = 0;

	while ((item = item_next(&sys->h, item))) {
		if (item->kind != RINGTAP_KIND_FILE)
			continue;
		nr += check_item(item);
		path = item_find(&sys->h, RINGTAP_KIND_PATH, ANY);
		if (path && path->len == 4 && item->flags & RINGTAP_ITEM_UNSURE &&
		    memcmp(item_data(path), item_data(item) + item->len - 4, 4))
			printf("the caller's memory says %.4s, the kernel %.4s\n",
			       item_data(path), item_data(item) + item->len - 4);
	}
	return nr;
}

static const struct ringtap_item *kind_of(const struct records *records, int nr, int kind)
{
	const struct ringtap_syscall *sys = find_call(records, ANY, nr);
	const struct ringtap_item *item = sys ? item_find(&sys->h, kind, ANY) : NULL;

	expect(item, "call %d has no item of kind %d", nr, kind);
	return item;
}

/* The first of each kind that changes where paths begin */
static void check_directories(const struct records *records)
{
	const struct ringtap_item *cwd = kind_of(records, SYS_chdir, RINGTAP_KIND_CWD);
	const struct ringtap_item *root = kind_of(records, SYS_chroot, RINGTAP_KIND_ROOT);
	const struct ringtap_file *of = (const void *)item_data(root);

	expect_bytes(item_data(cwd), cwd->len, DIR, strlen(DIR), "working directory");
	expect(S_ISDIR(of->mode) && of->ino, "the root is no directory");
	if (root->len > sizeof(*of))	/* kernels that do not give it exist */
		expect_bytes((const char *)(of + 1), root->len - sizeof(*of), "/sub", 4, "root");
}

int main(void)
{
	const struct ringtap_syscall *sys;
	unsigned int nr = 0, i, wanted = 0;
	struct ringtap_filter filter;
	struct records records;
	struct capture c;
	size_t pos = 0;

	told = shared_memory(FDS * sizeof(*told));
	swapped = shared_memory(8);
	capture_make(&c, 0, 80, 1 << 22);
	/* The swapping thread's own calls would fill the rings of a slow kernel. */
	filter_all(&filter);
	filter.syscalls[RINGTAP_ABI_NATIVE][SYS_sched_yield / 64] &= ~(1ULL << SYS_sched_yield % 64);
	capture_filtered(&c, &filter, calls, NULL, &records);
	while ((sys = next_call(&records, &pos, ANY, ANY)))
		nr += check_call(sys);
	for (i = 0; i < FDS; i++)
		wanted += told[i].mode != 0;
	expect_eq(nr, wanted, "files of descriptors that were told of");
	check_directories(&records);
	return 0;
}
