// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * TARGET: what a call is about to act on, as the kernel has found it. It is what the call
 * did, whatever another thread writes over the name meanwhile.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <utime.h>
#include "lib.h"

#define DIR "/tmp/view-targets"
#define ROUNDS 1500

/* Calls of all architectures; those of old ones go the same way. */
static void file_calls(void *unused)
{
	int sub;

	(void)unused;
	mkdirat(AT_FDCWD, DIR, 0755);
	expect(!chdir(DIR), "chdir: %m");
	mkdirat(AT_FDCWD, "sub", 0755);
	sub = openat(AT_FDCWD, "sub", O_RDONLY);
	expect(!fchdir(sub) && !chdir(".."), "chdir: %m");
	expect(!mknodat(sub, "file", S_IFREG | 0644, 0), "mknod: %m");
	expect(!fchmodat(AT_FDCWD, "./sub/../sub/file", 0600, 0), "chmod: %m");
	expect(!fchownat(sub, "file", 0, 0, 0), "chown: %m");
	expect(!truncate("sub/file", 10), "truncate: %m");
	expect(!utimensat(sub, "file", NULL, 0), "utimensat: %m");
	expect(!renameat(sub, "file", AT_FDCWD, "moved"), "rename: %m");
	expect(!linkat(AT_FDCWD, "moved", sub, "linked", 0), "link: %m");
	expect(!symlinkat("what/it/says", sub, "symlink"), "symlink: %m");
	unlinkat(AT_FDCWD, "moved", 0);
	unlinkat(sub, "linked", 0);
	unlinkat(sub, "symlink", 0);
	unlinkat(sub, "missing", 0);
	expect(!mount("of nothing", "sub/.", "tmpfs", 0, NULL), "mount: %m");
	expect(!umount2(DIR "/sub", MNT_DETACH), "umount: %m");
	unlinkat(AT_FDCWD, DIR "/sub", AT_REMOVEDIR);
}

/* The next one, which is followed by the call's own return */
static const struct ringtap_target *next_target(const struct records *records, size_t *pos, int nr)
{
	const struct ringtap_target *target = next_record(records, pos, RINGTAP_TARGET);
	const struct ringtap_syscall *sys;
	size_t after = *pos;

	expect(target, "there is no TARGET of call %d", nr);
	expect_eq(target->nr, nr, "number of the call");
	sys = next_call(records, &after, ANY, ANY);
	expect(sys && sys->nr == nr, "the next call is %d, not %d", sys ? sys->nr : -1, nr);
	return target;
}

static const struct ringtap_file *expect_file(const struct ringtap_target *target, int arg,
					      const char *path)
{
	const struct ringtap_item *item = item_find(&target->h, RINGTAP_KIND_FILE, arg);
	const struct ringtap_file *file;

	expect(item, "call %d has no FILE of argument %d", target->nr, arg);
	file = (const void *)item_data(item);
	expect_bytes(file + 1, item->len - sizeof(*file), path, strlen(path), "its path");
	expect_eq(item->flags, RINGTAP_ITEM_KERNEL, "flags of %s", path);
	expect_eq((uint32_t)file->fd, -1U, "descriptor of %s", path);
	return file;
}

static void expect_made(const struct ringtap_target *target, int arg, const char *path)
{
	const struct ringtap_file *file = expect_file(target, arg, path);

	expect_eq(file->ino, 0, "inode of %s, which is yet to be made", path);
	expect_eq(file->mode, 0, "mode of %s", path);
	expect(file->dev, "%s is on no file system", path);
}

static void expect_there(const struct ringtap_target *target, int arg, const char *path, int type)
{
	const struct ringtap_file *file = expect_file(target, arg, path);

	expect(file->ino, "%s has no inode", path);
	expect_eq(file->mode & S_IFMT, type, "type of %s", path);
}

static void capture_targets(struct capture *c, void (*run)(void *arg), struct records *to)
{
	struct ringtap_filter filter;

	filter_all(&filter);
	filter.types |= 1 << RINGTAP_TARGET;
	capture_filtered(c, &filter, run, NULL, to);
}

