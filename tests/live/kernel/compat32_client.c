// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A 32-bit client, with the same header: sets a capture of itself up, maps the
 * rings and reads its own calls. Run by test-client-32bit.
 */
#include "compat32.h"
#include "ringtap.h"

#define SIZE_IS(type, size) _Static_assert(sizeof(struct type) == (size), #type)
#define IS_AT(type, member, offset) \
	_Static_assert(__builtin_offsetof(struct type, member) == (offset), #type "." #member)

#include "layout.h"

#define O_RDWR 2
#define PROT_READ 1
#define PROT_WRITE 2
#define MAP_SHARED 1
#define RING_SIZE 65536
#define CALLS 50

static struct ringtap_info info = { .size = sizeof(info) };
static struct ringtap_setup setup = { .size = sizeof(setup), .snaplen = 80, .ring_size = RING_SIZE };
static struct ringtap_filter filter = { .size = sizeof(filter) };
static struct ringtap_stat stat = { .size = sizeof(stat), .cpu = RINGTAP_ALL_CPUS };
static u64 bits[16];
static struct ringtap_cpus cpus = { .size = sizeof(cpus), .words = 16 };

static void need(int is_so, const char *what)
{
	if (is_so)
		return;
	say("a 32-bit client: ");
	say(what);
	say("\n");
	call(CALL_EXIT_GROUP, 1, 0, 0, 0, 0);
}

static void ask(int fd, u32 what, void *arg, const char *name)
{
	need(!call(CALL_IOCTL, fd, what, (u32)arg, 0, 0), name);
}

static void *map(int fd, u64 at, u32 len, u32 protection)
{
	u32 to = call6(CALL_MMAP2, 0, len, protection, MAP_SHARED, fd, at >> 12);

	need(to < 0xfffff000, "mmap");
	return (void *)to;
}

static u32 seen;

static void read_record(const struct ringtap_record *rec)
{
	const struct ringtap_syscall *sys = (const void *)rec;

	if (rec->type != RINGTAP_SYSCALL || sys->nr != CALL_GETPPID)
		return;
	need(sys->abi == RINGTAP_ABI_COMPAT, "the ABI of its own call");
	need(sys->args[0] == (0x80000000 | seen), "the argument of its own call");
	need(sys->ret > 0, "the result of its own call");
	seen++;
}

static void read_ring(int fd, u32 cpu)
{
	u64 at = cpu * setup.ring_stride, tail = 0, head;
	struct ringtap_consumer *consumer = map(fd, at, 4096, PROT_READ | PROT_WRITE);
	char *data = map(fd, at + 4096, 4096 + 2 * RING_SIZE, PROT_READ);

	head = ((struct ringtap_producer *)data)->head;
	while (tail != head) {
		const struct ringtap_record *rec = (void *)(data + 4096 + ((u32)tail & (RING_SIZE - 1)));

		need(rec->len >= 8 && rec->len <= head - tail, "the length of a record");
		read_record(rec);
		tail += rec->len;
	}
	consumer->tail = tail;
}

static void make_filter(void)
{
	filter.flags = RINGTAP_FILTER_SELF;
	filter.types = 1 << RINGTAP_SYSCALL;
	filter.syscalls[RINGTAP_ABI_COMPAT][CALL_GETPPID / 64] = 1ULL << (CALL_GETPPID % 64);
}

int run(u32 argc, char **argv, const u32 *auxv)
{
	int fd = call(CALL_OPEN, (u32)RINGTAP_DEVICE, O_RDWR, 0, 0, 0);
	u32 i;

	(void)argc, (void)argv, (void)auxv;
	need(fd >= 0, "open");
	ask(fd, RINGTAP_IOC_INFO, &info, "INFO");
	need(info.record_size[RINGTAP_SYSCALL] == sizeof(struct ringtap_syscall), "the record's size");
	ask(fd, RINGTAP_IOC_SETUP, &setup, "SETUP");
	make_filter();
	ask(fd, RINGTAP_IOC_FILTER, &filter, "FILTER");
	cpus.bits = (u32)bits;
	ask(fd, RINGTAP_IOC_CPUS, &cpus, "CPUS");
	ask(fd, RINGTAP_IOC_START, 0, "START");
	for (i = 0; i < CALLS; i++)
		call(CALL_GETPPID, 0x80000000 | i, 0, 0, 0, 0);
	ask(fd, RINGTAP_IOC_STOP, 0, "STOP");
	/* All on one CPU, since the test has seen to it. */
	for (i = 0; i < info.nr_cpus; i++)
		if (bits[i / 64] >> (i % 64) & 1)
			read_ring(fd, i);
	need(seen == CALLS, "how many of its calls it saw");
	ask(fd, RINGTAP_IOC_STAT, &stat, "STAT");
	need(stat.produced >= CALLS && !stat.lost && !stat.unread, "STAT's numbers");
	return 0;
}
