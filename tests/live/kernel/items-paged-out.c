// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Memory that is not paged in: either the right bytes, or none and a flag. What
 * the call itself has read is paged in by then, and whole.
 */
#include <fcntl.h>
#include <sys/mman.h>
#include "lib.h"

#define LEN 64

static const char *file_name = "/tmp/items-paged-out";
static int null, fd;
static char truth[3][LEN];

static char *fresh_mapping(void)
{
	char *map = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);

	expect(map != MAP_FAILED, "mmap: %m");
	return map;
}

static void write_it(const char *from)
{
	raw_call(SYS_write, null, (long)from, LEN, 0, 0, 0);
}

static void calls(void *arg)
{
	char *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char *file = fresh_mapping(), *path;

	(void)arg;
	/* /dev/null reads nothing, so nobody pages it in. */
	write_it(file);
	memset(memory, 'x', 4096);
	madvise(memory, 4096, MADV_DONTNEED);
	write_it(memory);
	posix_fadvise(fd, 0, 4096, POSIX_FADV_DONTNEED);
	path = fresh_mapping();
	raw_call(SYS_openat, AT_FDCWD, (long)path, O_RDONLY, 0, 0, 0);
	write_it(path);
}

static void make_file(void)
{
	char page[4096] = "/no/path/in/a/file";

	fd = open(file_name, O_RDWR | O_CREAT | O_TRUNC, 0600);
	null = open("/dev/null", O_WRONLY);
	expect(fd >= 0 && null >= 0, "files: %m");
	expect(write(fd, page, sizeof(page)) == sizeof(page) && !fsync(fd), "write: %m");
	unlink(file_name);
	memcpy(truth[0], page, LEN);
	memcpy(truth[2], page, LEN);
}

int main(void)
{
	const struct ringtap_syscall *sys;
	const struct ringtap_item *item;
	struct records records;
	struct capture c;
	size_t pos = 0;
	int i;

	make_file();
	capture_make(&c, 0, 80, 1 << 20);
	capture_child(&c, calls, NULL, &records);
	for (i = 0; i < 3; i++) {
		sys = next_call(&records, &pos, ANY, SYS_write);
		item = sys ? item_find(&sys->h, RINGTAP_KIND_BUFFER, 1) : NULL;
		expect(item, "write %d has no item", i);
		expect_eq(item->orig_len, LEN, "length of write %d", i);
		if (i < 2 && item->flags == RINGTAP_ITEM_FAULTED)
			expect_eq(item->len, 0, "bytes of a page that is not there");
		else
			expect_item(&sys->h, RINGTAP_KIND_BUFFER, 1, truth[i], LEN, LEN, 0, "the bytes");
	}
	sys = find_call(&records, ANY, SYS_openat);
	expect(sys, "no openat");
	expect_item(&sys->h, RINGTAP_KIND_PATH, 1, truth[0], 18, 18, 0, "a path that openat paged in");
	return 0;
}
