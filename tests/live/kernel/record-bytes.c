// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Every byte of every record was written, padding and the ends of items included: in rings
 * that were filled with a pattern none of it is left in any record.
 */
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include "lib.h"

#define PARAMETER "/sys/module/ringtap/parameters/poison"
/* A byte that was written may be the same as one of them: a process's id is what it is. */
#define PATTERNS 2
#define FIXED_MAX 512

/* By kind of thing: of how many each byte was seen, and of how many it was the pattern's */
struct seen {
	unsigned int total[PATTERNS];
	unsigned int poisoned[PATTERNS][FIXED_MAX];
};

static const unsigned char patterns[PATTERNS] = { 0xd6, 0x69 };
static int pattern;	/* which one the rings have now */

static struct seen types[RINGTAP_TYPES_MAX], kinds[RINGTAP_KINDS];

/* ---- what is recorded ---- */

static void nothing(int signal)
{
	(void)signal;
}

static void *end_thread(void *arg)
{
	return arg;
}

static void run_program(const char *program, const char *arg)
{
	char *argv[] = { (char *)program, (char *)arg, NULL }, *envp[] = { "A=1", "BC=", NULL };

	if (!fork()) {
		execve(program, argv, envp);
		_exit(1);
	}
	wait(NULL);
}

static void short_addresses(void)
{
	struct sockaddr_in6 address = { .sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT };
	int fd = socket(AF_INET6, SOCK_DGRAM, 0);

	connect(fd, (void *)&address, sizeof(address));
	bind(fd, (void *)&address, 3);
	close(fd);
}

static void pass_descriptor(void)
{
	struct { struct cmsghdr h; int fd; } control = {
		{ CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS }, STDERR_FILENO,
	};
	struct iovec byte = { "x", 1 };
	struct msghdr message = { .msg_iov = &byte, .msg_iovlen = 1, .msg_control = &control,
				  .msg_controllen = control.h.cmsg_len };
	int pair[2];

	expect(!socketpair(AF_UNIX, SOCK_DGRAM, 0, pair), "socketpair");
	expect_eq(sendmsg(pair[0], &message, 0), 1, "sendmsg");
	close(pair[0]);
	close(pair[1]);
}

static void other_root(void)
{
	if (!fork())
		_exit(chroot("."));
	wait(NULL);
}

/* Names and buffers of every length up to a word's, and what live-every-call makes */
static void all_kinds(void *arg)
{
	static const char bytes[] = "/abcdefghijklmn";
	pthread_t thread;
	size_t len;
	char path[32];
	int fd = open("/dev/null", O_WRONLY);

	expect(!chdir(arg), "chdir");
	for (len = 0; len < sizeof(bytes); len++) {
		snprintf(path, sizeof(path), "%.*s", (int)len, bytes);
		access(path, F_OK);
		access(path + (len > 0), F_OK);
		expect_eq(write(fd, bytes, len), len, "write");
	}
	signal(SIGUSR1, nothing);
	raise(SIGUSR1);
	expect(!pthread_create(&thread, NULL, end_thread, NULL), "thread");
	pthread_join(thread, NULL);
	short_addresses();
	pass_descriptor();
	other_root();
	run_program(beside("live-every-call"), "/dev/null");
	run_program(beside("compat32_calls"), NULL);
}

/* ---- and whether all of it was written ---- */

static void see_fixed(struct seen *seen, const void *at, size_t len)
{
	const unsigned char *bytes = at;
	size_t i;

	seen->total[pattern]++;
	for (i = 0; i < len && i < FIXED_MAX; i++)
		seen->poisoned[pattern][i] += bytes[i] == patterns[pattern];
}

static size_t fixed_of(int kind, size_t len)
{
	static const size_t sizes[RINGTAP_KINDS] = {
		[RINGTAP_KIND_SUBCALL] = sizeof(struct ringtap_subcall),
		[RINGTAP_KIND_FILE] = sizeof(struct ringtap_file),
		[RINGTAP_KIND_ROOT] = sizeof(struct ringtap_file),
		[RINGTAP_KIND_SOCKET] = sizeof(struct ringtap_socket),
		[RINGTAP_KIND_CRED] = sizeof(struct ringtap_cred),
		[RINGTAP_KIND_MEMORY] = sizeof(struct ringtap_memory),
		[RINGTAP_KIND_TAIL] = sizeof(struct ringtap_tail),
	};

	return sizeof(struct ringtap_item) + (sizes[kind] < len ? sizes[kind] : len);
}

static void see_items(const struct ringtap_record *rec)
{
	const struct ringtap_item *item = NULL;
	uint32_t i;

	while ((item = item_next(rec, item))) {
		const char *data = item_data(item);

		expect(item->kind > RINGTAP_KIND_NONE && item->kind < RINGTAP_KINDS, "an item of kind %u",
		       item->kind);
		see_fixed(&kinds[item->kind], item, fixed_of(item->kind, item->len));
		for (i = item->len; i < RINGTAP_ALIGN(item->len); i++)
			expect(!data[i], "type %u, item %u of %u bytes: byte %u behind it is %#x", rec->type,
			       item->kind, item->len, i - item->len, data[i]);
	}
}

