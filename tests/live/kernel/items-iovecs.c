// SPDX-License-Identifier: MIT OR Apache-2.0
/* Vectors are gathered: in order, over empty entries, up to snaplen, up to what can be read. */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include "lib.h"

#define SNAPLEN 100
#define MANY 1024

static int null, pipe_fds[2];
static char text[4096], bytes[MANY], room[3][64];
static struct iovec many[MANY], reading[3];
static char *edge;

struct written {
	const char *name;
	struct iovec *vector;
	uint64_t count;
	const char *bytes;
	uint32_t len;
	uint64_t orig_len;
	int flags;
};

static struct iovec some[] = { { text, 5 }, { text, 0 }, { text + 5, 4 }, { NULL, 0 } };
static struct iovec big[] = { { text, 60 }, { text + 60, 300 }, { text + 360, 7 } };
static struct iovec exact[] = { { text, 60 }, { text + 60, 40 } };
static struct iovec bad[] = { { text, 5 }, { (void *)8, 9 }, { text + 5, 4 } };
static struct iovec part[] = { { text, 5 }, { NULL, 50 } };

static struct written written[] = {
	{ "three entries and empty ones", some, 4, text, 9, 9, 0 },
	{ "more than snaplen", big, 3, text, SNAPLEN, 367, RINGTAP_ITEM_TRUNCATED },
	{ "exactly snaplen", exact, 2, text, SNAPLEN, SNAPLEN, 0 },
	{ "no entry", some, 0, text, 0, 0, 0 },
	{ "1024 entries", many, MANY, bytes, SNAPLEN, MANY, RINGTAP_ITEM_TRUNCATED },
	{ "an entry in nothing", bad, 3, text, 5, 0, RINGTAP_ITEM_FAULTED },
	{ "an entry that is half there", part, 2, NULL, 25, 0, RINGTAP_ITEM_FAULTED },
	{ "a vector that is half there", NULL, 3, text, 9, 0, RINGTAP_ITEM_FAULTED },
	{ "a vector in nothing", (void *)8, 2, text, 0, 0, RINGTAP_ITEM_FAULTED },
};

static void make(void)
{
	struct iovec *half = (struct iovec *)memory_before(4096, -1) - 2;
	static char half_bytes[25];
	size_t i;

	for (i = 0; i < sizeof(text); i++)
		text[i] = i * 3 + 1;
	for (i = 0; i < MANY; i++) {
		bytes[i] = i * 5;
		many[i] = (struct iovec){ &bytes[i], 1 };
	}
	edge = memory_before(4096, -1) - 20;
	part[1].iov_base = edge;
	memcpy(half_bytes, text, 5);
	memset(half_bytes + 5, '.', 20);
	written[6].bytes = half_bytes;
	half[0] = some[0];
	half[1] = some[2];
	written[7].vector = half;
	for (i = 0; i < 3; i++)
		reading[i] = (struct iovec){ room[i], i == 1 ? 0 : i ? 64 : 4 };
}

static void calls(void *arg)
{
	size_t i;

	(void)arg;
	for (i = 0; i < ARRAY_SIZE(written); i++)
		raw_call(SYS_writev, null, (long)written[i].vector, written[i].count, 0, 0, 0);
	raw_call(SYS_write, pipe_fds[1], (long)text, 10, 0, 0, 0);
	raw_call(SYS_readv, pipe_fds[0], (long)reading, 3, 0, 0, 0);
	raw_call(SYS_readv, 999, (long)reading, 3, 0, 0, 0);
	raw_call(SYS_process_vm_readv, getpid(), (long)&reading[2], 1, (long)&big[1], 1, 0);
}

static void check_written(const struct records *records)
{
	const struct ringtap_syscall *sys;
	const struct ringtap_item *item;
	size_t pos = 0, i;

	for (i = 0; i < ARRAY_SIZE(written); i++) {
		const struct written *is = &written[i];

		sys = next_call(records, &pos, ANY, SYS_writev);
		expect(sys, "%s: no writev", is->name);
		item = item_find(&sys->h, RINGTAP_KIND_BUFFER, 1);
		expect(item, "%s: no item", is->name);
		expect_bytes(item_data(item), item->len, is->bytes, is->len, is->name);
		expect_eq(item->flags, is->flags, "%s: flags", is->name);
		/* Of a vector that cannot be read the length is not known. */
		if (!(is->flags & RINGTAP_ITEM_FAULTED))
			expect_eq(item->orig_len, is->orig_len, "%s: length it had", is->name);
	}
}

static void check_read(const struct records *records)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0;

	sys = next_call(records, &pos, ANY, SYS_readv);
	expect(sys, "no readv");
	expect_item(&sys->h, RINGTAP_KIND_BUFFER, 1, text, 10, 10, 0, "readv");
	sys = next_call(records, &pos, ANY, SYS_readv);
	expect(sys && sys->ret == -EBADF && !item_next(&sys->h, NULL), "a failed readv has an item");
	sys = find_call(records, ANY, SYS_process_vm_readv);
	expect(sys, "no process_vm_readv");
	if (sys->ret == -ENOSYS) {
		puts("this kernel has no process_vm_readv");
		return;
	}
	expect_eq(sys->ret, 64, "result of process_vm_readv");
	expect_item(&sys->h, RINGTAP_KIND_BUFFER, 1, text + 60, 64, 64, 0, "process_vm_readv");
}

int main(void)
{
	struct records records;
	struct capture c;

	make();
	null = open("/dev/null", O_WRONLY);
	expect(null >= 0 && !pipe(pipe_fds), "files: %m");
	capture_make(&c, 0, SNAPLEN, 1 << 20);
	capture_child(&c, calls, NULL, &records);
	check_written(&records);
	check_read(&records);
	return 0;
}