static void each_call_has_its_paths(struct capture *c)
{
	const struct ringtap_target *target;
	struct records records;
	size_t pos = 0;

	capture_targets(c, file_calls, &records);
	expect_made(next_target(&records, &pos, SYS_mkdirat), 1, DIR);
	expect_there(next_target(&records, &pos, SYS_chdir), 0, DIR, S_IFDIR);
	expect_made(next_target(&records, &pos, SYS_mkdirat), 1, DIR "/sub");
	expect_there(next_target(&records, &pos, SYS_fchdir), 0, DIR "/sub", S_IFDIR);
	expect_there(next_target(&records, &pos, SYS_chdir), 0, DIR, S_IFDIR);
	expect_made(next_target(&records, &pos, SYS_mknodat), 1, DIR "/sub/file");
	expect_there(next_target(&records, &pos, SYS_fchmodat), 1, DIR "/sub/file", S_IFREG);
	expect_there(next_target(&records, &pos, SYS_fchownat), 1, DIR "/sub/file", S_IFREG);
	expect_there(next_target(&records, &pos, SYS_truncate), 0, DIR "/sub/file", S_IFREG);
	expect_there(next_target(&records, &pos, SYS_utimensat), 1, DIR "/sub/file", S_IFREG);
	target = next_target(&records, &pos, SYS_renameat);
	expect_there(target, 1, DIR "/sub/file", S_IFREG);
	expect_made(target, 3, DIR "/moved");
	target = next_target(&records, &pos, SYS_linkat);
	expect_there(target, 1, DIR "/moved", S_IFREG);
	expect_made(target, 3, DIR "/sub/linked");
	target = next_target(&records, &pos, SYS_symlinkat);
	expect_made(target, 2, DIR "/sub/symlink");
	expect_item(&target->h, RINGTAP_KIND_STRING, 0, "what/it/says", 12, 12,
		    RINGTAP_ITEM_KERNEL, "what the link says");
	expect_there(next_target(&records, &pos, SYS_unlinkat), 1, DIR "/moved", S_IFREG);
	expect_there(next_target(&records, &pos, SYS_unlinkat), 1, DIR "/sub/linked", S_IFREG);
	expect_there(next_target(&records, &pos, SYS_unlinkat), 1, DIR "/sub/symlink", S_IFLNK);
	target = next_target(&records, &pos, SYS_mount);
	expect_there(target, 1, DIR "/sub", S_IFDIR);
	expect_item(&target->h, RINGTAP_KIND_STRING, 0, "of nothing", 10, 10, RINGTAP_ITEM_KERNEL,
		    "what is mounted");
	expect_there(next_target(&records, &pos, SYS_umount2), 0, DIR "/sub", S_IFDIR);
	expect_there(next_target(&records, &pos, SYS_unlinkat), 1, DIR "/sub", S_IFDIR);
	expect(!next_record(&records, &pos, RINGTAP_TARGET), "one more TARGET");
}

/* ---- a name that changes all the time ---- */

static struct shared {
	char path[32];
	volatile int over;
	char gone[ROUNDS];
} *shared;

static void *flip(void *unused)
{
	char *name = &shared->path[strlen(DIR "/")];

	while (!shared->over)
		*(volatile char *)name ^= 'a' ^ 'b';
	return unused;
}

static void make(const char *path)
{
	close(open(path, O_CREAT | O_WRONLY, 0644));
}

static void raced_unlinks(void *unused)
{
	struct stat is;
	pthread_t thread;
	int i;

	(void)unused;
	mkdir(DIR, 0755);
	strcpy(shared->path, DIR "/a");
	shared->over = 0;
	expect(!pthread_create(&thread, NULL, flip, NULL), "a thread");
	for (i = 0; i < ROUNDS; i++) {
		make(DIR "/a");
		make(DIR "/b");
		expect(!unlinkat(AT_FDCWD, shared->path, 0), "unlink: %m");
		shared->gone[i] = stat(DIR "/a", &is) ? 'a' : 'b';
	}
	shared->over = 1;
	pthread_join(thread, NULL);
}

static void what_vanished_is_told(struct capture *c)
{
	const struct ringtap_target *target;
	const struct ringtap_syscall *sys;
	struct ringtap_filter filter;
	struct records records;
	size_t pos = 0, calls = 0;
	int i, otherwise = 0;

	filter_no_calls(&filter);
	filter_add_call(&filter, RINGTAP_ABI_NATIVE, SYS_unlinkat);
	filter.types |= 1 << RINGTAP_TARGET;
	capture_filtered(c, &filter, raced_unlinks, NULL, &records);
	for (i = 0; i < ROUNDS; i++) {
		char path[] = DIR "/?";

		path[strlen(path) - 1] = shared->gone[i];
		target = next_target(&records, &pos, SYS_unlinkat);
		expect_there(target, 1, path, S_IFREG);
		sys = next_call(&records, &calls, ANY, SYS_unlinkat);
		otherwise += memcmp(item_data(item_find(&sys->h, RINGTAP_KIND_PATH, 1)), path,
				    strlen(path)) != 0;
	}
	printf("of %d unlinks %d were given a name that was another one by their end\n", ROUNDS,
	       otherwise);
}

/* ---- addresses ---- */

static struct sockaddr_in inet_at(int port)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons(port) };

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return at;
}