static void see_record(const struct capture *c, const struct ringtap_record *rec)
{
	const unsigned char *bytes = (const void *)rec;
	const uint32_t poison = patterns[pattern] * 0x01010101U;
	uint32_t i;

	for (i = 0; i < rec->len; i += 4)
		if (!memcmp(bytes + i, &poison, 4))
			fail("a record of type %u, %u bytes long, call %d: bytes %u to %u were not written",
			     rec->type, rec->len, rec->type == RINGTAP_SYSCALL || rec->type == RINGTAP_ENTRY ?
			     ((const struct ringtap_syscall *)rec)->nr : -1, i, i + 3);
	see_fixed(&types[rec->type], rec, c->info.record_size[rec->type]);
	see_items(rec);
}

static void keep_seen(const struct ringtap_record *rec, int cpu, void *arg)
{
	(void)cpu;
	see_record(arg, rec);
}

static void check_each(const struct seen *seen, const char *what, int which)
{
	size_t i;
	int p;

	for (p = 0; p < PATTERNS; p++)
		if (seen->total[p] <= 3)
			return;
	for (i = 0; i < FIXED_MAX; i++) {
		for (p = 0; p < PATTERNS && seen->poisoned[p][i] == seen->total[p]; p++)
			;
		expect(p < PATTERNS, "byte %zu of %s %d was written in none of %u", i, what, which,
		       seen->total[0] + seen->total[1]);
	}
}

static void poison(bool on)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", on ? patterns[pattern] : 0);
	expect(write_file(PARAMETER, text), "%s: %m", PARAMETER);
}

static void capture_all(uint32_t flags)
{
	char directory[] = "/tmp/record-bytes-XXXXXX";
	struct ringtap_filter filter;
	struct records records;
	struct capture c;
	size_t i;

	poison(true);
	capture_make(&c, flags, 80, 8 << 20);
	poison(false);
	filter_all(&filter);
	filter.types = (1 << RINGTAP_TYPES) - 1;
	if (!(c.info.features & RINGTAP_FEAT_SWITCH))
		filter.types &= ~(1ULL << RINGTAP_SWITCH);
	if (!(c.info.features & RINGTAP_FEAT_FAULT))
		filter.types &= ~(1ULL << RINGTAP_FAULT);
	if (!(c.info.features & RINGTAP_FEAT_SIGNAL))
		filter.types &= ~(1ULL << RINGTAP_SIGNAL);
	capture_filtered(&c, &filter, all_kinds, mkdtemp(directory), &records);
	expect_eq(records.status, 0, "status of the child");
	for (i = 0; i < records.nr; i++)
		see_record(&c, records.at[i].rec);
	capture_close(&c);
}

static void marks(void *arg)
{
	int i;

	(void)arg;
	pin_to(0);
	for (i = 0; i < 2000; i++)
		MARK(i);
}

/* What tells of records that are not there */
static void fill_up(bool protected)
{
	struct ringtap_protect protect = { .size = sizeof(protect) };
	struct child child;
	struct capture c;

	poison(true);
	capture_make(&c, 0, 0, 1 << 15);
	poison(false);
	if (protected)
		expect_eq(request(&c, RINGTAP_IOC_PROTECT, &protect), 0, "PROTECT");
	child_fork(&child, marks, NULL);
	capture_start(&c);
	child_go(&child);
	child_join(&child);
	capture_drain(&c, keep_seen, &c);
	capture_finish(&c, keep_seen, &c);
	capture_close(&c);
}

int main(void)
{
	static const int needed[] = {
		RINGTAP_KIND_PATH, RINGTAP_KIND_STRING, RINGTAP_KIND_BUFFER, RINGTAP_KIND_SOCKADDR,
		RINGTAP_KIND_ARGV, RINGTAP_KIND_ENVP, RINGTAP_KIND_EXE, RINGTAP_KIND_CWD, RINGTAP_KIND_STRUCT,
		RINGTAP_KIND_CONTROL, RINGTAP_KIND_FILE, RINGTAP_KIND_BASE, RINGTAP_KIND_SOCKET,
		RINGTAP_KIND_CRED, RINGTAP_KIND_MEMORY, RINGTAP_KIND_ROOT,
	};
	size_t i;

	for (pattern = 0; pattern < PATTERNS; pattern++) {
		capture_all(RINGTAP_SETUP_ENTRY_TIME | RINGTAP_SETUP_ENTRIES | RINGTAP_SETUP_ENV);
		capture_all(0);
		fill_up(false);
		fill_up(true);
	}
	for (i = RINGTAP_LOST; i < RINGTAP_OVERWRITTEN; i++)
		expect(types[i].total[0] || i == RINGTAP_SIGNAL, "no record of type %zu was seen", i);
	for (i = 0; i < ARRAY_SIZE(needed); i++)
		expect(kinds[needed[i]].total[0], "no item of kind %d was seen", needed[i]);
	for (i = 0; i < RINGTAP_TYPES; i++)
		check_each(&types[i], "records of type", i);
	for (i = 0; i < RINGTAP_KINDS; i++)
		check_each(&kinds[i], "items of kind", i);
	return 0;
}
