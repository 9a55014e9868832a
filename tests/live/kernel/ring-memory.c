// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * The rings of all captures together have a limit, started or not, and so has the number of
 * captures; the control group of who sets one up is charged for its rings.
 */
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include "lib.h"

#define PARAMETER "/sys/module/ringtap/parameters/memory_max"
#define GROUPS "/tmp/ring-memory"
#define RING_SIZE (8UL << 20)
#define MANY 200

static struct capture captures[MANY];

static int set_up(struct capture *c, uint64_t ring_size)
{
	struct ringtap_setup setup = { .size = sizeof(setup), .ring_size = ring_size };

	capture_open(c);
	return request(c, RINGTAP_IOC_SETUP, &setup);
}

/* How many can be set up before there is that error; all are open then. */
static unsigned int how_many(uint64_t ring_size, int error)
{
	unsigned int nr;
	int err = 0;

	for (nr = 0; nr < MANY && !err; nr++)
		err = set_up(&captures[nr], ring_size);
	expect_eq(err, error, "SETUP after %u captures with rings of %llu bytes", nr - 1,
		  (unsigned long long)ring_size);
	return nr - 1;
}

static void close_all(unsigned int nr)
{
	while (nr)
		close(captures[--nr].fd);
}

static void memory_of_all(void)
{
	uint64_t all = RING_SIZE * online_cpus() * 3 + (4UL << 20);
	struct capture one;
	unsigned int nr;
	char text[32];

	snprintf(text, sizeof(text), "%llu", (unsigned long long)all >> 20);
	expect(write_file(PARAMETER, text), "%s: %m", PARAMETER);
	nr = how_many(RING_SIZE, -EDQUOT);
	expect_eq(nr, 3, "captures that fit into the memory of all");
	capture_open(&one);
	expect_eq(one.info.memory_max, all, "memory_max");
	expect(one.info.memory_taken > RING_SIZE * online_cpus() * 3 && one.info.memory_taken <= all,
	       "memory_taken is %llu", (unsigned long long)one.info.memory_taken);
	close(captures[--nr].fd);
	expect_eq(set_up(&captures[nr], RING_SIZE), 0, "SETUP when one has gone");
	close_all(4);
	close(one.fd);
	capture_open(&one);
	expect_eq(one.info.memory_taken, 0, "memory_taken when all have gone");
	close(one.fd);
	expect(write_file(PARAMETER, "0"), "%s: %m", PARAMETER);
}

static void number_of_all(void)
{
	struct rlimit files = { MANY + 50, MANY + 50 };
	unsigned int nr;

	setrlimit(RLIMIT_NOFILE, &files);
	nr = how_many(1 << 15, -EMFILE);
	expect_eq(nr, captures[0].info.captures_setup_max, "captures that are set up");
	close_all(nr + 1);
	expect_eq(set_up(&captures[0], 1 << 15), 0, "SETUP when all have gone");
	close(captures[0].fd);
}

/* ---- who pays ---- */

static uint64_t charged(const char *group)
{
	char path[128], text[32];

	snprintf(path, sizeof(path), GROUPS "/%s/memory.current", group);
	expect(slurp(path, text, sizeof(text)), "%s: %m", path);
	return strtoull(text, NULL, 10);
}

static void enter(const char *group, const char *limit)
{
	char path[128];

	snprintf(path, sizeof(path), GROUPS "/%s", group);
	mkdir(path, 0755);
	snprintf(path, sizeof(path), GROUPS "/%s/memory.max", group);
	expect(write_file(path, limit), "%s: %m", path);
	snprintf(path, sizeof(path), GROUPS "/%s/cgroup.procs", group);
	expect(write_file(path, "0"), "%s: %m", path);
}

static void pay(void *arg)
{
	uint64_t before, rings = RING_SIZE * online_cpus();
	struct capture c;

	(void)arg;
	enter("rich", "max");
	before = charged("rich");
	expect_eq(set_up(&c, RING_SIZE), 0, "SETUP in a group without a limit");
	expect(charged("rich") >= before + rings, "of %llu bytes of rings the group pays %llu",
	       (unsigned long long)rings, (unsigned long long)(charged("rich") - before));
	close(c.fd);
	enter("poor", "4M");
	expect_eq(set_up(&c, RING_SIZE), -ENOMEM, "SETUP in a group without the memory");
	expect_eq(set_up(&c, 1 << 15), 0, "SETUP in it with small rings");
	close(c.fd);
}

static bool kernel_charges(void)
{
	unsigned int major = 0, minor = 0;
	struct utsname name;

	uname(&name);
	sscanf(name.release, "%u.%u", &major, &minor);
	return major > 5 || (major == 5 && minor >= 11);
}

static void who_pays(void)
{
	struct child payer;
	const char *trouble = NULL;

	mkdir(GROUPS, 0755);
	if (mount("none", GROUPS, "cgroup2", 0, NULL))
		trouble = "this kernel has no control groups of version 2";
	else if (!write_file(GROUPS "/cgroup.subtree_control", "+memory"))
		trouble = "this kernel has no controller of memory there";
	if (!trouble) {
		child_fork(&payer, pay, NULL);
		child_go(&payer);
		child_join(&payer);
	}
	rmdir(GROUPS "/rich");
	rmdir(GROUPS "/poor");
	umount(GROUPS);
	rmdir(GROUPS);
	if (trouble)
		skip("%s", trouble);
}

int main(void)
{
	memory_of_all();
	number_of_all();
	if (!kernel_charges())
		skip("before Linux 5.11 pages that are charged cannot be mapped");
	who_pays();
	return 0;
}