static void message_calls(void *unused)
{
	struct sockaddr_in first = inet_at(4001), second = inet_at(4002);
	struct sockaddr_un named = { AF_UNIX, DIR ".socket" };
	int inet = socket(AF_INET, SOCK_DGRAM, 0), local = socket(AF_UNIX, SOCK_DGRAM, 0);
	int six = socket(AF_INET6, SOCK_DGRAM, 0);
	struct sockaddr_in6 mapped = { .sin6_family = AF_INET6, .sin6_port = htons(4003) };
	struct iovec data = { "x", 1 };
	struct msghdr message = { &first, sizeof(first), &data, 1, NULL, 0, 0 };
	struct mmsghdr vector[3] = { { message, 0 }, { message, 0 }, { message, 0 } };

	(void)unused;
	inet_pton(AF_INET6, "::ffff:127.0.0.1", &mapped.sin6_addr);
	unlink(named.sun_path);
	expect(!bind(socket(AF_UNIX, SOCK_DGRAM, 0), (void *)&named, sizeof(named)), "bind: %m");
	vector[1].msg_hdr.msg_name = &second;
	sendto(inet, "x", 1, 0, (void *)&second, sizeof(second));
	sendmsg(inet, &message, 0);
	expect_eq(sendmmsg(inet, vector, 2, 0), 2, "messages sent: %m");
	sendto(local, "x", 1, 0, (void *)&named, sizeof(named));
	if (six >= 0)
		sendto(six, "x", 1, 0, (void *)&mapped, sizeof(mapped));
	MARK(six >= 0);
	expect(!connect(inet, (void *)&first, sizeof(first)), "connect: %m");
	sendto(inet, "x", 1, 0, NULL, 0);
}

static void expect_address(const struct ringtap_target *target, int arg, const void *address,
			   uint32_t len)
{
	expect_item(&target->h, RINGTAP_KIND_SOCKADDR, arg, address, len, len,
		    RINGTAP_ITEM_KERNEL, "an address");
}

static void each_message_has_its_address(struct capture *c)
{
	struct sockaddr_in first = inet_at(4001), second = inet_at(4002);
	struct sockaddr_un named = { AF_UNIX, DIR ".socket" };
	const struct ringtap_target *target;
	struct records records;
	size_t pos = 0;

	capture_targets(c, message_calls, &records);
	expect_address(next_target(&records, &pos, SYS_sendto), 4, &second, sizeof(second));
	expect_address(next_target(&records, &pos, SYS_sendmsg), 1, &first, sizeof(first));
	target = next_record(&records, &pos, RINGTAP_TARGET);
	expect_eq(target->nr, SYS_sendmmsg, "the call with two messages");
	expect_address(target, 1, &first, sizeof(first));
	expect_address(next_target(&records, &pos, SYS_sendmmsg), 1, &second, sizeof(second));
	expect_address(next_target(&records, &pos, SYS_sendto), 4, &named, sizeof(named));
	if (call_with(&records, SYS_getppid, 1)) {
		target = next_target(&records, &pos, SYS_sendto);
		expect_eq(item_find(&target->h, RINGTAP_KIND_SOCKADDR, 4)->len,
			  sizeof(struct sockaddr_in6), "length of an IPv6 address");
	}
	expect(!next_record(&records, &pos, RINGTAP_TARGET), "one more TARGET");
}

/* ---- nobody asks ---- */

static void only_who_asks_is_told(struct capture *c)
{
	struct ringtap_filter filter;
	struct records records;

	filter_all(&filter);
	capture_filtered(c, &filter, file_calls, NULL, &records);
	expect_eq(count_records(&records, RINGTAP_TARGET), 0, "TARGETs of who does not ask");
	filter.types |= 1 << RINGTAP_TARGET;
	filter.flags = RINGTAP_FILTER_FAILED;
	capture_filtered(c, &filter, file_calls, NULL, &records);
	expect_eq(count_records(&records, RINGTAP_TARGET), 0, "TARGETs of failed calls only");
}

int main(void)
{
	void (*const tests[])(struct capture *) = { each_call_has_its_paths, what_vanished_is_told,
						    each_message_has_its_address,
						    only_who_asks_is_told };
	struct capture c;
	size_t i;

	capture_open(&c);
	if (~c.info.features & (RINGTAP_FEAT_TARGET | RINGTAP_FEAT_PEER))
		skip("this kernel does not tell of targets: features are %#llx",
		     (unsigned long long)c.info.features);
	capture_close(&c);
	shared = shared_memory(sizeof(*shared));
	for (i = 0; i < ARRAY_SIZE(tests); i++) {
		capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 80, 1 << 22);
		tests[i](&c);
		capture_close(&c);
	}
	return 0;
}
