// SPDX-License-Identifier: MIT OR Apache-2.0
/* A control group whose path is longer than a path may be: what is told of it is flagged as cut. */
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include "lib.h"

#define MOUNT "/tmp/cgroup-long"
#define DEPTH 20
#define NAME 240

static char name[NAME + 1];

/* Down to that depth, one after the other, since no path leads there. */
static void go_down(int depth)
{
	int i;

	expect(!chdir(MOUNT), "%s: %m", MOUNT);
	for (i = 0; i < depth; i++) {
		mkdir(name, 0755);
		expect(!chdir(name), "a control group at depth %d: %m", i + 1);
	}
}

static void clean_up(void)
{
	int i;

	write_file(MOUNT "/cgroup.procs", "0");
	go_down(DEPTH);
	for (i = 0; i < DEPTH; i++)
		if (chdir("..") || rmdir(name))
			break;
	expect(!chdir("/"), "/: %m");
	umount(MOUNT);
	rmdir(MOUNT);
}

/* exec from a group at that depth */
static void run(void *arg)
{
	go_down((intptr_t)arg);
	expect(write_file("cgroup.procs", "0"), "cgroup.procs: %m");
	expect(!chdir("/"), "/: %m");
	execl("/bin/true", "true", NULL);
	_exit(1);
}

static void check(int depth)
{
	const struct ringtap_item *item;
	struct records records;
	struct capture c;
	char expected[DEPTH * (NAME + 1) + 1] = "";
	uint32_t len, i;

	for (i = 0; i < (uint32_t)depth; i++)
		strcat(strcat(expected, "/"), name);
	len = depth * (NAME + 1);
	capture_make(&c, 0, 80, 1 << 20);
	capture_child(&c, run, (void *)(intptr_t)depth, &records);
	item = item_find(next_record(&records, NULL, RINGTAP_EXEC), RINGTAP_KIND_CGROUP, ANY);
	expect(item, "no item CGROUP");
	expect(!memcmp(item_data(item), expected, item->len), "another group");
	if (len < 4096) {
		expect_eq(item->flags, RINGTAP_ITEM_KERNEL, "flags of %u bytes", len);
		expect_eq(item->len, len, "bytes");
		expect_eq(item->orig_len, len, "bytes that there were");
	} else {
		expect_eq(item->flags, RINGTAP_ITEM_KERNEL | RINGTAP_ITEM_TRUNCATED, "flags of %u bytes", len);
		expect(item->orig_len > item->len && item->orig_len <= len, "%u of %llu bytes are told, of %u",
		       item->len, (unsigned long long)item->orig_len, len);
	}
	capture_close(&c);
}

int main(void)
{
	memset(name, 'n', NAME);
	mkdir(MOUNT, 0755);
	if (mount("none", MOUNT, "cgroup2", 0, NULL))
		skip("this kernel has no control groups of version 2: %s", strerror(errno));
	check(1);
	check(16);
	check(DEPTH);
	clean_up();
	return 0;
}
