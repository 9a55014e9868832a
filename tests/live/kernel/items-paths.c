// SPDX-License-Identifier: MIT OR Apache-2.0
/* Path names: whole up to PATH_MAX in rings of any size, flagged where they cannot be read. */
#include <fcntl.h>
#include <limits.h>
#include <sys/mman.h>
#include "lib.h"

#define PATHS 12

/* What is given to openat, and what is to be recorded of it */
static struct {
	const char *name, *path;
	int64_t ret;
	uint32_t len;
	int flags;
	bool none;
} paths[PATHS];
static int nr_paths;

static char longest[PATH_MAX + 1], too_long[PATH_MAX + 2];

static void add(const char *name, const char *path, int64_t ret, uint32_t len, int flags)
{
	paths[nr_paths].name = name;
	paths[nr_paths].path = path;
	paths[nr_paths].ret = ret;
	paths[nr_paths].len = len;
	paths[nr_paths++].flags = flags;
}

static void add_bad(const char *name, const char *path, uint32_t readable)
{
	add(name, path, -EFAULT, readable, RINGTAP_ITEM_FAULTED);
}

static char *ending(char *end, const char *text, size_t len)
{
	return memcpy(end - len, text, len);
}

static void make_paths(void)
{
	int i;

	for (i = 0; i < PATH_MAX; i++)
		longest[i] = too_long[i] = i % 64 ? 'a' + i % 26 : '/';
	longest[PATH_MAX - 1] = 0;
	too_long[PATH_MAX] = 'x';
	add("a path", "/no/such/file", -ENOENT, 13, 0);
	add("an empty path", "", -ENOENT, 0, 0);
	add("the longest path", longest, -ENOENT, PATH_MAX - 1, 0);
	add("a path too long", too_long, -ENAMETOOLONG, PATH_MAX, RINGTAP_ITEM_TRUNCATED);
	add("a path up to the end of memory", ending(memory_before(4096, -1), "/no/end", 8), -ENOENT,
	    7, 0);
	add_bad("a path without its end", ending(memory_before(4096, -1), "/no/en", 6), 6);
	add_bad("a path that goes on where it may not be read",
		ending(memory_before(8192, PROT_NONE), longest, 3000), 3000);
	add_bad("a path in nothing", memory_before(4096, -1), 0);
	add_bad("a path that may not be read", memory_before(4096, PROT_NONE), 0);
	add_bad("a path in the first page", (char *)8, 0);
	add_bad("a path in the kernel", (char *)0xffff888000000000, 0);
	add_bad("a null pointer", NULL, 0);
	paths[nr_paths - 1].none = true;
}

static void calls(void *arg)
{
	int i;

	(void)arg;
	for (i = 0; i < nr_paths; i++)
		raw_call(SYS_openat, AT_FDCWD, (long)paths[i].path, O_RDONLY, 0, 0, 0);
	raw_call(SYS_symlinkat, (long)"from here", AT_FDCWD, (long)"/no/to/there", 0, 0, 0);
	raw_call(SYS_renameat, AT_FDCWD, (long)"/no/old", AT_FDCWD, (long)"/no/new", 0, 0);
}

static void check_pairs(const struct records *records)
{
	const struct ringtap_syscall *sys = find_call(records, ANY, SYS_symlinkat);

	expect(sys, "no symlinkat");
	expect_item(&sys->h, RINGTAP_KIND_PATH, 0, "from here", 9, 9, 0, "symlinkat's target");
	expect_item(&sys->h, RINGTAP_KIND_PATH, 2, "/no/to/there", 12, 12, 0, "symlinkat's name");
	sys = find_call(records, ANY, SYS_renameat);
	expect(sys, "no renameat");
	expect_item(&sys->h, RINGTAP_KIND_PATH, 1, "/no/old", 7, 7, 0, "renameat's old name");
	expect_item(&sys->h, RINGTAP_KIND_PATH, 3, "/no/new", 7, 7, 0, "renameat's new name");
}

static void check(uint64_t ring_size)
{
	const struct ringtap_syscall *sys;
	struct records records;
	struct capture c;
	size_t pos = 0;
	int i;

	capture_make(&c, 0, 80, ring_size);
	capture_child(&c, calls, NULL, &records);
	for (i = 0; i < nr_paths; i++) {
		sys = next_call(&records, &pos, ANY, SYS_openat);
		expect(sys, "%s is missing", paths[i].name);
		expect_eq(sys->ret, paths[i].ret, "openat of %s", paths[i].name);
		if (paths[i].none)
			expect(!item_next(&sys->h, NULL), "%s has an item", paths[i].name);
		else
			expect_item(&sys->h, RINGTAP_KIND_PATH, 1, paths[i].path, paths[i].len,
				    paths[i].len, paths[i].flags, paths[i].name);
	}
	check_pairs(&records);
	capture_close(&c);
}

int main(void)
{
	make_paths();
	check(32768);
	check(1 << 20);
	return 0;
}
