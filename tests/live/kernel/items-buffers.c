// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Buffers: cut at exactly snaplen, with the length they had; what cannot be
 * read is flagged; what a call reads is there only when it succeeded.
 */
#include <fcntl.h>
#include <sys/mman.h>
#include "lib.h"

#define MOST (RINGTAP_SNAPLEN_MAX + 1)

static char text[MOST];
static int null, pipe_fds[2];

/* What is given to write, and how many bytes of it can be read */
static struct {
	const char *name, *from;
	uint64_t len, readable;
} writes[16];
static int nr_writes;

static void add(const char *name, const char *from, uint64_t len, uint64_t readable)
{
	writes[nr_writes].name = name;
	writes[nr_writes].from = from;
	writes[nr_writes].len = len;
	writes[nr_writes++].readable = readable;
}

static void make_writes(uint32_t snaplen)
{
	nr_writes = 0;
	add("nothing", text, 0, 0);
	add("one byte", text, 1, 1);
	add("snaplen bytes", text, snaplen, snaplen);
	add("one more than snaplen", text, snaplen + 1, snaplen + 1);
	add("all", text, sizeof(text), sizeof(text));
	add("20 bytes before nothing", memory_before(4096, -1) - 20, 60, 20);
	add("20 bytes before what may not be read", memory_before(4096, PROT_NONE) - 20, 60, 20);
	add("5000 bytes before nothing", memory_before(8192, -1) - 5000, 9000, 5000);
	add("nothing that is there", memory_before(4096, -1), 30, 0);
	add("the first page", (char *)8, 30, 0);
	add("the kernel", (char *)0xffff888000000000, 30, 0);
}

static void calls(void *arg)
{
	char buffer[64] = "before";
	int i;

	(void)arg;
	for (i = 0; i < nr_writes; i++)
		raw_call(SYS_pwrite64, null, (long)writes[i].from, writes[i].len, 0, 0, 0);
	raw_call(SYS_write, pipe_fds[1], (long)"seven..", 7, 0, 0, 0);
	raw_call(SYS_read, pipe_fds[0], (long)buffer, sizeof(buffer), 0, 0, 0);
	raw_call(SYS_read, 999, (long)buffer, sizeof(buffer), 0, 0, 0);
	raw_call(SYS_pread64, null, (long)buffer, sizeof(buffer), 0, 0, 0);
	raw_call(SYS_readlinkat, AT_FDCWD, (long)"/proc/self/exe/none", (long)buffer,
		 sizeof(buffer), 0, 0);
	raw_call(SYS_readlinkat, AT_FDCWD, (long)"/proc/self/fd/99", (long)buffer, sizeof(buffer),
		 0, 0);
	raw_call(SYS_chdir, (long)"/proc", 0, 0, 0, 0, 0);
	raw_call(SYS_getcwd, (long)buffer, sizeof(buffer), 0, 0, 0, 0);
}

static uint32_t least(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

static void check_writes(const struct records *records, uint32_t snaplen)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0;
	int i;

	for (i = 0; i < nr_writes; i++) {
		uint32_t want = least(writes[i].len, snaplen);
		uint32_t got = least(want, writes[i].readable);
		int flags = 0;

		if (got < want)
			flags = RINGTAP_ITEM_FAULTED;
		else if (want < writes[i].len)
			flags = RINGTAP_ITEM_TRUNCATED;
		sys = next_call(records, &pos, ANY, SYS_pwrite64);
		expect(sys, "the write of %s is missing", writes[i].name);
		expect_item(&sys->h, RINGTAP_KIND_BUFFER, 1, writes[i].from, got, writes[i].len, flags,
			    writes[i].name);
	}
}

static void expect_out(const struct ringtap_syscall *sys, int arg, const char *bytes, uint32_t len,
		       uint32_t snaplen, const char *what)
{
	uint32_t kept = least(len, snaplen);

	expect(sys, "%s is missing", what);
	expect_item(&sys->h, RINGTAP_KIND_BUFFER, arg, bytes, kept, len,
		    kept < len ? RINGTAP_ITEM_TRUNCATED : 0, what);
}

static void check_reads(const struct records *records, uint32_t snaplen)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0;

	/* The child's own first read is what let it go. */
	sys = next_call(records, &pos, ANY, SYS_read);
	sys = next_call(records, &pos, ANY, SYS_read);
	expect_out(sys, 1, "seven..", 7, snaplen, "a read");
	sys = next_call(records, &pos, ANY, SYS_read);
	expect(sys && sys->ret == -EBADF && !item_next(&sys->h, NULL), "a failed read has an item");
	sys = find_call(records, ANY, SYS_pread64);
	expect(sys && sys->ret == -EBADF && !item_next(&sys->h, NULL), "a failed pread has an item");
	sys = find_call(records, ANY, SYS_readlinkat);
	expect(sys && sys->ret < 0, "no readlinkat that failed");
	expect(item_find(&sys->h, RINGTAP_KIND_PATH, 1), "a failed readlinkat has no path");
	expect(!item_find(&sys->h, RINGTAP_KIND_BUFFER, ANY), "a failed readlinkat has a buffer");
	expect_out(find_call(records, ANY, SYS_getcwd), 0, "/proc", 6, snaplen, "getcwd");
}

static void check(uint32_t snaplen)
{
	struct records records;
	struct capture c;

	make_writes(snaplen);
	capture_make(&c, 0, snaplen, 2 << 20);
	capture_child(&c, calls, NULL, &records);
	check_writes(&records, snaplen);
	check_reads(&records, snaplen);
	capture_close(&c);
}

int main(void)
{
	static const uint32_t snaplens[] = { 0, 1, 80, 4099, RINGTAP_SNAPLEN_MAX };
	size_t i;

	for (i = 0; i < sizeof(text); i++)
		text[i] = i * 7 + i / 251;
	null = open("/dev/null", O_WRONLY);
	expect(null >= 0 && !pipe(pipe_fds), "files: %m");
	for (i = 0; i < ARRAY_SIZE(snaplens); i++)
		check(snaplens[i]);
	return 0;
}
